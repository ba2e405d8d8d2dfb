"""A processor for the Citation Style Language 1.0.2, which knows nothing of briefings.

style = parse_style(Path("apa.csl").read_bytes())
processor = Processor(style, {"lee": {"type": "book", "title": "Tides", ...}}, "en-US")
processor.register(["lee"])
tokens = processor.cite([Citation((Cite("lee", "4"),))])[0]
plain(tokens)  # "(Lee, 2025, p. 4)"
"""

from .citation import Citation, Cite
from .errors import DependentStyleError, StyleError
from .flat import Token
from .html import html, plain
from .positions import Placed
from .processor import Entry, Processor
from .style import Style, parse_style, read_style

__all__ = [
    "Citation", "Cite", "DependentStyleError", "Entry", "Placed", "Processor", "Style", "StyleError", "Token",
    "html", "parse_style", "plain", "read_style",
]  # fmt: skip
