"""The report's properties go in; the files' own properties come out: core by python-docx, extended as XML."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from ...resolve.tree import Properties
from .xml import HEADER, escape

if TYPE_CHECKING:
    from docx.opc.coreprops import CoreProperties

#: The longest value that python-docx lets a core property have.
_LONGEST = 255


def fill_core(core: CoreProperties, properties: Properties) -> None:
    """Title, authors, keywords, description, language and the one time there is."""
    stamp = datetime.datetime.fromtimestamp(properties.stamp, datetime.UTC)
    author = "; ".join(properties.authors) or properties.organisation
    core.title = properties.title[:_LONGEST]
    core.author = core.last_modified_by = author[:_LONGEST]
    core.comments = properties.description[:_LONGEST]
    core.keywords = ", ".join(properties.keywords)[:_LONGEST]
    core.language = properties.lang[:_LONGEST]
    core.created = core.modified = stamp
    core.revision = 1


def extended_part(properties: Properties, pages: int) -> bytes:
    """Pages, company and program (ECMA-376, 22.2)."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    company = f"<Company>{escape(properties.organisation)}</Company>" if properties.organisation else ""
    return (
        f'{HEADER}<Properties xmlns="{space}"><Pages>{max(1, pages)}</Pages>'
        f"<Application>briefing</Application>{company}</Properties>"
    ).encode()
