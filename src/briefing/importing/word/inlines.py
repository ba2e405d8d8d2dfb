"""The pieces of a paragraph go in; its inlines come out: words, notes, marks in the place of programs' citations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from ...core.node import replace
from ...drafts.drawn import Break, Cited, Made, Note, Picture, Pieces, Referred, Words, words
from ...drafts.drawn import Look as Shown
from .. import loose as l
from ..parts import said
from .citations import Work
from .taken import Taken

_ARROW = "\N{UPWARDS ARROW}"
#: Beside a citation these say nothing of their own.
_STOPS = " .,;:\N{NO-BREAK SPACE}"
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
#: Google's and Outlook's pages that lead on to another, with its address.
_DETOUR = re.compile(
    r"https?://(?:www\.google\.[a-z.]+/url\?(?:[^#]*&)?(?:q|url)=|[\w.]+\.safelinks\.protection\.outlook\.com/\?url=)"
    r"(https?(?::|%3A)[^&#]+)",
    re.IGNORECASE,
)
_NOTES = {"footnote": "fn", "endnote": "en"}


def inlines_of(pieces: Pieces, line: int, taken: Taken) -> l.Inlines:
    """The inlines; words that are not taken over, and the text of notes, go where they are kept account of."""
    out: list[l.Inline] = []
    for piece in pieces:
        if isinstance(piece, Note) and out and _repeats(piece, out[-1]):
            taken.leave(words(piece.content), "notes that say where the link before them leads", line, code="note")
        else:
            out.extend(_inlines(piece, line, taken))
    return tuple(out)


def _repeats(note: Note, before: l.Inline) -> bool:
    """Whether a note says nothing but the address of the link before it, for those who read on paper."""
    url = before.look.url if isinstance(before, l.Words) else ""
    return bool(url) and words(note.content).strip().rstrip("/.") == url.rstrip("/")


def _inlines(piece: object, line: int, taken: Taken) -> Iterator[l.Inline]:
    match piece:
        case Words() | Referred():
            yield l.Words(_blanks(piece.text), line, _look(piece.look, piece.text, taken))
        case Cited():
            yield from _cited(piece, line, taken)
        case Note():
            yield from _note(piece, line, taken)
        case Break():
            yield l.Newline(line)
        case Picture():
            yield l.Picture(piece.alt, piece.link or PurePosixPath(piece.name).name, line)
        case Made():
            if piece.text.lstrip().startswith(_ARROW):
                taken.leave(piece.text, "the way back from an entry to the pages that cite it", line)
            else:
                yield l.Words(_blanks(piece.text), line)


def _look(look: Shown, text: str, taken: Taken) -> l.Look:
    url = _led_to(look.url) if look.url else ""
    lang = look.lang if look.lang and _is_foreign(look.lang, text, taken) else ""
    code = look.code and not taken.typed
    made = l.Look(look.strong, look.emphasis, look.superscript, look.subscript, code, url, "", lang)
    return l.PLAIN if made == l.PLAIN else made


def _is_foreign(lang: str, text: str, taken: Taken) -> bool:
    """Whether words are of another language than the text. Word tags them with that of the keyboard: of the files of
    others only another script tells."""
    return taken.own or (lang.partition("-")[0] != taken.lang.partition("-")[0] and not _LATIN.search(text))


def _led_to(url: str) -> str:
    """Where a link leads that Google or Outlook put a page of theirs before."""
    found = _DETOUR.match(url)
    return unquote(found[1]) if found is not None else url


def _blanks(text: str) -> str:
    return text.replace("\t", " ")


# ---------------------------------------------------------------- citations


def _cited(cited: Cited, line: int, taken: Taken) -> Iterator[l.Inline]:
    look = l.Look(superscript=True) if cited.raised else l.PLAIN
    if works := taken.citations.works(cited) or taken.citations.built(cited):
        yield from _marks(cited.text, works, line, look)
        if cited.note is not None:
            text = said(inlines_of(cited.note.content, line, taken))
            taken.leave(text, "notes that cite, which the brief makes anew", line, code="note")
    elif targets := taken.citations.targets(cited):
        raw = cited.text
        for name, place in targets if any(place for _, place in targets) else _as_one(targets):
            yield l.Mark(raw, line, tuple(name.split("\n")), locator=place, look=look)
            raw = ""
    elif cited.note is not None:
        yield from _note(cited.note, line, taken)
    else:
        yield l.Words(_blanks(cited.text), line, look)


def _as_one(targets: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """Sources without places need one mark."""
    return [("\n".join(dict.fromkeys(name for name, _ in targets)), "")]


def _marks(raw: str, works: tuple[tuple[str, Work], ...], line: int, look: l.Look) -> Iterator[l.Inline]:
    """One mark for all works, or one for each where they have places; words that the author wrote before and behind
    them stand in brackets with them."""
    before, behind = works[0][1].prefix.strip(), works[-1][1].suffix.strip(" ,;")
    inner = any(work.suffix.strip() for _, work in works[:-1]) or any(work.prefix.strip() for _, work in works[1:])
    if before or behind or inner:
        yield l.Words(f"({before} " if before else "(", line)
    if not inner and not any(work.locator for _, work in works):
        yield l.Mark(raw, line, tuple(dict.fromkeys(name for name, _ in works)), look=look)
    else:
        for n, (name, work) in enumerate(works):
            if n and inner:
                between = (works[n - 1][1].suffix.strip(), work.prefix.strip())
                yield l.Words(
                    "".join((f" {between[0]}" if between[0] else "", "; ", between[1], " " * bool(between[1]))), line
                )
            yield l.Mark(raw if n == 0 else "", line, (name,), locator=work.locator, look=look)
    if before or behind or inner:
        yield l.Words(f" {behind})" if behind else ")", line)


# ---------------------------------------------------------------- notes


def _note(note: Note, line: int, taken: Taken) -> Iterator[l.Inline]:
    """The mark of a note; a note that is nothing but a program's citation is that citation."""
    content = tuple(_without_number(inlines_of(note.content, line, taken)))
    marks = [one for one in content if isinstance(one, l.Mark)]
    rest = [one for one in content if not isinstance(one, l.Mark)]
    if marks and all(isinstance(one, l.Words) and not one.text.strip(_STOPS) for one in rest):
        yield from marks
        return
    name = f"{_NOTES[note.kind]}{note.id}"
    paragraphs: list[list[l.Inline]] = [[]]
    for one in content:
        if isinstance(one, l.Newline):
            paragraphs.append([])
        else:
            paragraphs[-1].append(one)
    taken.notes[name] = tuple(l.Para(tuple(each), line) for each in paragraphs if each)
    yield l.NoteMark(name, line)


