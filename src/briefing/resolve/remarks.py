"""Comments of the model go in; comments of the tree come out, as plain runs, with what they are about."""

from __future__ import annotations

from typing import Any, assert_never

from ..core.node import replace
from ..model import blocks as b
from ..model import inlines as i
from . import tree

_ABOUT = (
    tree.Heading,
    tree.Paragraph,
    tree.List,
    tree.DefinitionList,
    tree.Table,
    tree.Figure,
    tree.Quotation,
    tree.CallOut,
    tree.QuestionAnswer,
    tree.CodeBlock,
)


def remark(comment: b.Comment, author: str) -> tree.Comment:
    """A comment as it is shown; `author` is whose it is where it does not say."""
    out: list[tree.Inline] = []
    _lower(comment.content, tree.PLAIN, None, out)
    return tree.Comment(tuple(out), comment.author or author, _date_time(comment.date))


def commented(block: tree.Block, comments: tree.Comments) -> tree.Block | None:
    """The block with comments on it, or on the last block in it; None where it has no text that could carry them."""
    if isinstance(block, _ABOUT):
        return replace(block, comments=block.comments + comments)
    if isinstance(block, tree.KeyJudgments):
        last: Any = replace(block.items[-1], comments=block.items[-1].comments + comments)
        return replace(block, items=(*block.items[:-1], last))
    if isinstance(block, tree.Landscape) and block.blocks:
        inner = commented(block.blocks[-1], comments)
        return None if inner is None else replace(block, blocks=(*block.blocks[:-1], inner))
    return None


def _date_time(moment: str) -> str:
    """A moment as xsd:dateTime (XML Schema, part 2, 3.2.7): a day alone begins at midnight."""
    if not moment:
        return ""
    day, _, time = moment.partition("T")
    clock, zone = time[:8] or "00:00:00", time[8:] or ("" if time else "Z")
    if time and time[5:6] != ":":
        clock, zone = f"{time[:5]}:00", time[5:]
    return f"{day}T{clock}{zone}"


def _lower(content: i.Inlines, form: tree.Format, link: tree.Link | None, out: list[tree.Inline]) -> None:
    """Nothing in a comment is counted or looked up: citations, references and notes are the words that say them."""
    for inline in content:
        match inline:
            case i.Text():
                out.append(tree.Run(inline.text.replace("\n", " "), form, None, link))
            case i.Code():
                out.append(tree.Run(inline.text, replace(form, code=True), None, link))
            case i.Emphasis():
                _lower(inline.content, replace(form, emphasis=True), link, out)
            case i.Strong():
                _lower(inline.content, replace(form, strong=True), link, out)
            case i.Superscript():
                _lower(inline.content, replace(form, superscript=True), link, out)
            case i.Subscript():
                _lower(inline.content, replace(form, subscript=True), link, out)
            case i.Foreign():
                _lower(inline.content, form, link, out)
            case i.Link():
                _lower(inline.content or (i.Text(inline.url),), form, tree.Link(url=inline.url), out)
            case i.Citation():
                out.append(tree.Run(_citation(inline), form, None, link))
            case i.CrossReference():
                out.append(tree.Run(f"@{inline.target}", form, None, link))
            case i.Note():
                out.append(tree.Run("^[", form, None, link))
                _lower(inline.content, form, link, out)
                out.append(tree.Run("]", form, None, link))
            case i.LineBreak():
                out.append(tree.LineBreak())
            case _:
                assert_never(inline)


def _citation(citation: i.Citation) -> str:
    """A citation as it is typed: "[see @lee2025, p. 4]"."""
    said = []
    for cite in citation.items:
        label = "" if cite.label == "page" else f"{cite.label} "
        locator = f", {label}{cite.locator}" if cite.locator else ""
        before = f"{cite.prefix.strip()} " if cite.prefix.strip() else ""
        said.append(f"{before}{'-' if cite.suppress_author else ''}@{cite.key}{locator}{cite.suffix}")
    return said[0] if citation.narrative and len(said) == 1 else f"[{'; '.join(said)}]"
