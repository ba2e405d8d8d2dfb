"""Floor 2: passes that turn a Report into a Document, in which nothing is left to decide."""
