"""A pasted text, Markdown, HTML or a Word file into a brief with its sources; `importer.py` tells the story."""
