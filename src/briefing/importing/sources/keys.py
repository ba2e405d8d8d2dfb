"""What is known of a source goes in; an id for it comes out, which says whose it is and what it is about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from urllib.parse import urlsplit

_WORD = re.compile(r"[a-z0-9]+")
#: Labels under which countries register names: the name proper stands before them.
_SECOND = frozenset(("co", "com", "ac", "gov", "go", "or", "org", "net", "edu", "ne", "gob", "gouv"))
#: Words that tell nothing of a title.
_EMPTY = frozenset(
    (
        *(
            "a",
            "an",
            "and",
            "are",
            "as",
            "at",
            "be",
            "by",
            "for",
            "from",
            "has",
            "have",
            "how",
            "in",
            "into",
            "is",
            "it",
        ),
        *("its", "of", "on", "or", "that", "the", "their", "this", "to", "was", "what", "why", "will", "with"),
        *(
            "der",
            "die",
            "das",
            "und",
            "von",
            "im",
            "le",
            "la",
            "les",
            "des",
            "et",
            "el",
            "los",
            "las",
            "de",
            "del",
            "y",
        ),
    )
)
_WORDS = 2
_LONGEST = 40


def key_for(url: str, title: str, taken: Container[str]) -> str:
    """`newsweek-coming-clean`: the host's own name and two telling words of the title; unique, and the same for the
    same text. "source" and a number where neither says anything in Latin letters."""
    parts = [*_host(url), *_telling(title)] or ["source"]
    key = "-".join(parts)[:_LONGEST].strip("-")
    if key not in taken and key != "source":
        return key
    number = 1 if key == "source" else 2
    while f"{key}-{number}" in taken:
        number += 1
    return f"{key}-{number}"


def host_name(url: str) -> str:
    """The name that a site is registered under, without what stands before and after it: "treasury" of
    "home.treasury.gov", "bbc" of "www.bbc.co.uk"; empty where there is none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    labels = host.split(".")
    if len(labels) < 2 or labels[-1].isdigit():
        return ""
    second = len(labels) > 2 and labels[-2] in _SECOND and len(labels[-1]) == 2
    return labels[-3] if second else labels[-2]


def _host(url: str) -> list[str]:
    name = "".join(_WORD.findall(_latin(host_name(url))))
    return [name] if name else []


def _telling(title: str) -> list[str]:
    words = _WORD.findall(_latin(title.replace("'", "").replace("\u2019", "")))
    told = [word for word in words if word not in _EMPTY and len(word) > 1] or words
    return told[:_WORDS]


def _latin(text: str) -> str:
    """Small letters without marks; letters of other scripts are gone."""
    return unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
