"""What a file says of itself: a document's properties go in, the information dictionary and the XMP packet come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...core.node import node
from .syntax import date, language, moment, text_string

if TYPE_CHECKING:
    from briefing.resolve.tree import Properties

TOOL = "briefing"

_UA_CLAIM = """\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
"""
#: Declares the property of PDF/UA that PDF/A does not know by itself (ISO 19005-2, 6.6.2.3.3).
_UA_SCHEMA = """\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""


@node
class Claims:
    """What a file says that it conforms to: PDF/A of some part, always level A, and PDF/UA-1."""

    part: int
    """2, or 3 where files of any kind are embedded (ISO 19005-3, 6.8)."""
    accessible: bool
    """PDF/UA-1: to be claimed only where it is so (ISO 14289-1, 5)."""


def speaks(properties: Properties) -> bool:
    """Whether a document has a title and a language (ISO 14289-1, 7.1 and 7.2)."""
    return bool(properties.title.strip() and language(properties.lang))


def information(properties: Properties, producer: str) -> str:
    """The information dictionary (ISO 32000-1, 14.3.3); it says what the XMP packet says (ISO 19005-2, 6.6.3)."""
    entries = {
        "Title": properties.title,
        "Author": "; ".join(properties.authors),
        "Subject": properties.description,
        "Keywords": ", ".join(properties.keywords),
        "Creator": TOOL,
        "Producer": producer,
    }
    body = "".join(f"/{key}{text_string(value)}" for key, value in entries.items() if value)
    when = date(properties.stamp)
    return f"<<{body}/CreationDate{when}/ModDate{when}>>"


def xmp(properties: Properties, producer: str, claims: Claims) -> bytes:
    """The XMP packet (ISO 16684-1): Dublin Core, dates, and the claims."""
    lang = language(properties.lang)
    when = f"{moment(properties.stamp):%Y-%m-%dT%H:%M:%SZ}"
    core = [
        "<dc:format>application/pdf</dc:format>",
        _bag("dc:language", [lang] if lang else []),
        _alternatives("dc:title", properties.title),
        _alternatives("dc:description", properties.description),
        # One entry, so that it says the same as the information dictionary's Author.
        _sequence("dc:creator", ["; ".join(properties.authors)] if properties.authors else []),
        _bag("dc:publisher", [properties.organisation] if properties.organisation else []),
        _bag("dc:subject", list(properties.keywords)),
    ]
    keywords = f"<pdf:Keywords>{escape(', '.join(properties.keywords))}</pdf:Keywords>" if properties.keywords else ""
    accessible = _UA_CLAIM + _UA_SCHEMA if claims.accessible else ""
    packet = f"""\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">{"".join(core)}</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreateDate>{when}</xmp:CreateDate>\
<xmp:ModifyDate>{when}</xmp:ModifyDate><xmp:MetadataDate>{when}</xmp:MetadataDate>\
<xmp:CreatorTool>{TOOL}</xmp:CreatorTool></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>{escape(producer)}</pdf:Producer>\
{keywords}</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>{claims.part}</pdfaid:part>\
<pdfaid:conformance>A</pdfaid:conformance></rdf:Description>
{accessible}
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
    return packet.encode("utf-8")


def escape(text: str) -> str:
    """Text as XML content."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _alternatives(tag: str, text: str) -> str:
    if not text:
        return ""
    return f'<{tag}><rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt></{tag}>'


def _sequence(tag: str, items: list[str]) -> str:
    body = "".join(f"<rdf:li>{escape(item)}</rdf:li>" for item in items)
    return f"<{tag}><rdf:Seq>{body}</rdf:Seq></{tag}>" if items else ""


def _bag(tag: str, items: list[str]) -> str:
    body = "".join(f"<rdf:li>{escape(item)}</rdf:li>" for item in items)
    return f"<{tag}><rdf:Bag>{body}</rdf:Bag></{tag}>" if items else ""
