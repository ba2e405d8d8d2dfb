"""What a draft showed when built and what it shows now go in; the source as the draft would have it comes out."""
