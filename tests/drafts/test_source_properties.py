"""Any text, any edit: the source says exactly what is asked, and what did not change keeps its characters."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.core.diagnostics import BriefingError
from briefing.drafts.drawn import Break, Cited, Look, Note, Piece, Pieces, Referred, Words
from briefing.drafts.known import Known
from briefing.drafts.source import CannotSayError, SourceText, Written, read_source, rewrite
from briefing.drafts.source.flat import Flat, Letter, Thing, flat
from briefing.model import inlines as i
from briefing.model import walk
from briefing.readers.emit.blocks import line, paragraph

from ..readers import strategies
from .shown import Draft
from .test_source_rewrite import HEAD, applied

#: What authors write, each with its own characters.
_WRITTEN = [
    "it's", "_very_", "**bold words**", "*a __b__ c*", "don't", '"quoted"', "&amp;", "\\*", "a--b", "`c d`",
    "[words *x*](http://x.y 't')", "<https://q.org>", "https://z.org/a_b", "H~2~O", "x^2^", "[mot]{lang=fr}",
    "fell.[@a]", "fell [@b, p. 4].", "[@a; @c]", "As @b says", "note^[it's _so_ [@a]]", "other.[^n]", "1.",
    "-", "#", "(U)", "<!-- c -->", "end\\\nof", "see @sec-h", "***both***", "snake_case", "한국어", "(*x*)",
    "[@c]<!-- d -->",
]  # fmt: skip
_PLACES = [
    "{}\n", "> {}\n", "- one\n- {}\n\n  more\n", "::: note\n{}\n:::\n", "# {}\n",
    "| a | b |\n|---|---|\n| {} | c |\n", "Term\n:   {}\n", "::: key-judgment\nSo.\n\n{}\n\nAnd.\n:::\n",
    "> q\n>\n> — {}\n", "1) {}\n2) two\n", "![{}](x.png)\n",
]  # fmt: skip
_LOOKS: list[dict[str, Any]] = [{"strong": True}, {"emphasis": True}, {"superscript": True}, {"url": "https://n.org"},
                                {"strong": False}, {"emphasis": False}, {"url": ""}, {"code": True}]  # fmt: skip
_NEW = [
    "new", "a b", " ", "’s", "*", "# ", "- x", "[y]", "1. ", "|", "“q”", "it's", "!", ".", "_", "<b>", "&lt;",
    "é한", "\\", "`", "^", "n.org/x", "  ", "@", ": ", "{#x}",
]  # fmt: skip


@st.composite
def edits(draw: st.DrawFn) -> list[tuple[Any, ...]]:
    """Places are shares of the text's length."""
    place = st.floats(0, 1)
    kinds = st.one_of(
        st.tuples(st.just("delete"), place, st.integers(1, 9)),
        st.tuples(st.just("insert"), place, st.sampled_from(_NEW)),
        st.tuples(st.just("replace"), place, st.integers(1, 6), st.sampled_from(_NEW)),
        st.tuples(st.just("look"), place, st.integers(1, 9), st.sampled_from(_LOOKS)),
        st.tuples(st.just("move"), place, place),
        st.tuples(st.just("break"), place),
    )
    return draw(st.lists(kinds, min_size=1, max_size=3))


def split(row: Pieces) -> list[Piece]:
    """Pieces of one letter each."""
    out: list[Piece] = []
    for piece in row:
        out += [replace(piece, text=letter) for letter in piece.text] if isinstance(piece, Words) else [piece]
    return out


def change(row: Pieces, made: list[tuple[Any, ...]]) -> Pieces:
    """Pieces after some edits."""
    out = split(row)
    for kind, place, *rest in made:
        at = int(place * len(out))
        near = next((one for one in reversed(out[:at]) if isinstance(one, Words)), None)
        look = near.look if near is not None else Look()
        match kind:
            case "delete":
                del out[at : at + rest[0]]
            case "insert":
                out[at:at] = [Words(letter, look) for letter in rest[0]]
            case "replace":
                out[at : at + rest[0]] = [Words(letter, look) for letter in rest[1]]
            case "look":
                for n in range(at, min(at + rest[0], len(out))):
                    if isinstance(one := out[n], Words):
                        out[n] = replace(one, look=replace(one.look, **rest[1]))
            case "move" if out:
                one = out.pop(min(at, len(out) - 1))
                out.insert(int(rest[0] * len(out)), one)
            case "break":
                out.insert(at, Break())
    return tuple(out)


