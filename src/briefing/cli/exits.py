"""The exit codes; 0 is "built", 2 is click's own for a wrong command line."""

SOURCE_HAS_ERRORS = 1
FILE_FAILED = 3
