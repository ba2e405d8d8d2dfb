"""Citation styles: a name or a path goes in; a style ready for use comes out."""

from .listing import Listed, style_names
from .load import HOUSE_STYLE, load_style

__all__ = ["HOUSE_STYLE", "Listed", "load_style", "style_names"]
