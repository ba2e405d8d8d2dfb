"""Any blocks within any others: every such document is laid out, drawn, and sound to the checker."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.resolve.tree import (
    Block,
    CallOut,
    Caption,
    Cell,
    CitationMark,
    CitePart,
    CodeBlock,
    Column,
    Definition,
    DefinitionList,
    Facet,
    Figure,
    Format,
    Inline,
    KeyJudgment,
    KeyJudgments,
    LineBreak,
    Link,
    List,
    ListItem,
    NoteMark,
    PageBreak,
    Paragraph,
    Quotation,
    Row,
    Run,
    Scale,
    Summary,
    Table,
)
from briefing.themes.theme import load_theme
from briefing.writers.pdf import write_pdf

from .checker import assert_sound
from .drawing import png
from .samples import AMBER, UNCLASSIFIED, document, endnotes

_text = st.text("abcdef ghij,.-–—/“”é한中文()ابج\u00a0\u200b\u00ad123", max_size=60)
_format = st.builds(Format, *[st.booleans()] * 3, st.just(False), *[st.booleans()] * 4)
_link = st.one_of(st.none(), st.builds(Link, st.just("https://example.org/?a=(b)&c")))
_run = st.builds(Run, _text, _format, st.sampled_from([None, "ko", "ar"]), _link)
_part = st.builds(CitePart, _text, st.sampled_from(["", "endnote-1", "endnote-2"]), _format)
_parts = st.lists(_part, max_size=4).map(tuple)
_cited = st.builds(
    lambda parts, raised, form: CitationMark("", parts, raised, form=form),
    _parts,
    st.booleans(),
    st.sampled_from(["number", "note", "text"]),
)
_inline: st.SearchStrategy[Inline] = st.one_of(_run, _run, _run, _cited, st.just(LineBreak()))
_inlines = st.lists(_inline, max_size=5).map(tuple)
_note = st.builds(lambda run, note: Paragraph((run, NoteMark(1, note))), _run, _inlines)
_paragraph = st.one_of(st.builds(Paragraph, _inlines), _note)
_caption = st.one_of(st.none(), st.builds(Caption, st.just("Figure"), st.integers(1, 9), _inlines))
_leaf: st.SearchStrategy[Block] = st.one_of(
    _paragraph,
    st.builds(CodeBlock, st.text("ab \n\t", max_size=40)),
    st.just(PageBreak()),
    st.builds(lambda c, s: Figure("", png(), "Alt", c, s), _caption, st.one_of(st.none(), st.floats(0.1, 1))),
    st.builds(
        lambda s, v, n: KeyJudgments(
            "Key", (KeyJudgment(s, (Facet("Likelihood", v), Facet("Basis", v)), Scale(7, n)),)
        ),
        _inlines,
        _inlines,
        st.integers(0, 6),
    ),
)


def _table(cells: list[tuple[Block, ...]]) -> Table:
    columns = (Column("left", 0.3), Column("decimal", 0.2), Column("right", 0.5))
    rows = tuple(Row(tuple(Cell(blocks, n) for n, blocks in enumerate(cells[at : at + 3]))) for at in (0, 3))
    return Table("", columns, rows[:1], rows[1:], None, ())


def _holders(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    blocks = st.lists(inner, max_size=4).map(tuple)
    return st.one_of(
        st.builds(
            lambda items: List(True, tuple(ListItem("1.", b) for b in items), 0),
            st.lists(blocks, min_size=1, max_size=3),
        ),
        st.builds(Quotation, blocks, _inlines),
        st.builds(CallOut, st.just("note"), _inlines, blocks),
        st.builds(Summary, st.just("Summary"), blocks),
        st.builds(lambda t, b: DefinitionList((Definition(t, b),)), _inlines, blocks),
        st.lists(blocks, min_size=6, max_size=6).map(_table),
    )


_any = st.recursive(_leaf, _holders, max_leaves=8)


def _numbered(blocks: list[Block]) -> list[Block]:
    """The same blocks with footnotes and citations that have names of their own, as the resolver gives them."""
    count = iter(range(1, 1000))

    def renewed(value: object) -> object:
        if isinstance(value, NoteMark):
            return NoteMark(next(count), renewed(value.content))  # type: ignore[arg-type]
        if isinstance(value, CitationMark):
            return replace(value, id=f"mark-{next(count)}")
        if isinstance(value, tuple):
            return tuple(renewed(each) for each in value)
        fields = getattr(type(value), "__dataclass_fields__", None)
        if fields is None or isinstance(value, Link):
            return value
        return type(value)(**{name: renewed(getattr(value, name)) for name in fields})

    return [renewed(block) for block in blocks]  # type: ignore[misc]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(_any, max_size=5), st.sampled_from([None, AMBER, UNCLASSIFIED]))
def test_any_document_is_drawn_and_sound(blocks: list[Block], marking: object) -> None:
    cited = endnotes(2, {1: ("mark-1", "mark-2"), 2: ("mark-3",)})
    result = write_pdf(document(*_numbered(blocks), cited, marking=marking), load_theme("default"))  # type: ignore[arg-type]
    findings = assert_sound(result.data)
    assert findings.pages == result.pages.count
