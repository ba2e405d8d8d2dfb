"""The PDF for distribution."""