def look_of(letter: Letter) -> Look:
    """The look of a letter as the reader of drafts says it."""
    values = dict(letter.looks)
    flags = {kind: True for kind in values if kind not in ("link", "foreign")}
    return Look(**flags, lang=values.get("foreign", ""), url=values.get("link", ""))


def names(content: i.Inlines, known: Known) -> Pieces:
    """What a content would show if the tool made nothing of its own, and what its names mean."""
    out: list[Piece] = []
    for one in flat(content):
        match one:
            case Letter():
                out.append(Words(one.text, look_of(one)))
            case Thing(i.Citation() as node):
                name = f"_Ref_cite_{len(known.citations) + 1}"
                known.citations[name] = node
                out.append(Cited(name, f"({len(known.citations)})"))
            case Thing(i.CrossReference(target)):
                known.elements[f"_Ref_{target}"] = target
                out.append(Referred(f"_Ref_{target}", "Section 1"))
            case Thing("note"):
                out.append(Note("footnote", "1", tuple(_noted(one.inner))))
            case Thing():
                out.append(Break())
    return tuple(out)


def _noted(row: Flat) -> list[Piece]:
    return [Words(one.text) for one in row if isinstance(one, Letter)]


def asked(row: Pieces, known: Known, langs: set[str]) -> list[Any]:
    """What the source should say."""
    out: list[Any] = []
    for piece in row:
        match piece:
            case Words():
                out.append((piece.text, replace(piece.look, lang=piece.look.lang if piece.look.lang in langs else "")))
            case Cited():
                out.append([one.key for one in known.citations[piece.name].items])
            case Referred():
                out.append(i.CrossReference(known.elements[piece.target]))
            case Note():
                out.append("note")
            case _:
                out.append("break")
    return out


def said(row: Flat) -> list[Any]:
    """The same of what it says."""
    made: list[Any] = []
    for one in row:
        if isinstance(one, Letter):
            made.append((one.text, look_of(one)))
        else:
            what = one.what
            made.append([item.key for item in what.items] if isinstance(what, i.Citation) else what)
    return made


def linked(look: Look) -> Look:
    """Only whether it is a link: an address that was edited leads elsewhere."""
    return replace(look, lang="", url="link" if look.url else "")


def loose(row: list[Any]) -> list[Any]:
    """Without spaces at the edges and beside line breaks, where Markdown has none, and without what cannot be seen."""
    row = [one for one in row if not isinstance(one, tuple) or one[0] not in "\N{SOFT HYPHEN}\u200b\u2060"]
    row = [(one[0], replace(linked(one[1]), lang=one[1].lang)) if isinstance(one, tuple) else one for one in row]
    out: list[Any] = []
    for one in row:
        space = isinstance(one, tuple) and one[0] in (" ", "\n")
        before = out[-1] if out else "break"
        if space and (before == "break" or before == " "):
            continue
        if one == "break" and out and out[-1] == " ":
            out.pop()
        out.append(" " if space else one)
    while out and out[-1] == " ":
        out.pop()
    return out


def _langs(source: SourceText) -> set[str]:
    return {one.lang for one in walk.inlines(source.report) if isinstance(one, i.Foreign)}


def _short(row: list[Any]) -> str:
    return "".join(one if isinstance(one, str) else one[0] if isinstance(one, tuple) else "@" for one in row)


def _again(text: str, written: Written) -> i.Inlines:
    """The same content of a changed source."""
    now = read_source(text)
    return next(one for one in now.contents if one.start == written.start).inlines


def _proven(source: SourceText, written: Written, before: Pieces, after: Pieces, known: Known) -> tuple[str, Any]:
    """The changed source, and what was made; nothing outside the text has changed."""
    made = rewrite(source, written, before, after, known)
    text = applied(source, made)
    for edit in made.edits[:1]:
        assert (edit.start, edit.end) == (written.start, written.end) or written.form == "attribute"
        rest = len(source.text) - edit.end
        assert text[: edit.start] == source.text[: edit.start]
        assert rest == 0 or text[-rest:] == source.text[-rest:]
    return text, made


def seen(row: Pieces, known: Known) -> list[Any]:
    """What is read: letters with their looks, and what citations name; a stop stands behind the citation beside it."""
    out: list[Any] = []
    for piece in split(row):
        match piece:
            case Words() if piece.text.strip():
                out.append((piece.text.replace("\N{NON-BREAKING HYPHEN}", "-"), linked(piece.look)))
            case Cited():
                node = known.citations.get(piece.name)
                keys = tuple(one.key for one in node.items) if node else piece.targets
                at = len(out)
                while at and isinstance(out[at - 1], tuple) and out[at - 1][0] in ".,;:":
                    at -= 1
                out.insert(at, keys)
            case Referred():
                out.append(piece.target)
            case Note():
                out.append(["note", *seen(piece.content, known)])
            case Break():
                out.append("break")
    while out and out[-1] == "break":
        out.pop()
    return out


