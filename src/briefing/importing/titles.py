"""The blocks of a text go in; its title, subtitle and summary are taken out of them, where they stand plainly."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..core.node import replace
from . import loose as l
from .parts import said

#: What executive summaries are called, in the languages that exporters write, without case, spaces and marks.
_SUMMARIES = frozenset(
    re.sub(r"\W", "", name.casefold())
    for name in (
        "executive summary", "summary", "summary of findings", "bottom line up front", "bluf", "abstract",
        "zusammenfassung", "kurzfassung", "executive summary (zusammenfassung)", "résumé", "résumé exécutif",
        "synthèse", "resumen", "resumen ejecutivo", "resumo", "resumo executivo", "sumário executivo", "sintesi",
        "riassunto", "sommario esecutivo", "sintesi esecutiva", "samenvatting", "managementsamenvatting",
        "streszczenie", "podsumowanie wykonawcze", "yönetici özeti", "özet", "tóm tắt", "tóm tắt điều hành",
        "ringkasan eksekutif", "ringkasan", "резюме", "краткое содержание", "аннотация", "короткий виклад",
        "요약", "개요", "핵심 요약", "경영진 요약", "要旨", "要約", "概要", "エグゼクティブサマリー", "摘要",
        "執行摘要", "执行摘要", "概述", "ملخص تنفيذي", "الملخص التنفيذي", "ملخص", "บทสรุปผู้บริหาร", "บทสรุป",
        "sammanfattning", "resumé",
    )
)  # fmt: skip
#: The longest line that is taken for a title, in characters.
_LONGEST = 200
_SENTENCE = re.compile(r"[.。!！;；]\s*$")


class Titled(NamedTuple):
    """A text without its title."""

    title: l.Inlines
    subtitle: l.Inlines
    blocks: l.Blocks


def take_title(loose: l.Loose) -> Titled:
    """The title: what is marked as one, else the only heading of the first level, else a first line that is none of a
    sentence, else what the file says of itself; empty where there is none."""
    blocks = loose.blocks
    if loose.titled:
        return Titled((l.Words(" ".join(loose.title.split()), 1),), (), blocks)
    for n, block in enumerate(blocks):
        if isinstance(block, l.Para) and block.style == "title":
            return _with_subtitle(block.inlines, blocks[:n], blocks[n + 1 :])
    top = [n for n, block in enumerate(blocks) if isinstance(block, l.Heading)]
    levels = [blocks[n].level for n in top]  # type: ignore[union-attr]
    if top and levels.count(min(levels)) == 1 and levels[0] == min(levels) and len(top) > 1 and _opens(blocks, top[0]):
        head = blocks[top[0]]
        assert isinstance(head, l.Heading)
        return _with_subtitle(head.inlines, blocks[: top[0]], blocks[top[0] + 1 :])
    if blocks and isinstance(first := blocks[0], l.Para) and _reads_as_title(first) and _goes_on(blocks):
        return _with_subtitle(first.inlines, (), blocks[1:])
    if loose.title.strip():
        return Titled((l.Words(" ".join(loose.title.split()), 1),), (), blocks)
    if len(top) == 1 and levels[0] == 1 and _opens(blocks, top[0]):
        head = blocks[top[0]]
        assert isinstance(head, l.Heading)
        return _with_subtitle(head.inlines, blocks[: top[0]], blocks[top[0] + 1 :])
    return Titled((), (), blocks)


def _opens(blocks: l.Blocks, at: int) -> bool:
    """Whether nothing but a line or two stands before a heading."""
    return at <= 2 and all(isinstance(block, (l.Para, l.Rule)) for block in blocks[:at])


def _goes_on(blocks: l.Blocks) -> bool:
    """Whether a heading, a question, or a paragraph that is a text, follows a first line."""
    follows = next((block for block in blocks[1:] if not isinstance(block, l.Rule)), None)
    return isinstance(follows, (l.Heading, l.Asked)) or (
        isinstance(follows, l.Para) and len(said(follows.inlines)) > _LONGEST
    )


def _reads_as_title(para: l.Para) -> bool:
    words = said(para.inlines)
    plain = all(isinstance(one, (l.Words, l.Newline)) for one in para.inlines)
    return plain and 0 < len(words) <= _LONGEST and not _SENTENCE.search(words) and not para.style


def _with_subtitle(title: l.Inlines, before: l.Blocks, after: l.Blocks) -> Titled:
    if after and isinstance(after[0], l.Para) and after[0].style == "subtitle":
        return Titled(title, after[0].inlines, before + after[1:])
    return Titled(title, (), before + after)


class Summarised(NamedTuple):
    """A text parted behind its summary."""

    summary: l.Blocks
    """With its heading; empty: the text has none."""
    rest: l.Blocks


def take_summary(blocks: l.Blocks) -> Summarised:
    """The executive summary, where the first section is called one and another follows."""
    heads = [n for n, block in enumerate(blocks) if isinstance(block, l.Heading)]
    if not heads or any(isinstance(block, l.Para) for block in blocks[: heads[0]]):
        return Summarised((), blocks)
    first = blocks[heads[0]]
    assert isinstance(first, l.Heading)
    name = re.sub(r"\W", "", said(first.inlines).casefold())
    following = [n for n in heads[1:] if blocks[n].level <= first.level]  # type: ignore[union-attr]
    if name not in _SUMMARIES or not following:
        return Summarised((), blocks)
    return Summarised(blocks[: following[0]], blocks[following[0] :])


def deepened(blocks: l.Blocks) -> l.Blocks:
    """Blocks whose headings begin at level 1."""
    levels = [block.level for block in blocks if isinstance(block, l.Heading)]
    up = min(levels, default=1) - 1
    return tuple(replace(block, level=block.level - up) if isinstance(block, l.Heading) else block for block in blocks)
