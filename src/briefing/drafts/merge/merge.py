"""The source as it was, as the draft has it, and as it is now go in; one text with its conflicts comes out.

The texts are matched block by block - paragraphs, list items, rows of tables, lines of the front matter - and a block
that both sides changed sentence by sentence, cell by cell or line by line. What both changed is left in the text in
git's form, as whole blocks.
"""

from __future__ import annotations

from ...core.node import node
from .align import Match, align
from .cut import Kind, Parts, blocks, pieces, unwrapped
from .home import has_all
from .moves import follow
from .three import Clash, Kept, Outcome, Range, Three
from .weave import Item, Sides, chosen, edge, weave

DRAFT = "the draft"
SOURCE = "the source"


@node
class Conflict:
    """What both sides changed; both texts stand in the merged text."""

    line: int
    """Of the line `<<<<<<<` in the merged text, from 1."""
    draft: str
    """Empty: the draft took it out."""
    source: str
    """Empty: it was taken out of the source."""
    base: str
    """What stood there when the draft was built; empty: nothing."""


@node
class Merged:
    """A source with the changes of both sides."""

    text: str
    conflicts: tuple[Conflict, ...]
    """In the order of the text."""


def merge(base: str, draft: str, now: str, names: tuple[str, str] = (DRAFT, SOURCE)) -> Merged:
    """Merge three texts of Markdown with front matter: `base` is what both others come from.

    `names` stand at the marks of a conflict, the draft's first. The line ends are those of `now`.
    """
    plain = [_plain(text) for text in (base, draft, now)]
    if plain[0] == plain[1] or plain[1] == plain[2]:
        return Merged(now, ())
    if plain[0] == plain[2]:
        return Merged(_ended(plain[1], now) if now else draft, ())
    was, one, other = (blocks(text) for text in plain)
    if has_all(was, one, other):
        return Merged(now, ())
    if has_all(was, other, one):
        return Merged(_ended(plain[1], now), ())
    sides = was, one, other
    items, clashes = _marked(_outcomes(sides), sides, names)
    woven = weave(items, sides, "\n\n")
    return Merged(_ended(woven.text, now), _placed(items, clashes, woven.text))


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _ended(text: str, now: str) -> str:
    """The text with the line ends that most lines of another have."""
    pairs = now.count("\r\n")
    single, feeds = now.count("\r") - pairs, now.count("\n") - pairs
    if pairs > max(single, feeds):
        return text.replace("\n", "\r\n")
    return text.replace("\n", "\r") if single > feeds else text


# ---------------------------------------------------------------- blocks


def _outcomes(sides: Sides) -> list[Outcome]:
    was, one, other = sides
    to_one, to_other = (_matched(was, side) for side in (one, other))
    contested = follow(was, one, other, (to_one, to_other))

    def both(i: int, j: int, k: int) -> str | tuple[str, str]:
        kinds = {was.kinds[i], one.kinds[j], other.kinds[k]}
        if len(kinds) > 1:
            return one.texts[j], other.texts[k]
        return _block(was.texts[i], one.texts[j], other.texts[k], kinds.pop())

    def run(*places: Range) -> str | None:
        first, second, third = places
        return _run(sides, (first, second, third))

    return Three(
        was.texts, one.texts, other.texts, (to_one, to_other), both, contested[:2], run, contested.placed
    ).merged()


def _matched(was: Parts, now: Parts) -> Match:
    match = align(was.texts, now.texts, lambda i, j: was.kinds[i] == now.kinds[j])
    taken = {j for j in match if j is not None}
    for i, j in enumerate(match):
        if j is None or was.texts[i] == now.texts[j] or was.kinds[i] != "prose" or now.kinds[j] != "prose":
            continue
        new = [now.texts[y] for y in (j - 1, j + 1) if 0 <= y < len(now.texts) and y not in taken]
        old = [was.texts[x] for x in (i - 1, i + 1) if 0 <= x < len(match) and match[x] is None]
        if _divided(was.texts[i], now.texts[j], new) or _divided(now.texts[j], was.texts[i], old):
            match[i] = None
    return match


def _divided(whole: str, rest: str, beside: list[str]) -> bool:
    """Whether sentences of a paragraph that another lacks stand in the one beside it."""
    if not beside:
        return False
    lost = set(pieces(whole, "prose").texts) - set(pieces(rest, "prose").texts)
    return any(" " in piece and piece in lost for text in beside for piece in pieces(text, "prose").texts)


