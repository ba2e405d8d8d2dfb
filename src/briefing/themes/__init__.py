"""Looks as data: one theme drives every writer."""
