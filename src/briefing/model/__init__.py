"""Floor 1: what an author says - report, sections, blocks, inlines, sources; frozen, closed, only data."""
