"""The cases of CSL 1.0.2 ("Text-case"): the strings of one text go in, and come out in another case."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

#: Words that title case leaves in lower case (CSL 1.0.2, "Title Case Conversion", and what style guides add).
STOP_WORDS = frozenset((
    "a", "across", "afore", "after", "against", "along", "alongside", "amid", "amidst", "among", "amongst", "an",
    "and", "anent", "apropos", "apud", "around", "as", "aside", "astride", "at", "athwart", "atop", "barring",
    "before", "behind", "below", "beneath", "beside", "besides", "between", "beyond", "but", "by", "c", "ca", "circa",
    "d'", "de", "despite", "down", "during", "et", "except", "for", "forenenst", "from", "given", "in", "into",
    "lest", "like", "modulo", "near", "next", "nor", "notwithstanding", "of", "off", "on", "onto", "or", "out",
    "over", "per", "plus", "pro", "qua", "sans", "since", "so", "than", "the", "through", "throughout", "thru",
    "thruout", "till", "to", "toward", "towards", "under", "underneath", "until", "unto", "up", "upon", "v", "v.",
    "van", "versus", "via", "vis-à-vis", "von", "vs", "vs.", "with", "within", "without", "yet",
))  # fmt: skip

_TOKEN = re.compile(r"\s+|\S+")
_WORD = re.compile(r"\S+")
_LETTER = re.compile(r"[^\W\d_]")
_SENTENCE_END = (":", "?", "!", "—", ".")
_HYPHEN = re.compile(r"([-–—/])")
_MARKS = ".,;:!?()[]{}“”‘’\"'«»—–-"
#: Languages that have a dotless i.
_TURKIC = ("tr", "az")
#: Letters of a text whose cases are worth remembering: a title is asked for by the cite, the entry and their sorting.
_MEMORABLE = 300


def recase(strings: Sequence[tuple[str, bool]], case: str, language: str) -> list[str]:
    """The strings in another case; those marked True are protected. Together they are one text: its first and last
    words are found across them. Title case is for English only."""
    turkic = language[:2].lower() in _TURKIC
    whole: Callable[[str], str]
    match case:
        case "lowercase":
            return [text if kept else _lowercase(text, turkic) for text, kept in strings]
        case "uppercase":
            return [text if kept else _uppercase(text, turkic) for text, kept in strings]
        case "capitalize-all":
            return [text if kept else _capitalize_all(text) for text, kept in strings]
        case "capitalize-first":
            whole = _capitalize_first
        case "sentence":
            whole = _remembered_sentence
        case "title" if language[:2].lower() == "en":
            whole = _remembered_title
        case _:
            return [text for text, _ in strings]
    text = "".join([text for text, _ in strings])
    if len(text) > _MEMORABLE:
        whole = getattr(whole, "__wrapped__", whole)
    return _spread(strings, whole(text))


def _lowercase(text: str, turkic: bool) -> str:
    return (text.replace("I", "ı").replace("İ", "i") if turkic else text).lower()


def _uppercase(text: str, turkic: bool) -> str:
    return (text.replace("i", "İ") if turkic else text).upper()


def _spread(strings: Sequence[tuple[str, bool]], changed: str) -> list[str]:
    """One changed text cut into the strings it came from; it is as long as before."""
    out, at = [], 0
    for text, kept in strings:
        out.append(text if kept else changed[at : at + len(text)])
        at += len(text)
    return out


def _upper(letter: str) -> str:
    """A letter's upper case where that is one letter too."""
    upper = letter.upper()
    return upper if len(upper) == 1 else letter


def _raised(text: str, at: int) -> str:
    return text[:at] + _upper(text[at]) + text[at + 1 :]


def _lower(text: str) -> str:
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)


def _capital(word: str) -> str:
    """A word with its first letter upper case, unless another letter of it is so already; a lone Greek letter is a
    symbol."""
    found = _LETTER.search(word)
    if found is None or word != word.lower() or (len(word) == 1 and "α" <= word <= "ω"):
        return word
    at = found.start()
    return word if at and word[at - 1].isdigit() else _raised(word, at)


def _capitalize_all(text: str) -> str:
    return "".join(_capital(token) for token in _TOKEN.findall(text))


def _capitalize_first(text: str) -> str:
    """The first word, unless it has a capital or begins with a digit."""
    word = _WORD.search(text)
    if word is None:
        return text
    found = _LETTER.search(word[0])
    if found is None or word[0] != word[0].lower() or any(sign.isdigit() for sign in word[0][: found.start()]):
        return text
    return _raised(text, word.start() + found.start())


def _shouted(text: str) -> bool:
    """Whether a text is all in capitals, and long enough to be more than an abbreviation: "NATO 2030" is none."""
    return text == text.upper() and text != text.lower() and len([w for w in text.split() if w.isalpha()]) > 2


def _sentence(text: str) -> str:
    """Lower case but for the first letter; words with capitals within stay, unless all is in capitals."""
    text = _lower(text) if _shouted(text) else "".join([_lowered(token) for token in _TOKEN.findall(text)])
    found = _LETTER.search(text)
    return text if found is None else _raised(text, found.start())


def _lowered(word: str) -> str:
    """A word that only begins with a capital, without it."""
    found = _LETTER.search(word)
    if found is None:
        return word
    rest = word[found.start() + 1 :]
    return word[: found.start()] + _lower(word[found.start()]) + rest if rest == rest.lower() else word


def _title(text: str) -> str:
    """English title case: every word but stop words; the first, the last and those after a colon always."""
    if _shouted(text):
        text = _lower(text)
    tokens = _TOKEN.findall(text)
    words = [n for n, token in enumerate(tokens) if not token.isspace()]
    begins = True
    for place, n in enumerate(words):
        token = tokens[n]
        tokens[n] = _title_word(token, begins, place == len(words) - 1)
        if any(sign.isalnum() for sign in token):
            begins = token.rstrip("\"'”’)]").endswith(_SENTENCE_END)
        elif token.endswith(_SENTENCE_END):
            begins = True
    return "".join(tokens)


_remembered_sentence, _remembered_title = lru_cache(1024)(_sentence), lru_cache(1024)(_title)


def _title_word(token: str, begins: bool, ends: bool) -> str:
    bare = token.strip(_MARKS).lower()
    if not begins and not ends and (bare in STOP_WORDS or token.lower() in STOP_WORDS):
        return _lower(token) if token[1:] == token[1:].lower() and len(bare) > 1 else token
    pieces = _HYPHEN.split(token)
    return "".join(piece if n and piece.lower() in STOP_WORDS else _capital(piece) for n, piece in enumerate(pieces))
