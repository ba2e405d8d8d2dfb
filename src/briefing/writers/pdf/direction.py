"""Text of two directions: a paragraph goes in, the embedding level of each character comes out, and its lines as spans
at the places where they are seen (Unicode Standard Annex 9, "Unicode Bidirectional Algorithm").

Each character stands for its bidirectional class by one letter, so that the rules for weak and neutral types are
substitutions in a string.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

_NAMES = "L R AL EN ES ET AN CS NSM BN B S WS ON LRE RLE LRO RLO PDF LRI RLI FSI PDI"
_LETTERS = dict(zip(_NAMES.split(), "LRAESTNCMBPGWOefopqlrsi", strict=True))
_MOST = 125
"""The deepest level (BD2)."""
_MOST_BRACKETS = 63
_EXPLICIT = re.compile("[\u202a-\u202e\u2066-\u2069]")
_REMOVED = "efopqB"
"""Classes that the rules pass over (X9)."""
_NEUTRAL = "OWGPlrsi"
_OPENING = "([{⁅⁽₍⌈⌊\u2329❨❪❬❮❰❲❴⟅⟦⟨⟪⟬⟮⦃⦅⦗⸢⸤⸦⸨〈《「『【〔〖〘〚﹙﹛﹝（［｛｟｢"
_CLOSING = ")]}⁆⁾₎⌉⌋\u232a❩❫❭❯❱❳❵⟆⟧⟩⟫⟭⟯⦄⦆⦘⸣⸥⸧⸩〉》」』】〕〗〙〛﹚﹜﹞）］｝｠｣"
_PAIRS = dict(zip(_OPENING, _CLOSING.replace("\u232a", "〉"), strict=True))
_BRACKET = re.compile(f"[{re.escape(_OPENING + _CLOSING)}]")


class _Classes(dict[int, str]):
    """From code points to class letters, filled as they are met: for `str.translate`."""

    def __missing__(self, code: int) -> str:
        letter = self[code] = _LETTERS.get(unicodedata.bidirectional(chr(code)) or "L", "L")
        return letter


_CLASSES = _Classes()


def levels(text: str, base: int) -> list[int]:
    """The embedding level of each character of a paragraph whose own level is `base`."""
    classes = text.translate(_CLASSES)
    if _EXPLICIT.search(text) is None and "P" not in classes:
        found = [base] * len(text)
        chosen = [at for at, letter in enumerate(classes) if letter != "B"] if "B" in classes else range(len(text))
        own = "".join([classes[at] for at in chosen]) if "B" in classes else classes
        ends = "LR"[base]
        for at, level in zip(chosen, _resolved(text, chosen, own, base, ends, ends), strict=True):
            found[at] = level
    else:
        found, classes = _explicit(classes, base)
        for sequence, level, start, end in _sequences(classes, list(found), base):
            own = "".join([classes[at] for at in sequence])
            for at, new in zip(sequence, _resolved(text, sequence, own, level, start, end), strict=True):
                found[at] = new
    _trail(text.translate(_CLASSES), found, base)
    return found


def _trail(original: str, found: list[int], base: int) -> None:
    """Rule L1 for separators and for blanks before them and at the end; what was passed over goes with what is before
    it."""
    last = base
    for at, letter in enumerate(original):
        if letter in _REMOVED:
            found[at] = last
        last = found[at]
    for blank in re.finditer("[WlrsiefopqB]*(?:[PG]|$)", original):
        for at in range(blank.start(), blank.end()):
            found[at] = base


# ---------------------------------------------------------------- explicit levels (X1 to X10)


def _explicit(classes: str, base: int) -> tuple[list[int], str]:
    """Levels by the marks of embedding and isolation, and the classes that overrides have changed."""
    stack: list[tuple[int, str, bool]] = [(base, "", False)]  # level, override, isolate?
    lost_isolates = lost_embeddings = isolates = 0
    partner = _partners(classes)
    out: list[int] = []
    changed: list[str] = []
    for at, letter in enumerate(classes):
        level, override, _ = stack[-1]
        new = letter
        if letter in "efop":  # X2 to X5
            wanted = (level + 2) & ~1 if letter in "eo" else (level + 1) | 1
            if wanted <= _MOST and not lost_isolates and not lost_embeddings:
                stack.append((wanted, {"o": "L", "p": "R"}.get(letter, ""), False))
            elif not lost_isolates:
                lost_embeddings += 1
        elif letter in "lrs":  # X5a to X5c
            new = override or letter
            right = letter == "r" or (letter == "s" and _first_strong(classes, at + 1, partner.get(at, len(classes))))
            wanted = (level + 1) | 1 if right else (level + 2) & ~1
            if wanted <= _MOST and not lost_isolates and not lost_embeddings:
                isolates += 1
                stack.append((wanted, "", True))
            else:
                lost_isolates += 1
        elif letter == "i":  # X6a
            if lost_isolates:
                lost_isolates -= 1
            elif isolates:
                lost_embeddings = 0
                while not stack[-1][2]:
                    stack.pop()
                stack.pop()
                isolates -= 1
            level, override, _ = stack[-1]
            new = override or letter
        elif letter == "q":  # X7
            if not lost_isolates:
                if lost_embeddings:
                    lost_embeddings -= 1
                elif not stack[-1][2] and len(stack) > 1:
                    stack.pop()
        elif letter == "P":  # X8
            level = base
        elif letter != "B":
            new = override or letter
        out.append(level)
        changed.append(new)
    return out, "".join(changed)


def _partners(classes: str) -> dict[int, int]:
    """The PDI of each isolate initiator (BD9)."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for at, letter in enumerate(classes):
        if letter in "lrs":
            opened.append(at)
        elif letter == "i" and opened:
            found[opened.pop()] = at
        elif letter == "P":
            opened.clear()
    return found


