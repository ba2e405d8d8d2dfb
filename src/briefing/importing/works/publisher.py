"""The title of a page as search engines show it goes in; the title proper and the publisher behind it come out.

A publisher is taken off only where it surely is one: behind an upright stroke, or with the letters of the address's host,
or by words that publishers' names are made of. "Xi and Kim - A New Axis" stays whole.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

#: Signs that part a title from its publisher, with a space on either side.
_SIGN = re.compile(
    r"\s+(?:\\?[-\u2013\u2014\u2012|\u00b7\u2022\u2027\u30fb\uff5c\u00bb\u203a/~]|::|\\\||--)\s+|\s*[\uff5c]\s*|\s+\u2500+\s+"
)
_UPRIGHT = "|\uff5c"
#: The most words and letters of a publisher's name.
_WORDS, _LETTERS = 9, 80
_FEW = 6
#: Words that names of publishers are made of; not of titles that stand behind a dash.
_NAMES = re.compile(
    r"\b(?:news|times|post|journal|magazine|gazette|herald|tribune|guardian|telegraph|chronicle|observer|newspaper|press|review|quarterly"
    r"|weekly|daily|institute|institution|university|college|school of|academy|foundation|association|council|ministry|department of"
    r"|embassy|agency|bureau|office of|committee|parliament|congress\.gov|center|centre|society|library|museum|bank|reuters|bloomberg|bbc"
    r"|cnn|cnbc|nbc|abc news|cbs|npr|pbs|afp|ap news|politico|axios|forbes|fortune|economist|newsweek|time|wired|wikipedia|youtube"
    r"|linkedin|medium|substack|reddit|facebook|github|arxiv|researchgate|sciencedirect|springer|springerlink|wiley|elsevier|jstor|ssrn|pubmed"
    r"|pmc|nih|brookings|rand|csis|cfr|britannica|blog|research|consulting|group|inc|llc|ltd|gmbh|corp|corporation|company|network|radio|tv"
    r"|television|media|online|archive|insights|solutions|technologies|advisors|partners|software|docs|documentation|zeitung|spiegel|ministerium"
    r"|universit\u00e4t|institut|universidad|universit\u00e0|universit\u00e9|minist\u00e8re|fundaci\u00f3n|stiftung|verband|\u0432\u0435\u0441\u0442\u0438|\u043d\u043e\u0432\u043e\u0441\u0442\u0438)\b"
    r"|\uc77c\ubcf4|\uc2e0\ubb38|\ub274\uc2a4|\uc5f0\uad6c\uc6d0|\uc5f0\uad6c\uc18c|\ub300\ud559\uad50|\ud611\ud68c|\uc704\ud0a4\ubc31\uacfc|\ub098\ubb34\uc704\ud0a4|\ube14\ub85c\uadf8|\ubc29\uc1a1|\uc740\ud589|\uacf5\uc0ac|\uc7ac\ub2e8|\uc13c\ud130"
    r"|\u65b0\u805e|\u30cb\u30e5\u30fc\u30b9|\u7814\u7a76\u6240|\u5927\u5b66|\u5354\u4f1a|\u30a6\u30a3\u30ad\u30da\u30c7\u30a3\u30a2|\u9280\u884c|\u682a\u5f0f\u4f1a\u793e|\u65b0\u95fb|\u65e5\u62a5|\u65e5\u5831|\u5927\u5b66|\u5927\u5b78|\u7814\u7a76\u9662|\u7ef4\u57fa\u767e\u79d1|\u7dad\u57fa\u767e\u79d1|\u767e\u5ea6\u767e\u79d1|\u77e5\u4e4e|\u94f6\u884c|\u7f51\Z|\u7db2\Z",
    re.IGNORECASE,
)
#: Journals, before the houses that publish them.
_JOURNAL = re.compile(
    r"\b(?:journal|quarterly|review|letters|annals|proceedings|transactions|bulletin|magazine|studies|revue|zeitschrift)\b",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"\b(?:academic|press|springer|springerlink|wiley|elsevier|sciencedirect|jstor|sage|taylor|routledge|cambridge|oxford|mdpi|nature|ieee)\b",
    re.IGNORECASE,
)
#: Names of sections and what is no name.
_NEVER = re.compile(
    r"(?:part|chapter|section|volume|vol|no|episode|season|teil|kapitel|page|p)\b\.?\s*[\divx]+\Z|\d[\d\s./,:-]*\Z|(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_CUT = re.compile(r"\s*(?:\.{2,}|\u2026)\s*\Z")
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "de",
        "der",
        "des",
        "die",
        "du",
        "for",
        "für",
        "in",
        "la",
        "le",
        "of",
        "on",
        "the",
        "to",
        "und",
        "y",
    ]
)
_LETTER = re.compile(r"[^\W_]+")
_DOMAIN = re.compile(r"(?:www\.)?([\w-]+(?:\.[\w-]+)+)\Z", re.IGNORECASE)


class Published(NamedTuple):
    """A title, and whose page it is of."""

    title: str
    container: str = ""
    publisher: str = ""


def parted(title: str, url: str) -> Published:
    """The title without its publisher, as far as that is sure."""
    signs = list(_SIGN.finditer(title))
    if not signs:
        return _by_stop(title, url)
    last = signs[-1]
    head, name = title[: last.start()].strip(), title[last.end() :].strip()
    if not head or not _is_name(name, last[0].strip() in _UPRIGHT, url):
        return _by_front(title, url, signs[0])
    if len(signs) > 1 and last[0].strip() in _UPRIGHT and signs[-2][0].strip() in _UPRIGHT:
        middle = title[signs[-2].end() : last.start()].strip()
        if _JOURNAL.search(middle) and _HOUSE.search(name) and _is_short(middle):
            return Published(title[: signs[-2].start()].strip(), middle, name)
    return Published(head, name)


def is_publisher(name: str, url: str) -> bool:
    """Whether words that stand apart are surely those whose page an address leads to."""
    return _is_short(name) and (_of_host(name, url) or (len(name.split()) <= _FEW and _NAMES.search(name) is not None))


def is_host(name: str, url: str) -> bool:
    """Whether words are the name that an address's host has, whole: "Reuters", "newsweek.com", "The White House"."""
    name = name.strip(" .()[]")
    if not _is_short(name):
        return False
    if (match := _DOMAIN.match(name)) and match[1].lower().removeprefix("www.") in _host(url):
        return True
    letters = _letters(name)
    return letters in _labels(url) or letters.removeprefix("the") in _labels(url) or _initials(name) in _labels(url)


