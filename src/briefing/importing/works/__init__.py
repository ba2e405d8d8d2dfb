"""Lists of works cited: where they stand, and what each entry says."""