def _without_number(content: l.Inlines) -> Iterator[l.Inline]:
    """A note without the blanks after its own number."""
    begun = False
    for one in content:
        if not begun and isinstance(one, l.Words):
            text = one.text.lstrip()
            begun = bool(text)
            if begun:
                yield replace(one, text=text)
        else:
            begun = True
            yield one


# ---------------------------------------------------------------- looks


def unlooked(inlines: l.Inlines) -> l.Inlines:
    """Inlines without a look that all their words have, in places that are set apart by themselves."""
    words = [one for one in inlines if isinstance(one, l.Words) and one.text.strip()]
    same = {name: False for name in ("strong", "emphasis") if words and all(getattr(each.look, name) for each in words)}
    if not same:
        return inlines
    return tuple(replace(one, look=replace(one.look, **same)) if isinstance(one, l.Words) else one for one in inlines)


def without_front(inlines: l.Inlines, count: int) -> l.Inlines:
    """Inlines without so many of their first letters."""
    out: list[l.Inline] = []
    for one in inlines:
        if count and isinstance(one, l.Words):
            cut = min(count, len(one.text))
            count -= cut
            if cut < len(one.text):
                out.append(replace(one, text=one.text[cut:]))
        elif not (count and isinstance(one, l.Newline)):
            out.append(one)
    return tuple(out)


def words_of(inlines: l.Inlines) -> str:
    """The words as they stand, letter by letter, of inlines that hold words alone at their beginning."""
    parts: list[str] = []
    for one in inlines:
        if isinstance(one, l.Words):
            parts.append(one.text)
        elif isinstance(one, l.Mark):
            parts.append("\N{OBJECT REPLACEMENT CHARACTER}")
    return "".join(parts)
