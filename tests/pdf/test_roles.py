"""What a screen reader hears: lists are lists, notes do not interrupt, and what heads nothing is no header."""

from __future__ import annotations

from briefing import build, loads

from .checker import Node, assert_sound

FRONT = "---\ntitle: T\ncontents: 3\n---\n\n"


def root(text: str) -> Node:
    return assert_sound(build(loads(FRONT + text), ["pdf"]).outputs["pdf"], whole=True).root


def tags(nodes: list[Node]) -> list[str]:
    return [node.tag for node in nodes]


def test_notes_of_a_heading_stand_behind_it() -> None:
    document = root("# One^[First note.]\n\nText.^[Second note.]\n\n# Two^[Third.] and^[Fourth.]\n\nText.\n")
    assert tags(document.children)[-6:] == ["Note", "P", "H1", "Note", "Note", "P"]
    assert [note.text.strip()[:1] for note in document.find("Note")] == ["1", "2", "3", "4"]
    assert [heading.text.split() for heading in document.find("H1")] == [["1", "One1"], ["2", "Two3", "and4"]]
    assert document.find("Note")[1].parent.tag == "Span"  # type: ignore[union-attr]


def test_notes_of_a_table_stand_behind_it_in_their_order() -> None:
    table = "| A^[In a header.] | B |\n|---|---|\n| c | d^[In a cell.] |\n\n: Caption^[In the caption.]\n"
    document = root(f"# One\n\nText.\n\n{table}\nMore.\n")
    assert tags(document.children)[-5:] == ["Table", "Note", "Note", "Note", "P"]
    assert [note.text.split()[1:] for note in document.find("Note")] == [
        ["In", "the", "caption."],
        ["In", "a", "header."],
        ["In", "a", "cell."],
    ]
    assert [cell.text.strip() for cell in document.find("TH")] == ["A2", "B", "c"]


def test_a_note_of_a_table_in_a_list_stays_in_the_list() -> None:
    document = root("# One\n\n- | A^[Note.] | B |\n  |---|---|\n  | c | d |\n")
    (body,) = document.find("LBody")
    assert tags(body.children) == ["Table", "Note"]


def test_a_cell_without_words_heads_nothing() -> None:
    document = root("# One\n\n|   | B |\n|---|---|\n| c | d |\n|   | e |\n")
    assert [[cell.tag for cell in row.children] for row in document.find("TR")] == [
        ["TD", "TH"],
        ["TH", "TD"],
        ["TD", "TD"],
    ]


def test_several_judgments_are_a_list_and_one_is_none() -> None:
    judgment = "::: {.key-judgment likelihood=likely}\nPrices will fall.\n:::\n\n"
    (listing,) = root(f"{judgment * 2}# One\n\nText.\n").find("L")
    assert [item.find("P")[0].text.strip() for item in listing.find("LI")] == ["Prices will fall."] * 2
    assert root(f"{judgment}# One\n\nText.\n").find("L") == []


def test_contents_are_nested_as_headings_are() -> None:
    document = root("# One\n\n## Below\n\n### Deeper\n\n### Deeper still\n\n# Two\n\n## Again\n\nText.\n")
    (contents, *_) = document.find("TOC")

    def shape(toc: Node) -> list[object]:
        return [one.text.split()[0] if one.tag == "TOCI" else shape(one) for one in toc.children]

    assert shape(contents) == ["1", ["1.1", ["1.1.1", "1.1.2"]], "2", ["2.1"]]