def _first_strong(classes: str, start: int, end: int) -> bool:
    """Rules P2 and P3 within an isolate: whether its first strong character, inner isolates passed over, is R or AL."""
    depth = 0
    for letter in classes[start:end]:
        if letter in "lrs":
            depth += 1
        elif letter == "i":
            depth = max(0, depth - 1)
        elif not depth and letter in "LRA":
            return letter != "L"
    return False


def _sequences(classes: str, found: list[int], base: int) -> Iterator[tuple[list[int], int, str, str]]:
    """The isolating run sequences (BD13) with their levels, and the directions at their ends (X10)."""
    partner = _partners(classes)
    kept = [at for at, letter in enumerate(classes) if letter not in _REMOVED]
    runs = [[at for _, at in group] for _, group in groupby(enumerate(kept), lambda one: found[one[1]])]
    starting = {run[0]: run for run in runs}
    ending = {run[-1] for run in runs}
    going_on = {close for start, close in partner.items() if start in ending and close in starting}
    place = {at: n for n, at in enumerate(kept)}
    for run in runs:
        if run[0] in going_on:
            continue
        sequence = list(run)
        while partner.get(sequence[-1]) in going_on:
            sequence += starting[partner[sequence[-1]]]
        level, last = found[sequence[0]], sequence[-1]
        before = found[kept[place[sequence[0]] - 1]] if place[sequence[0]] else base
        lonely = classes[last] in "lrs" and last not in partner
        after = base if lonely or place[last] + 1 == len(kept) else found[kept[place[last] + 1]]
        yield sequence, level, "LR"[max(level, before) % 2], "LR"[max(level, after) % 2]


# ---------------------------------------------------------------- one sequence (W1 to I2)


def _resolved(text: str, places: list[int] | range, own: str, level: int, start: str, end: str) -> list[int]:
    """The levels of one isolating run sequence: its places in the text, and their classes."""
    way = "LR"[level % 2]
    own = re.sub(
        "(^|[^M])(M+)", lambda m: m[1] + ("O" if m[1] and m[1] in "lrsi" else m[1] or start) * len(m[2]), own
    )  # W1
    own = start + own + end
    own = re.sub("A[^LRA]*", lambda m: m[0].replace("E", "N"), own[:-1]).replace("A", "R") + own[-1]  # W2, W3
    own = re.sub("(?<=E)[SC](?=E)", "E", own)  # W4
    own = re.sub("(?<=N)C(?=N)", "N", own)
    own = re.sub("T*E[ET]*", lambda m: "E" * len(m[0]), own)  # W5
    own = re.sub("[STC]", "O", own)  # W6
    own = re.sub("L[^LR]*", lambda m: m[0].replace("E", "L"), own[:-1]) + own[-1]  # W7
    own = _brackets(text, places, own, way)  # N0
    own = re.sub(f"(?<=L)[{_NEUTRAL}]+(?=L)", lambda m: "L" * len(m[0]), own)  # N1
    own = re.sub(f"(?<=[REN])[{_NEUTRAL}]+(?=[REN])", lambda m: "R" * len(m[0]), own)
    own = re.sub(f"[{_NEUTRAL}]", way, own)  # N2
    up = {"L": 1, "R": 0, "E": 1, "N": 1} if level % 2 else {"L": 0, "R": 1, "E": 2, "N": 2}  # I1, I2
    return [level + up[letter] for letter in own[1:-1]]


def _brackets(text: str, places: list[int] | range, own: str, way: str) -> str:
    """Rule N0: both brackets of a pair run the way of what they enclose or stand in. `own` has a letter more on either
    side: what is around the sequence."""
    pairs: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for n, place in enumerate(places, 1):
        if own[n] != "O" or not _BRACKET.match(character := text[place]):
            continue
        character = {"\u2329": "〈", "\u232a": "〉"}.get(character, character)
        if character in _PAIRS:
            if len(opened) == _MOST_BRACKETS:
                return own
            opened.append((_PAIRS[character], n))
            continue
        for depth in range(len(opened) - 1, -1, -1):
            if opened[depth][0] == character:
                pairs.append((opened[depth][1], n))
                del opened[depth:]
                break
    if not pairs:
        return own
    ways = list(own.replace("E", "R").replace("N", "R"))
    letters = list(own)
    for first, last in sorted(pairs):
        within = {one for one in ways[first + 1 : last] if one in "LR"}
        if not within:
            continue
        before = next(one for one in reversed(ways[:first]) if one in "LR")
        new = way if way in within or before == way else before
        for at in (first, last):
            ways[at] = letters[at] = new
            for mark in range(at, len(places)):  # marks that stand on a bracket go with it
                if unicodedata.bidirectional(text[places[mark]]) != "NSM":
                    break
                ways[mark + 1] = letters[mark + 1] = new
    return "".join(letters)


# ---------------------------------------------------------------- order (L2)


def order(found: list[int]) -> list[int]:
    """The order in which things of these levels are seen, from left to right: from the highest level to the lowest odd
    one, every run at that level or above is turned round."""
    seen = list(range(len(found)))
    for level in range(max(found, default=0), 0, -1):
        start = 0
        while start < len(seen):
            if found[seen[start]] < level:
                start += 1
                continue
            stop = start
            while stop < len(seen) and found[seen[stop]] >= level:
                stop += 1
            seen[start:stop] = reversed(seen[start:stop])
            start = stop
    return seen
