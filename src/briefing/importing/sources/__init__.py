"""The sources of a brief that is being made: each once, by its address, under an id of its own."""

from .addresses import compared_address as compared_address
from .addresses import shown_address as shown_address
from .shelf import Shelf as Shelf
