"""The running lines of the tree go in; header and footer parts for the first page and for all others come out.

A classification is a banner on a line of its own, above the header and below the footer; TLP labels stand at the right
of both, on every page, in coloured letters on a black box (FIRST TLP 2.0, "How to use TLP in documents").
"""

from __future__ import annotations

from ...core.node import node
from ...resolve.tree import Document, Marking
from ...themes.theme import Theme
from .draft import Draft
from .fields import field
from .measures import Measures
from .watermark import watermark
from .xml import TAB, indent, properties, root, run, run_properties, spacing, tabs, val

#: Padding of a marking's box, in eighths of a point: a border of its own colour around words between blanks.
_BOX_PADDING = 24
#: Size of a TLP label, in half-points; the standard asks for 12 points or more.
_TLP_SIZE = 24
#: From the paper's upper or lower edge to a banner, from its sides, and from a banner to a running line, in twips.
_EDGE = 480
_SIDE = 800
_CLEAR = 100
#: Width of a capital of a banner, in em, its letter-spacing not counted.
_CAPITAL = 0.6
#: To what part of its size a banner may shrink until its lines have room.
_SHRINK = (1.0, 0.7, 0.5, 0.4)
#: What a banner may take of the paper at least, in twips.
_ROOM = 340


@node
class Banner:
    """How a classification is set: Word breaks its lines, we only guess how many. Lengths in twips."""

    marking: Marking
    lines: int
    leading: int
    part: float
    """Of its usual size."""

    @property
    def height(self) -> int:
        """Of all lines."""
        return self.lines * self.leading


def banner(draft: Draft, page: Measures) -> Banner | None:
    """The classification, as large as its lines have room for."""
    marking = draft.document.banner
    if marking is None:
        return None
    style = draft.theme.text["banner"]
    width = len(marking.text) * (_CAPITAL + style.tracking) * style.size.twips
    for part in _SHRINK:
        lines = -(-int(width * part) // (page.width - 2 * _SIDE))
        made = Banner(marking, lines, int(style.leading.twips * part), part)
        if made.height <= _ROOM:
            break
    return made


def distances(draft: Draft, page: Measures) -> tuple[int, int]:
    """From the paper's edges to the header's beginning and to the footer's end, in twips."""
    header, footer = _running(draft)
    made = banner(draft, page)
    return (header, footer) if made is None else (_edge(header, made), _edge(footer, made))


def _running(draft: Draft) -> tuple[int, int]:
    """From the paper's edges to the running lines."""
    page, running = draft.theme.page, draft.theme.text["running"]
    header = page.header.twips - running.size.twips
    return header, page.footer.twips - (running.leading.twips - running.size.twips)


def _edge(running: int, made: Banner) -> int:
    """From the paper's edge to a banner: nearer where it would reach the running line."""
    return max(0, min(_EDGE, running - made.height - _CLEAR))


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
    """The banner, then short title at the left and TLP label at the right; on the first page only the label."""
    document = draft.document
    label = "" if document.tlp is None else marking_box(document.tlp, draft.theme)
    content = label if first else run(document.running_title) + (TAB + label if label else "")
    # alone on its line a label needs no tab: from the hanging edge one may end at the text's
    line = _line("Header", watermark(draft, page, first) + content, _stops(draft, page), document.tlp, alone=first)
    return root("hdr", banner_line(draft, page, above=True) + line)


def footer_part(draft: Draft, page: Measures, first: bool) -> bytes:
    """Organisation and date, "Page 3 of 9" at the right; a TLP label at the edge; then the banner."""
    document = draft.document
    content = run(document.running_foot) + TAB
    content += page_of(document, "1" if first else "2", str(max(1, draft.pages.count)))
    if document.tlp is not None:
        content += run("\N{EM SPACE}") + marking_box(document.tlp, draft.theme)
    line = _line("Footer", content, _stops(draft, page), document.tlp)
    return root("ftr", line + banner_line(draft, page, above=False))


def banner_line(draft: Draft, page: Measures, above: bool) -> str:
    """The classification on lines of its own, as far from the running line as keeps that one where it always is."""
    made = banner(draft, page)
    if made is None:
        return ""
    running = _running(draft)[0 if above else 1]
    gap = max(0, running - _edge(running, made) - made.height)
    before, after = (0, gap) if above else (gap, 0)
    wide = indent(_SIDE - page.left, _SIDE - page.right)
    props = properties("Banner", spacing=spacing(before, after, made.leading, "exact"), indent=wide)
    size = round(draft.theme.text["banner"].size.half_points * made.part) if made.part < 1 else None
    ink = made.marking.background.lstrip("#") or None
    return f"<w:p><w:pPr>{props}</w:pPr>{run(made.marking.text, run_properties(colour=ink, size=size))}</w:p>"


def _line(style: str, content: str, stops: str, marking: Marking | None, alone: bool = False) -> str:
    pitch = spacing(line=300, rule="atLeast") if marking is not None else ""
    props = properties(style, tabs=stops, spacing=pitch, align=val("jc", "right") if alone else "")
    return f"<w:p><w:pPr>{props}</w:pPr>{content}</w:p>"


def running_line(style: str, content: str, marking: Marking | None) -> str:
    """A line of a template's running lines that says what every page must say, at the right."""
    return _line(style, content, "", marking, alone=True)


def _stops(draft: Draft, page: Measures) -> str:
    """No stop in the middle, as the styles have it: what stands at the right edge is one tab away."""
    usual = draft.page.text
    stops = [("clear", (usual - draft.page.hang) // 2)]
    if page.text != usual:
        stops.append(("clear", usual))
    if draft.theme.template is not None:
        stops = [("clear", at) for at in draft.theme.template.stops if at != page.text]
    return tabs(*stops, ("right", page.text))


def page_of(document: Document, page: str, pages: str) -> str:
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
