"""A text's blocks go in; they come out with questions and answers for what was plainly written as such.

That is: "Q:" and "A:", a list of questions with what follows each, questions in bold, headings that are all questions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ...core.node import node, replace
from ..loose import Asked, Block, Blocks, Heading, Inlines, Item, LeftOut, Listing, Loose, Para, Rule, Words
from .line import OBJECT, flat, looks, parted, without

_QUESTION = (
    "q|question|frage|pregunta|domanda|pergunta|vraag|pytanie|вопрос|питання|soru|câu hỏi|pertanyaan|سؤال|คำถาม|"
    "질문|문|質問|问题|問題|问|問"
)
_ANSWER = (
    "a|answer|antwort|réponse|respuesta|risposta|resposta|antwoord|odpowiedź|ответ|відповідь|yanıt|cevap|trả lời|"
    "jawaban|إجابة|الجواب|คำตอบ|답변|답|回答|答え|答"
)
_ASKS = re.compile(rf"\s*(?:{_QUESTION})[ \u00a0]?\d{{0,3}}[ \u00a0]?[.:)\uff1a]\s*(?=\S)", re.IGNORECASE)
_ANSWERS = re.compile(rf"\s*(?:{_ANSWER})[ \u00a0]?\d{{0,3}}[ \u00a0]?[.:)\uff1a]\s*(?=\S)", re.IGNORECASE)
_ANSWER_BEHIND = re.compile(rf"(?<=[?\uff1f\u061f])[ \n]+(?:{_ANSWER})[ \u00a0]?\d{{0,3}}[:\uff1a]\s*", re.IGNORECASE)
_NUMBERED = re.compile(r"\s*(?:\d{1,3}|[a-z])[.)]\s+(?=\S)")
_ENDS = re.compile(rf"[?\uff1f\u061f][\"'\u201d\u2019\u00bb)\]*\s{OBJECT}]*\Z")
_DASHES = frozenset("-\u2013\u2014\u2022*\u00b7\u25cf\u25e6")
_COMMON = re.compile(
    r"\W*(?:faqs?|q ?& ?a|questions? (?:and|&) answers?|frequently asked questions|(?:key|common) questions|"
    r"häufige fragen|häufig gestellte fragen|fragen und antworten|questions fréquentes|foire aux questions|"
    r"preguntas frecuentes|perguntas frequentes|domande frequenti|veelgestelde vragen|часто задаваемые вопросы|"
    r"자주 묻는 질문|よくある質問|常见问题|常見問題)\W*",
    re.IGNORECASE,
)
#: The longest question, in characters.
_LONGEST = 400
#: So many questions are a pattern where a label marks them, or a list; and where only their look does.
_MARKED, _ALIKE = 2, 3


@node
class _Start:
    """Where a question stands."""

    question: Inlines
    line: int
    answer: Blocks = ()
    """What of its own block answers it."""
    skips: int = 1
    """How many blocks it takes."""
    label: str = ""
    """Words that are left out."""


_Starts = dict[int, _Start]


def with_questions(loose: Loose) -> Loose:
    """The text with its questions; as it was where it asks none."""
    for look in (_labelled, _dashed, _listed, _headed, _strong):
        starts = look(loose.blocks)
        if starts:
            blocks, labels = _asked(loose.blocks, starts, answered=look is _labelled)
            if blocks is not None:
                return replace(loose, blocks=blocks, left_out=(*loose.left_out, *labels))
    whole = tuple(each for block in loose.blocks for each in _items_asked(block))
    return replace(loose, blocks=whole) if len(whole) > len(loose.blocks) else loose


def is_question(inlines: Inlines) -> bool:
    """Whether words end with a question mark; citations and closing marks may stand behind it."""
    words = flat(inlines)
    return len(words) <= _LONGEST and bool(_ENDS.search(words[-40:])) and any(map(str.isalpha, words))


def _asked(blocks: Blocks, starts: _Starts, answered: bool) -> tuple[Blocks | None, list[LeftOut]]:
    """Blocks with questions where they start, each with what follows up to the next, a heading, or a line in bold.
    None where a question is left without an answer."""
    out: list[Block] = []
    labels: list[tuple[str, int]] = []
    at = 0
    while at < len(blocks):
        start = starts.get(at)
        if start is None:
            out.append(blocks[at])
            at += 1
            continue
        end = at = at + start.skips
        while end < len(blocks) and end not in starts and not _ends_answer(blocks[end]):
            end += 1
        answer = [*start.answer, *blocks[at:end]]
        labels.append((start.label, start.line))
        if (
            answered
            and answer
            and isinstance(first := answer[0], Para)
            and (match := _ANSWERS.match(flat(first.inlines)))
        ):
            labels.append((match[0], first.line))
            answer[0] = replace(first, inlines=without(first.inlines, match.end()))
        if not answer:
            return None, []
        out.append(Asked(start.question, tuple(answer), start.line))
        at = end
    return tuple(out), list(_left_out(labels))


def _left_out(labels: Iterable[tuple[str, int]]) -> Iterator[LeftOut]:
    said = [(label.strip(), line) for label, line in labels if label.strip()]
    if said:
        reason = "what was typed before questions and answers, which the brief sets apart itself"
        words = " ".join(label for label, _ in said)
        yield LeftOut(words, reason, said[0][1], max(line for _, line in said), "list-label")


def _ends_answer(block: Block) -> bool:
    return isinstance(block, (Heading, Rule)) or (isinstance(block, Para) and _is_strong(block.inlines))


def _is_strong(inlines: Inlines) -> bool:
    words = [one for one in inlines if isinstance(one, Words) and one.text.strip()]
    return bool(words) and all(one.look.strong for one in words)


# ---------------------------------------------------------------- "Q:" and "A:"


def _labelled(blocks: Blocks) -> _Starts:
    """Questions that say that they are some."""
    starts: _Starts = {}
    sure = True
    for n, block in enumerate(blocks):
        if not isinstance(block, (Para, Heading)) or not (match := _ASKS.match(flat(block.inlines))):
            continue
        question, answer, label = _answer_behind(without(block.inlines, match.end()))
        inner: Blocks = (Para(answer, block.line),) if flat(answer).strip() else ()
        starts[n] = _Start(question, block.line, inner, 1, f"{match[0].strip()} {label}")
        after = blocks[n + 1] if n + 1 < len(blocks) else None
        says = bool(label) or (isinstance(after, Para) and bool(_ANSWERS.match(flat(after.inlines))))
        sure = sure and (says or is_question(question))
    return starts if sure and len(starts) >= _MARKED else {}


def _answer_behind(inlines: Inlines) -> tuple[Inlines, Inlines, str]:
    """A question and the answer in the same paragraph, behind "A:" or on the next line; the words of that label."""
    words = flat(inlines)
    if match := _ANSWER_BEHIND.search(words):
        question, label, answer = parted(inlines, [match.start(), match.end()])
        return question, answer, flat(label).strip()
    end = words.find("\n")
    if end < 0:
        return inlines, (), ""
    question, _, answer = parted(inlines, [end, end + 1])
    match = _ANSWERS.match(flat(answer))
    if not match and not is_question(question):
        return inlines, (), ""
    return question, without(answer, match.end() if match else 0), match[0].strip() if match else ""


# ---------------------------------------------------------------- lists


def _dashed(blocks: Blocks) -> _Starts:
    """Questions below a line that holds a dash alone."""
    starts: _Starts = {}
    for n, block in enumerate(blocks[:-2]):
        asks = blocks[n + 1]
        if _is_dash(block) and isinstance(asks, Para) and is_question(asks.inlines):
            dash = flat(block.inlines) if isinstance(block, Para) else ""
            starts[n] = _Start(asks.inlines, asks.line, (), 2, dash)
    dashes = sum(map(_is_dash, blocks))
    return starts if len(starts) >= _MARKED and len(starts) == dashes else {}


def _is_dash(block: Block) -> bool:
    return isinstance(block, Rule) or (isinstance(block, Para) and flat(block.inlines).strip() in _DASHES)


def _listed(blocks: Blocks) -> _Starts:
    """Questions each of which is a list of its own, since its answer is not in the list."""
    starts: _Starts = {}
    for n, block in enumerate(blocks):
        if not isinstance(block, Listing) or len(block.items) != 1 or len(block.items[0].blocks) != 1:
            continue
        only = block.items[0].blocks[0]
        if isinstance(only, Para) and is_question(only.inlines):
            starts[n] = _Start(only.inlines, only.line)
    return starts if len(starts) >= _MARKED else {}


def _items_asked(block: Block) -> Iterator[Block]:
    """A list whose items are all questions with their answers as these; any other block as it is."""
    if isinstance(block, Listing) and len(block.items) >= _MARKED:
        found = [_item_asked(item) for item in block.items]
        if all(found):
            yield from (one for one in found if one is not None)
            return
    yield block


def _item_asked(item: Item) -> Asked | None:
    first = item.blocks[0] if item.blocks else None
    if not isinstance(first, (Para, Heading)):
        return None
    question, answer = _split(first.inlines)
    inner: Blocks = (Para(answer, first.line),) if flat(answer).strip() else ()
    blocks = (*inner, *item.blocks[1:])
    return Asked(question, blocks, item.line) if blocks and is_question(question) else None


def _split(inlines: Inlines) -> tuple[Inlines, Inlines]:
    """A question and what follows it in its paragraph, where a line ends between them or the question is in bold."""
    words = flat(inlines)
    end = words.find("\n")
    if end < 0:
        end = next((at for one, at in looks(inlines) if one.text.strip() and not one.look.strong), len(words))
        while end < len(words) and words[end] in "?\uff1f\u061f":  # its mark may stand behind the bold words
            end += 1
    question, answer = parted(inlines, [end])
    return (question, without(answer, 0)) if is_question(question) else (inlines, ())


# ---------------------------------------------------------------- headings and lines in bold


def _headed(blocks: Blocks) -> _Starts:
    """Headings, where all of a text or of its part for questions are some."""
    heads = [(n, block) for n, block in enumerate(blocks) if isinstance(block, Heading)]
    below = heads[1:]
    if below and heads[0][1].level < min(head.level for _, head in below):
        heads = below
    if len(heads) >= _ALIKE and _all_ask([head for _, head in heads]):
        return {n: _Start(head.inlines, head.line) for n, head in heads}
    return dict(_common(blocks))


def _common(blocks: Blocks) -> Iterator[tuple[int, _Start]]:
    """The headings below one that is called "Frequently asked questions"."""
    heads = [(n, block) for n, block in enumerate(blocks) if isinstance(block, Heading)]
    at = 0
    while at < len(heads):
        head = heads[at][1]
        end = at = at + 1
        if not _COMMON.fullmatch(flat(head.inlines)):
            continue
        while end < len(heads) and heads[end][1].level > head.level:
            end += 1
        if end - at >= _MARKED and _all_ask([one for _, one in heads[at:end]]):
            yield from ((n, _Start(one.inlines, one.line)) for n, one in heads[at:end])
        at = end


def _all_ask(heads: list[Heading]) -> bool:
    return len({head.level for head in heads}) == 1 and all(is_question(head.inlines) for head in heads)


def _strong(blocks: Blocks) -> _Starts:
    """Paragraphs that are a question in bold, or begin with one."""
    starts: _Starts = {}
    for n, block in enumerate(blocks):
        if not isinstance(block, Para) or not any(isinstance(one, Words) and one.look.strong for one in block.inlines):
            continue
        question, answer = _split(block.inlines)
        if not is_question(question) or not _is_strong(question):
            continue
        number = _NUMBERED.match(flat(question))
        inner: Blocks = (Para(answer, block.line),) if flat(answer).strip() else ()
        cut = number.end() if number else 0
        starts[n] = _Start(without(question, cut), block.line, inner, 1, number[0] if number else "")
    return starts if len(starts) >= _ALIKE else {}
