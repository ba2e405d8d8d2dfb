"""What the names of a draft mean is known from the draft as it was built, and the texts behind its bookmarks."""

from __future__ import annotations

from dataclasses import replace

from briefing.drafts.drawn import Cited, Pieces, Referred, Shown, Words
from briefing.drafts.known import known_of
from briefing.drafts.source import read_source, rewrite
from briefing.model import inlines as i

from .shown import Draft
from .test_source_rewrite import HEAD, applied

BODY = """\
One [@a, p. 3] and [@b].^[Not [@c].]

See @sec-h, and [@c].

# H {#sec-h}
"""


def _draft() -> tuple[Draft, list[object], tuple[Shown, ...]]:
    draft = Draft(read_source(HEAD + BODY))
    contents = [written.inlines for written in draft.source.contents if id(written.inlines) in draft.shown]
    shown = [_marked(draft.of(content), f"_blk_{n}") for n, content in enumerate(contents, 1)]
    return draft, list(contents), tuple(Shown("BodyText", pieces) for pieces in shown)


def _marked(pieces: Pieces, mark: str) -> Pieces:
    return tuple(replace(piece, marks=(mark,)) for piece in pieces)


def test_names_of_a_draft() -> None:
    draft, contents, base = _draft()
    known = known_of(base, contents, draft.source.report)
    named = [[item.key for item in node.items] for node in known.citations.values()]
    assert named == [["a"], ["b"], ["c"]]
    assert known.elements["_Ref_sec_h"] == "sec-h"
    assert known.elements["_Ref_sec-h"] == "sec-h"
    assert known.ids == {"sec-h"}
    assert known.keys == {"a", "b", "c"}
    assert known.addresses == {"a.org/x": "a"}
    assert known.entries["_Ref_source_a"] == "a"
    assert known.shown[("2", ("_Ref_source_b",))] == i.Citation((i.Cite("b"),))


def test_a_citation_from_another_paragraph() -> None:
    draft, contents, base = _draft()
    known = known_of(base, contents, draft.source.report)
    cited = next(piece for piece in base[-3].pieces if isinstance(piece, Cited))
    assert isinstance(base[-2].pieces[1], Referred)
    moved = (*base[-2].pieces, Words(" So"), cited, Words(" copied"), replace(cited, name=""))
    written = draft.source.place(contents[-2])
    assert written is not None
    text = applied(draft.source, rewrite(draft.source, written, base[-2].pieces, moved, known))
    assert "See @sec-h, and [@c]. So[@a, p. 3] copied[@a, p. 3]\n" in text
