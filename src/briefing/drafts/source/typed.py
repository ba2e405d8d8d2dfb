"""The letters of a draft go in; those that somebody typed as a citation, or as the address of a known source, become
one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from ...model import inlines as i
from ...readers.markdown.citations import Item, group, key_at
from ...readers.markdown.syntax.link import trimmed
from ...resolve.addresses import key as address_key
from ..known import AS_WORDS, Known
from .atoms import Atom

_BRACKETS = re.compile(r"\[[^\[\]]*@[^\[\]]*\]")
_BARE = re.compile(r"(?<![\w@])@\w[\w:.#$%&+?<>~/-]*")
_BARE_ADDRESS = re.compile(r"(?<![\w.+-])https?://[^\s<>\"`|\\^{}\[\]\ufffc]+")
_ADDRESS = re.compile(r"[\[(](?P<url>https?://[^\s\[\]()<>]+)[\])]")


def typed(row: list[Atom], before: str, known: Known, remarks: list[str]) -> list[Atom]:
    """The row with what was typed; what stood in the draft as it was built (`before`) is left as it is."""
    for pattern, read in ((_BRACKETS, _bracketed), (_BARE, _narrative), (_ADDRESS, _addressed)):
        text = "".join(atom.text or "\ufffc" for atom in row)
        for found in reversed(list(pattern.finditer(text))):
            if found[0] in before:
                continue
            made = read(found, known)
            if isinstance(made, str):
                remarks += [made] if not any(found[0] in remark for remark in remarks) else []
            elif made is not None:
                node, size = made
                row = [*row[: found.start()], Atom("", piece=node), *row[found.start() + size :]]
    return _linked(_autolinked(row, before), before, known)


def _bracketed(found: re.Match[str], known: Known) -> Any:
    items = group(found[0], 1, len(found[0]) - 1)
    return _citation(items, found[0], known, narrative=False)


def _narrative(found: re.Match[str], known: Known) -> Any:
    read = key_at(found[0], 0, len(found[0]))
    if read is None:
        return None
    item, end = read
    return _citation([item], found[0][:end], known, narrative=True)


def _citation(items: list[Item] | None, text: str, known: Known, narrative: bool) -> Any:
    if not items:
        return None
    if all(item.key in known.ids for item in items):
        return (i.CrossReference(items[0].key), len(text)) if len(items) == 1 else None
    unknown = [item.key for item in items if item.key not in known.keys]
    if unknown:
        return f"{text!r} names no source that is known ({', '.join(unknown)}); {AS_WORDS}"
    cites = tuple(i.Cite(item.key, item.locator, item.label, item.prefix, item.suffix, item.silent) for item in items)
    return i.Citation(cites, narrative), len(text)


def _addressed(found: re.Match[str], known: Known) -> Any:
    source = known.addresses.get(address_key(found["url"]))
    return None if source is None else (i.Citation((i.Cite(source),)), len(found[0]))


def _autolinked(row: list[Atom], before: str) -> list[Atom]:
    """Addresses that were typed as words lead where they say."""
    text = "".join(atom.text or "\ufffc" for atom in row)
    for found in _BARE_ADDRESS.finditer(text):
        url = trimmed(found[0])
        if url in before or any(atom.look.url or atom.look.code for atom in row[found.start() : found.end()]):
            continue
        for n in range(found.start(), found.start() + len(url)):
            row[n] = Atom(row[n].text, replace(row[n].look, url=url))
    return row


def _linked(row: list[Atom], before: str, known: Known) -> list[Atom]:
    """A link that shows its own address right after a sentence, where the address is a known source's."""
    at = 0
    while at < len(row):
        url = row[at].look.url if row[at].text else ""
        end = at + 1
        while url and end < len(row) and row[end].text and row[end].look.url == url:
            end += 1
        text = "".join(atom.text for atom in row[at:end])
        source = known.addresses.get(address_key(url)) if url else None
        if source and address_key(text) == address_key(url) and text not in before and _ends(row[:at]):
            row = [*row[:at], Atom("", piece=i.Citation((i.Cite(source),))), *row[end:]]
            end = at + 1
        at = end
    return row


def _ends(before: list[Atom]) -> bool:
    text = "".join(atom.text or "x" for atom in before[-3:]).rstrip()
    return text[-1:] in tuple(".!?。") or text[-2:-1] in tuple(".!?")