def _by_stop(title: str, url: str) -> Published:
    """A publisher behind a full stop, a comma or in brackets, where it is the host's whole name."""
    head, stop, name = title.rstrip(" .").rpartition(". ")
    if stop and is_host(name, url):
        return Published(head.strip(), name.strip())
    if title.rstrip(" .").endswith(")"):
        head, bracket, name = title.rstrip(" .")[:-1].rpartition("(")
        if bracket and head.strip() and is_host(name, url):
            return Published(head.strip(), name.strip())
    head, comma, name = title.rstrip(" .").rpartition(", ")
    if comma and is_host(name, url):
        return Published(head.strip(), name.strip())
    head, colon, rest = title.partition(": ")
    if colon and rest.strip() and is_host(head, url):
        return Published(rest.strip(), head.strip())
    return Published(title)


def _by_front(title: str, url: str, sign: re.Match[str]) -> Published:
    """A publisher before the title, where it is the host's whole name."""
    name, rest = title[: sign.start()].strip(), title[sign.end() :].strip()
    if rest and name and is_host(name, url):
        return Published(rest, name)
    return _by_stop(title, url)


def _is_name(name: str, upright: bool, url: str) -> bool:
    if not _is_short(name) or _NEVER.match(name) or not any(map(str.isalpha, name)):
        return False
    first = next(iter(_LETTER.findall(name)), "")
    if _of_host(name, url):
        return True
    bare = _CUT.sub("", name)
    if not bare or first[:1].islower() or name[-1] in "?!:;":
        return False
    words = len(bare.split())
    return words <= _FEW if upright else words <= _FEW and _NAMES.search(bare) is not None


def _is_short(name: str) -> bool:
    return 0 < len(name) <= _LETTERS and len(name.split()) <= _WORDS


def _of_host(name: str, url: str) -> bool:
    """Whether a name has the letters of an address's host."""
    labels = _labels(url)
    if not labels:
        return False
    if is_host(name, url):
        return True
    cut = _CUT.search(name) is not None
    letters = _letters(name)
    own = labels[-1]
    words = [_letters(word) for word in _LETTER.findall(name)]
    if len(own) >= 2 and not name[:1].islower() and any(_spell(words[at:], own) for at in range(len(words))):
        return True
    if len(letters) >= 4 and any(letters.removeprefix("the") in label for label in labels):
        return True
    initials = _initials(name)
    if cut and len(initials) >= 2 and own.startswith(initials):
        return True
    return any(len(word) >= 4 and word in labels for word in words)


def _spell(words: list[str], own: str) -> bool:
    """Whether words, run together, begin with a host's name where a word ends, or with a long one at all."""
    run = ""
    for word in words:
        run += word
        if len(run) >= len(own):
            break
    return run == own or (len(own) >= 6 and run.startswith(own))


def _initials(name: str) -> str:
    words = [word for word in _LETTER.findall(_CUT.sub("", name)) if word.lower() not in _SMALL]
    return _letters("".join(word[0] for word in words)) if len(words) > 1 else "\0"


@lru_cache(maxsize=256)
def _host(url: str) -> str:
    try:
        return (urlsplit(url if "://" in url else f"//{url}").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _labels(url: str) -> tuple[str, ...]:
    """The parts of a host without what countries and kinds of owners add; the last is the name proper."""
    labels = _host(url).split(".")
    if len(labels) < 2:
        return ()
    labels.pop()
    if len(labels) > 1 and labels[-1] in ("co", "com", "ac", "gov", "go", "or", "org", "net", "edu", "ne"):
        labels.pop()
    return tuple(_letters(label) for label in labels)


def _letters(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name.casefold())
    return "".join(character for character in bare if character.isalnum())
