"""WordprocessingML goes in; what the import reads of it comes out, in a form that is easy to compare."""

from __future__ import annotations

from briefing.importing import loose as l
from briefing.importing.word import read_word
from tests.drafts.packed import packed

STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{style}"{more}><w:name w:val="{name}"/>{rest}</w:style>'
    for style, name, more, rest in (
        ("Normal", "Normal", ' w:default="1"', '<w:rPr><w:sz w:val="22"/></w:rPr>'),
        ("Title", "Title", "", ""),
        ("Subtitle", "Subtitle", "", ""),
        *((f"Heading{n}", f"heading {n}", "", "") for n in range(1, 7)),
        ("Caption", "caption", "", ""),
        ("Quote", "Quote", "", ""),
        ("Source", "Source Code", "", ""),
        ("TOC1", "toc 1", "", ""),
        ("ListBullet", "List Bullet", "", ""),
        ("ListBullet2", "List Bullet 2", "", ""),
    )
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="{3 if n == 0 else 1}"/><w:numFmt w:val="decimal"/></w:lvl>'
        for n in range(3)
    )
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + "".join(f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="bullet"/></w:lvl>' for n in range(3))
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)


def read(*body: str, **parts: object) -> l.Loose:
    """The file whose body is this, with styles and lists by the ids above."""
    named = {"styles": STYLES, "numbering": NUMBERING, **parts}
    return read_word(packed("".join(body), **named), "report.docx")  # type: ignore[arg-type]


def item(depth: int = 0, number: int = 2) -> str:
    """Properties of an item of a list: 1 counts from 3, 2 has bullets."""
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


def said(inlines: l.Inlines) -> str:
    """Words with signs for their looks; `{...}` for what is no word."""
    return "".join(map(_said, inlines))


def _said(one: l.Inline) -> str:
    match one:
        case l.Words():
            text = one.text
            for on, sign in ((one.look.strong, "**"), (one.look.emphasis, "*"), (one.look.superscript, "^")):
                text = f"{sign}{text}{sign}" if on else text
            return f"[{text}]({one.look.url})" if one.look.url else text
        case l.Newline():
            return "\\"
        case l.Picture():
            return f"{{picture: {one.alt}}}"
        case l.NoteMark():
            return f"{{note {one.name}}}"
        case l.Mark():
            return f"{{{', '.join(one.names)}{' @ ' if one.locator else ''}{one.locator}}}"
        case l.Reference():
            return "{reference}"


def shown(blocks: l.Blocks) -> list[object]:
    """Each block as a line, or a list of those in it behind its name."""
    return [_shown(block) for block in blocks]


def _shown(block: l.Block) -> object:
    match block:
        case l.Para():
            return (f"{block.style}: " if block.style else "") + said(block.inlines)
        case l.Heading():
            return f"{'#' * block.level} {said(block.inlines)}"
        case l.Listing():
            return [f"{block.start}." if block.ordered else "-", *(shown(item.blocks) for item in block.items)]
        case l.Grid():
            rows = ["; ".join(" / ".join(map(str, shown(cell.blocks))) for cell in row) for row in block.rows]
            return [f"table {block.header}: {said(block.caption)}", *rows]
        case l.Quoted():
            return [">", *shown(block.blocks)]
        case l.Literally():
            return f"`{block.text}`"
        case l.Remark():
            return f"<{block.author} {block.date}: {block.text}>"
        case l.Rule() | l.Asked():
            return type(block).__name__
