"""From a source to a Report."""
