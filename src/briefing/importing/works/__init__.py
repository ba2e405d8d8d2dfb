"""Lists of works cited: where they stand, and what each entry says."""

from .gather import gather as gather
