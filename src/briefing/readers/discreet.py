"""A file that a report names goes in; what travels of it comes out, without what nobody meant to publish."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from ..core.files import read_bytes


def bare_theme(path: Path) -> bytes:
    """A theme's YAML without comments; of a Word template what its look needs."""
    from ..themes.theme import is_template

    if is_template(path.name):
        from ..core.ooxml import open_file
        from ..themes.word.bare import bare

        return bare(open_file(path))
    import yaml

    read = yaml.load(read_bytes(path), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    text: str = yaml.dump(read, Dumper=yaml.SafeDumper, allow_unicode=True, sort_keys=False)
    return text.encode()


def bare_style(path: Path) -> bytes:
    """A style's XML without comments, in its canonical form (Canonical XML 2.0)."""
    return ElementTree.canonicalize(read_bytes(path).decode("utf-8-sig"), with_comments=False).encode()


def bare_picture(path: Path) -> bytes:
    """A picture as both files show it, without anything but the picture."""
    from ..resolve.images import read_image

    return read_image(path).data
