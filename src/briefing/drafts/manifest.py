"""A Word draft goes in; what it carries to find its way back comes out, and whether anybody touched it since."""

from __future__ import annotations

from ..core.manifest import Manifest, digest_of_parts, from_xml
from ..core.ooxml import Package, open_package

_CUSTOM = "customXml"


def read_manifest(package: Package) -> Manifest | None:
    """What the draft carries; None where it carries nothing of ours, or a program changed the source in it.

    Raises FileError where a part that it looks into is damaged.
    """
    for part in _custom_parts(package):
        found = from_xml(package.xml(part))
        if found is not None:
            return found
    return None


def is_untouched(data: bytes, name: str) -> bool | None:
    """Whether a draft is just as it was built; None: it is none of ours. `name` is what it is called in messages.

    Raises FileError where it cannot be read as a Word file.
    """
    package = open_package(data, name)
    for part in _custom_parts(package):
        manifest = from_xml(package.xml(part))
        if manifest is not None:
            return manifest.digest == digest_of_parts(_others(package, part))
    return None


def _others(package: Package, manifest: str) -> dict[str, bytes]:
    """Every part but the manifest, and the part that names it."""
    ours = {"[Content_Types].xml", manifest, *(each.target for each in package.relations(manifest).values())}
    names = [name for name in package.names if name not in ours and not name.endswith(".rels")]
    return {name: package.part(name) or b"" for name in names}


def _custom_parts(package: Package) -> list[str]:
    """The parts of custom XML, by the document's relationships or else by their names: some programs drop the ones."""
    related = [each.target for each in package.relations(package.main).values() if each.kind == _CUSTOM]
    named = [
        name for name in package.names if name.lower().startswith("customxml/item") and "props" not in name.lower()
    ]
    return [part for part in dict.fromkeys((*related, *named)) if part in package and "/_rels/" not in part]
