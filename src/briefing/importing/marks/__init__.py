"""Marks that point at sources: found in every exporter's manner, and linked to the sources they mean."""

from .linking import link as link
from .recognising import recognise as recognise