written_lines = st.lists(st.sampled_from(_WRITTEN), min_size=1, max_size=8)


@st.composite
def sources(draw: st.DrawFn) -> str:
    """A source with one text that an author could have written, somewhere."""
    place = draw(st.sampled_from(_PLACES))
    several = not place.startswith(("#", "|", "Term", "!"))
    words = draw(written_lines)
    if not several:
        words = [word.replace("\\\n", " ") for word in words]
    gaps = st.sampled_from([" ", " ", "\n"] if several else [" "])
    text = "x" + "".join(draw(gaps) + word for word in words)
    inside = re.match(r"[> ]*", place.split("{}")[0].split("\n")[-1])
    assert inside is not None
    return HEAD + place.format(text.replace("\n", "\n" + inside[0])) + "\n# H {#sec-h}\n\n[^n]: Note it's.\n"


@settings(max_examples=300, deadline=None)
@given(sources(), edits())
def test_what_an_author_wrote(text: str, made: list[tuple[Any, ...]]) -> None:
    try:
        source = read_source(text)
    except BriefingError:  # what was put together is none
        return
    written = next((one for one in source.contents if one.start >= 0 and source.text[one.start] == "x"), None)
    if written is None or written.order < 0:
        return
    known = Known()
    before = names(written.inlines, known)
    after = change(before, made)
    wanted = loose(asked(after, known, _langs(source)))
    if not wanted:
        return
    try:
        changed, _ = _proven(source, written, before, after, known)
    except CannotSayError:
        raise AssertionError(text) from None
    now = loose(said(flat(_again(changed, written))))
    assert now == wanted, f"{text[len(HEAD) :]}\n-----\n{changed[len(HEAD) :]}\n-----{_short(now)}\n{_short(wanted)}"


#: A note that shows no words.
BLANK = i.Note((i.Link((i.Code(""),), "https://example.org/a_b?c=1&d=2"),))


@settings(max_examples=200, deadline=None)
@given(strategies.some, st.booleans(), edits())
@example(content=(BLANK, i.Text("\\")), heading=False, made=[("delete", 0.0, 1)])
def test_what_the_model_can_hold(content: i.Inlines, heading: bool, made: list[tuple[Any, ...]]) -> None:
    text = "# " + line(content) if heading else "\n".join(paragraph(content))
    source = read_source(f"---\ntitle: T\n---\n\n{text}\n")
    written = source.contents[-1]
    if written.inlines != content or "://" in walk.plain(content):  # words that say an address become a link
        return
    known = Known()
    before = names(written.inlines, known)
    after = change(before, made)
    wanted = loose(asked(after, known, _langs(source)))
    if not wanted:
        return
    changed, _ = _proven(source, written, before, after, known)
    now = loose(said(flat(_again(changed, written))))
    assert now == wanted, f"{text[len(HEAD) :]}\n-----\n{changed[len(HEAD) :]}\n-----{_short(now)}\n{_short(wanted)}"


@settings(max_examples=60, deadline=None)
@given(written_lines, st.sampled_from(["endnotes", "author-date", "notes"]), edits())
def test_the_draft_built_again_shows_the_edited_one(
    given_words: list[str], style: str, made: list[tuple[Any, ...]]
) -> None:
    head = HEAD.replace("sources:", f"links: plain\ncitations: {{style: {style}}}\nsources:")
    source = read_source(f"{head}x {' '.join(given_words)}\n\n# H {{#sec-h}}\n\n[^n]: Note it's.\n")
    draft = Draft(source)
    written = next(one for one in source.contents if source.text[one.start] == "x" and one.order >= 0)
    before = draft.of(written.inlines)
    after = change(before, [one for one in made if one[0] not in ("break", "move")])
    if not seen(after, draft.known):
        return
    text, rewritten = _proven(source, written, before, after, draft.known)
    now = read_source(text)
    again = Draft(now)
    content = next(one for one in now.contents if one.start == written.start).inlines
    if not rewritten.remarks:
        assert seen(again.of(content), again.known) == seen(after, draft.known), text[len(head) :]
