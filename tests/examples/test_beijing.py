"""The real briefing is whole: every sentence, number, citation, cell and source of the text it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.cli.inspect_ import outline
from briefing.core.diagnostics import Diagnostics
from briefing.resolve import tree

from . import made

SOURCE = made.EXAMPLES / "beijing-gathering" / "brief.md"

HEADINGS = """\
1.0. Executive Summary
1.1. A New Strategic Reality
1.2. Core Challenges for the United States
1.3. Key Recommendations
2.0. The Beijing Gathering: A Statement of Intent
2.1. The Symbolism of a Triumvirate
2.2. A Grand Diplomatic and Martial Performance
3.0. A Partnership of Expediency: Motivations and Dependencies
3.1. Individual and Collective Interests
3.2. A Fragile Alliance: Internal Tensions and Historical Mistrust
4.0. Military and Security Convergence: A New Threat Calculus
4.1. The Ukraine-DPRK Nexus and Global Ripple Effects
4.2. China's Modernization and Deterrence
4.2.1. Key Hardware Displayed
4.2.2. A Challenge to U.S. Naval Supremacy
5.0. Economic Interdependence and Sanctions Evasion
5.1. The Sanctions Loophole
5.2. North Korea's Illicit Revenue Streams
6.0. The U.S. Response: Strategic Challenges and a Path Forward
6.1. The Challenge of "America First" Diplomacy
6.2. Recommendations for a Proactive U.S. Strategy
7.0. Conclusion: A New Geopolitical Landscape""".splitlines()

#: The citations in reading order, by section, as the original's digits have them.
CITATIONS = {
    "1.1.": "1 2",
    "1.2.": "2 6 4",
    "1.3.": "8 6 3",
    "2.1.": "1 1 3 11 11 4",
    "2.2.": "1 5 1 1 1 3",
    "3.1.": "1 1 4 14 12 1",
    "3.2.": "1 1 1 13 1",
    "4.1.": "4 15 18 4",
    "4.2.": "1 5",
    "4.2.1.": "5 5 5 5 5",
    "4.2.2.": "5",
    "5.1.": "19 14 20",
    "5.2.": "6 6 7 6",
    "6.1.": "1 2 4 4",
    "6.2.": "8 9 5 6 7 3 3 19",
}
UNCITED = [10, 16, 17, 21]


@pytest.fixture(scope="module")
def resolved() -> tree.Document:
    return made.document(SOURCE)


@pytest.fixture(scope="module")
def inspected(resolved: tree.Document) -> dict[str, list[dict[str, object]]]:
    return outline(made.report(SOURCE), resolved, Diagnostics())


def test_nothing_is_found_wrong() -> None:
    assert list(made.reading(SOURCE).diagnostics) == []
    assert made.built(SOURCE).diagnostics == ()


def test_the_headings_carry_the_numbers_that_the_tool_made(inspected: dict[str, list[dict[str, object]]]) -> None:
    sections = inspected["sections"]
    assert [straight(f"{s['number']} {s['title']}") for s in sections] == HEADINGS
    assert [s["level"] for s in sections] == [level(line) for line in HEADINGS]
    assert not re.search(r"^#+ *\d", SOURCE.read_text("utf-8"), re.MULTILINE), "a number is typed in the source"


def test_every_citation_stands_in_its_section_with_its_number(inspected: dict[str, list[dict[str, object]]]) -> None:
    found: dict[str, list[str]] = {}
    for citation in inspected["citations"]:
        found.setdefault(str(citation["section"]), []).append(str(citation["number"]))
    assert {section: " ".join(numbers) for section, numbers in found.items()} == CITATIONS
    assert len(inspected["citations"]) == 62


def test_the_sources_keep_their_order_and_their_facts(inspected: dict[str, list[dict[str, object]]]) -> None:
    sources = inspected["sources"]
    assert [source["number"] for source in sources] == list(range(1, 22))
    assert [source["number"] for source in sources if not source["cited"]] == UNCITED
    for source in made.report(SOURCE).sources.values():
        assert source.title
        assert source.publisher or source.container_title, source.id
        assert source.url.startswith("https://"), source.id
        assert source.accessed is not None
        assert source.accessed.iso == "2025-09-05", source.id


def test_the_tables_are_tables(resolved: tree.Document) -> None:
    tables = [block for block in tree.deep(resolved.body) if isinstance(block, tree.Table)]
    assert [(len(t.columns), len(t.header), len(t.rows)) for t in tables] == [(3, 1, 3), (3, 1, 3)]
    assert all(table.caption and tree.plain(table.caption.content) for table in tables)
    assert [[len(cell.blocks) for cell in row.cells] for row in tables[1].rows] == [[1, 3, 3], [1, 2, 2], [1, 2, 2]]


def test_the_hardware_is_a_list_with_strong_lead_words(resolved: tree.Document) -> None:
    (hardware,) = (block for block in tree.deep(resolved.body) if isinstance(block, tree.List))
    assert not hardware.ordered
    leads = [item.blocks[0].content[0] for item in hardware.items if isinstance(item.blocks[0], tree.Paragraph)]
    assert len(leads) == 5
    assert all(isinstance(lead, tree.Run) and lead.format.strong and lead.text.endswith(":") for lead in leads)


def test_the_summary_is_a_part_of_its_own(resolved: tree.Document) -> None:
    first = resolved.body[0]
    assert isinstance(first, tree.Summary)
    assert [b.number for b in first.blocks if isinstance(b, tree.Heading)] == ["1.0.", "1.1.", "1.2.", "1.3."]


# ---------------------------------------------------------------- against the original


@pytest.mark.needs_shared
def test_every_word_of_the_original_stands_in_its_place(resolved: tree.Document, shared: Path) -> None:
    """Word by word, punctuation included; a citation is a word of its own, `<4>`.

    Three things are evened out: straight and curly quotation marks; a sentence that ends in an abbreviation, for which
    the original has two stops ("the U.S..4"); captions and what the tool adds, which the original lacks.
    """
    assert list(said(resolved.body)) == original_words(seed(shared))


@pytest.mark.needs_shared
def test_every_source_of_the_original_is_listed(shared: Path) -> None:
    entries = re.findall(
        r"(.+?), 9월 5, 2025에 액세스, (\S+)(?: |$)", seed(shared).split(" 참고 자료 ")[1].split("\n")[0]
    )
    sources = list(made.report(SOURCE).sources.values())
    assert [source.url for source in sources] == [url for _, url in entries]
    for source, (title, _) in zip(sources, entries, strict=True):
        assert title.startswith(source.title), source.id
        assert re.fullmatch(r"| (?:-|\|) .+", title.removeprefix(source.title)), (
            f"{source.id}: more than a publisher is off"
        )


def seed(shared: Path) -> str:
    return (shared / "seeds" / "beijing-gathering.txt").read_text("utf-8")


def original_words(text: str) -> list[str]:
    body = text[text.index("1.0. Executive Summary") : text.index(" 참고 자료 ")]
    cited = re.sub(r'([."])(\d{1,2})(?=\s|$)', r"\1 <\2>", body)
    return straight(cited).replace("U.S.. <", "U.S. <").split()


def said(blocks: tree.Blocks) -> Iterator[str]:
    """The words of headings, paragraphs, items and cells, in reading order."""
    for block in blocks:
        match block:
            case tree.Heading():
                yield from [*([block.number] if block.number else []), *words(block.content)]
            case tree.Paragraph():
                yield from words(block.content)
            case tree.List():
                for item in block.items:
                    yield from said(item.blocks)
            case tree.Table():
                for row in block.header + block.rows:
                    for cell in row.cells:
                        yield from said(cell.blocks)
            case tree.Summary():
                yield from said(block.blocks)
            case tree.Contents() | tree.Endnotes():
                pass  # made by the tool
            case _:
                pytest.fail(f"the original has no {type(block).__name__}")


def words(content: tree.Inlines) -> list[str]:
    text = ""
    for inline in content:
        match inline:
            case tree.Run():
                text += inline.text
            case tree.CitationMark():
                text += f" <{inline.text}> "
            case _:
                pytest.fail(f"the original has no {type(inline).__name__}")
    return straight(text).split()


def straight(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def level(heading: str) -> int:
    """1 for "2.0.", 2 for "2.1.", 3 for "4.2.1."."""
    parts = heading.split()[0].rstrip(".").split(".")
    return 1 if parts[-1] == "0" else len(parts)
