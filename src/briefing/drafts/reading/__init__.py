"""The bytes of a Word draft go in; what it shows, its comments and its tracked changes come out."""
