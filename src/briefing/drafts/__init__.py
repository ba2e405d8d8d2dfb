"""A Word draft that people edited, and the source it was built from, go in; the source with their edits comes out."""
