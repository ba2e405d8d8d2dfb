"""The source as it was, as the draft has it, and as it is now go in; one text with its conflicts comes out."""
