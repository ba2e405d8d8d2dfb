"""The editable Word draft."""
