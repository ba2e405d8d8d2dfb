"""The tests; helpers are imported as `tests.<room>.<module>`, whether the project is installed or not."""