def _block(was: str, one: str, other: str, kind: Kind) -> str | tuple[str, str]:
    """A block that both sides changed; the two texts to choose from where they changed the same in it."""
    sides = pieces(was, kind), pieces(one, kind), pieces(other, kind)
    outcomes = _of_pieces(sides, kind)
    leads = [side.gaps[0] for side in sides]
    same_lead = leads[1] in (leads[0], leads[2]) or leads[0] == leads[2]
    default = {"row": " | ", "prose": " "}.get(kind, "\n")
    if same_lead and not any(isinstance(outcome, Clash) for outcome in outcomes):
        return weave(chosen(outcomes, sides, 1), sides, default).text
    lead = edge(sides, 0)
    mine, theirs = (
        weave(chosen(outcomes, sides, side), sides, default, lead if same_lead else leads[side]).text for side in (1, 2)
    )
    return mine, theirs


def _of_pieces(sides: Sides, kind: Kind) -> list[Outcome]:
    was, one, other = (side.texts for side in sides)

    def both(i: int, j: int, k: int) -> str | tuple[str, str]:
        if kind == "prose":
            before, mine, theirs = unwrapped(was[i]), unwrapped(one[j]), unwrapped(other[k])
            if mine in (before, theirs):
                return other[k]
            if theirs == before:
                return one[j]
        return one[j], other[k]

    if kind == "row" and len(was) == len(one) == len(other):
        places: Match = list(range(len(was)))
        return Three(was, one, other, (places, places), both).merged()
    return Three(was, one, other, (align(was, one), align(was, other)), both).merged()


# ---------------------------------------------------------------- paragraphs split and joined


def _run(sides: Sides, places: tuple[Range, Range, Range]) -> str | None:
    """Blocks of prose as one run of sentences, where one side split or joined paragraphs; None where sentences clash or
    there is nothing of the kind."""
    if len({last - first for first, last in places}) == 1 or any(first == last for first, last in places):
        return None
    was, one, other = (_flat(side, place) for side, place in zip(sides, places, strict=True))
    if was is None or one is None or other is None:
        return None
    runs = was, one, other
    outcomes = _of_pieces(runs, "prose")
    if not outcomes or any(isinstance(outcome, Clash) for outcome in outcomes):
        return None
    woven = weave(chosen(outcomes, runs, 1), runs, " ")
    return None if woven.guessed else woven.text


def _flat(side: Parts, place: tuple[int, int]) -> Parts | None:
    """The sentences of some paragraphs; None where anything else is among them."""
    texts: list[str] = []
    gaps: list[str] = [""]
    for index in range(*place):
        if side.kinds[index] != "prose":
            return None
        cut = pieces(side.texts[index], "prose")
        between = side.gaps[index] if texts else ""
        gaps[-1] += between + cut.gaps[0]
        texts += cut.texts
        gaps += cut.gaps[1:]
    return Parts(texts, gaps, ["line"] * len(texts))


# ---------------------------------------------------------------- conflicts


def _marked(
    outcomes: list[Outcome], sides: Sides, names: tuple[str, str]
) -> tuple[list[Item], dict[int, tuple[str, str, str]]]:
    """The items of the result, and which of them are conflicts, with the texts of all three sides."""
    items: list[Item] = []
    clashes: dict[int, tuple[str, str, str]] = {}
    for outcome in outcomes:
        match outcome:
            case Kept(text, was, one, other):
                items.append(Item(text, (was, one, other)))
            case Clash(texts, was, one, other):
                base, mine, theirs = (side.joined(*place) for side, place in zip(sides, (was, one, other), strict=True))
                mine, theirs = texts or (mine, theirs)
                clashes[len(items)] = (base, mine, theirs)
                lines = [f"<<<<<<< {names[0]}", *([mine] if mine else []), "======="]
                lines += [*([theirs] if theirs else []), f">>>>>>> {names[1]}"]
                items.append(Item("\n".join(lines), (was, one, other)))
    return items, clashes


def _placed(items: list[Item], clashes: dict[int, tuple[str, str, str]], text: str) -> tuple[Conflict, ...]:
    """The conflicts with their lines."""
    found: list[Conflict] = []
    at = 0
    for index, (base, mine, theirs) in clashes.items():
        at = text.index(items[index].text, at)
        found.append(Conflict(text.count("\n", 0, at) + 1, mine, theirs, base))
        at += len(items[index].text)
    return tuple(found)
