"""The running lines of the tree go in; header and footer parts for the first page and for all others come out.

Classifications stand at the right of the header and in the middle of the footer; TLP labels at the right of both, on
every page, in coloured letters on a black box (FIRST TLP 2.0, "How to use TLP in documents").
"""

from __future__ import annotations

from ...resolve.tree import Document, Marking
from ...themes.theme import Theme
from .draft import Draft
from .fields import field
from .measures import Measures
from .styles import colour
from .xml import TAB, properties, root, run, run_properties, spacing, tabs

#: Padding of a marking's box, in eighths of a point: a border of its own colour around words between blanks.
_BOX_PADDING = 24
#: Size of a TLP label, in half-points; the standard asks for 12 points or more.
_TLP_SIZE = 24


def marking_box(marking: Marking, theme: Theme) -> str:
    """The words of a marking in their own filled box."""
    fill = (marking.background or theme.colour("navy")).lstrip("#")
    ink = marking.foreground or theme.colour(theme.text["marking"].colour)
    rpr = run_properties(
        style="Marking",
        colour=ink.lstrip("#"),
        size=_TLP_SIZE if marking.kind == "tlp" else None,
        tracking=0 if marking.kind == "tlp" else None,
        border=f'<w:bdr w:val="single" w:sz="{_BOX_PADDING}" w:space="0" w:color="{fill}"/>',
        shade=f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>',
    )
    return run(f"\N{NO-BREAK SPACE}{marking.text}\N{NO-BREAK SPACE}", rpr)


def header_part(draft: Draft, page: Measures, first: bool) -> bytes:
    """Short title at the left, marking at the right; on the first page only a TLP label."""
    document, marking = draft.document, draft.document.marking
    left = "" if first else run(document.running_title)
    right = ""
    if marking is not None and marking.kind == "tlp":
        right = marking_box(marking, draft.theme)
    elif marking is not None and not first:
        right = _words(draft, marking)
    content = left + (TAB + right if right else "")
    stops = _stops(draft, page)
    return root("hdr", _line("Header", content, stops, marking))


def footer_part(draft: Draft, page: Measures, first: bool) -> bytes:
    """Organisation and date, a classification in the middle, "Page 3 of 9" at the right; a TLP label at the edge."""
    document, marking = draft.document, draft.document.marking
    number = _page_of(document, "1" if first else "2", str(max(1, draft.pages.count)))
    content = run(document.running_foot)
    if marking is not None and marking.kind == "classification":
        content += TAB + _words(draft, marking) + TAB + number
        return root("ftr", _line("Footer", content, _stops(draft, page, centred=True), marking))
    if marking is not None:
        content += TAB + number + run("\N{EM SPACE}") + marking_box(marking, draft.theme)
    else:
        content += TAB + number
    stops = _stops(draft, page)
    return root("ftr", _line("Footer", content, stops, marking))


def _line(style: str, content: str, stops: str, marking: Marking | None) -> str:
    tall = marking is not None and marking.kind == "tlp"
    pitch = spacing(line=300, rule="atLeast") if tall else ""
    props = properties(style, tabs=stops, spacing=pitch)
    return f"<w:p><w:pPr>{props}</w:pPr>{content}</w:p>"


def _stops(draft: Draft, page: Measures, centred: bool = False) -> str:
    """A stop at the right edge of the page, and one in the middle where asked for; the style's own, which are for
    upright pages, are taken away.
    """
    turned = page.text != draft.page.text
    if centred and not turned:
        return ""
    stops = [("clear", _centre(draft.page)), ("right", page.text)]
    if turned:
        stops.append(("clear", draft.page.text))
    if centred:
        stops.append(("center", _centre(page)))
    return tabs(*sorted(stops, key=lambda stop: stop[1]))


def _centre(page: Measures) -> int:
    """Middle of the line from the hanging edge, from where the text begins."""
    return (page.text - page.hang) // 2


def _words(draft: Draft, marking: Marking) -> str:
    ink = colour(draft.theme, draft.theme.text["label"].colour)
    return run(marking.text, run_properties(bold=True, colour=ink, tracking=12))


def _page_of(document: Document, page: str, pages: str) -> str:
    """The words of "Page {page} of {pages}" with live fields in their places, in the language's own order."""
    live = {"{page}": field("PAGE", page), "{pages}": field("NUMPAGES", pages)}
    out, rest = [], document.words.page_of
    while rest:
        places = [(rest.index(name), name) for name in live if name in rest]
        at, name = min(places, default=(len(rest), ""))
        if at:
            out.append(run(rest[:at]))
        out.append(live.get(name, ""))
        rest = rest[at + len(name) :]
    return "".join(out)
