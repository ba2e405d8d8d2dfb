"""Rules over a Report and its Document."""
