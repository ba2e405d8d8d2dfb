"""The Markdown of a draft goes in; where each of its blocks and texts stands, and new Markdown, come out."""
