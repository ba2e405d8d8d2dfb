"""Rules for markdown-it: what Pandoc's Markdown has beyond CommonMark; each turns characters into tokens with their
offsets."""
