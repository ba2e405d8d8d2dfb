"""A page goes in; what of it is its text comes out, and why the rest is not: navigation, buttons, what is hidden."""

from __future__ import annotations

import re
from bisect import bisect_left

from ...core.node import record
from .flow import AROUND, LABELS, Fate, Plan
from .references import References, references
from .styles import class_rules, kind_of, style_of
from .survey import Survey, survey
from .tokens import Text
from .tree import HEADINGS, Element, Tree, words_in

HIDDEN = Fate("hidden", "what the page does not show")
_NAVIGATION = Fate("chrome", "navigation of the page")
_BUTTONS = Fate("chrome", "buttons and fields to fill in")
_ASKED = Fate("chrome", "what the assistant was asked")
_THOUGHT = Fate("chrome", "what the assistant thought")
_UNUSED = Fate("other", "sources that were read but not used")
_CONTENTS = Fate("other", "a table of contents, which the brief makes itself")
_COMMENTS = Fate("other", "comments of the document")

_BY_NAME = {
    "nav": _NAVIGATION, "aside": _NAVIGATION, "footer": _NAVIGATION, "noscript": HIDDEN, "datalist": HIDDEN,
    **dict.fromkeys(("select", "textarea", "option", "optgroup"), _BUTTONS),
    **dict.fromkeys(("iframe", "object", "video", "audio", "canvas", "map"), Fate("picture", "what no brief can hold")),
    "user-query": _ASKED, "thinking-panel": _THOUGHT, "mat-icon": _BUTTONS,
}  # fmt: skip
_BY_ROLE = {
    **dict.fromkeys(
        ("navigation", "banner", "contentinfo", "complementary", "search", "menubar", "menu", "toolbar", "tablist"),
        _NAVIGATION,
    ),
    **dict.fromkeys(("dialog", "alertdialog", "tooltip"), HIDDEN), "doc-toc": _CONTENTS,
}  # fmt: skip
#: Names of classes, and of elements by their `id`, that mean one thing everywhere.
_BY_CLASS = {
    **dict.fromkeys(
        ("sr-only", "visually-hidden", "screen-reader-text", "cdk-visually-hidden", "mw-jump-link", "skip-link"), HIDDEN
    ),
    **dict.fromkeys(
        (
            "mw-editsection", "navbox", "catlinks", "breadcrumb", "breadcrumbs", "share-buttons", "social-share",
            "sharedaddy", "cookie-banner", "cookie-consent", "cookie-notice", "site-header", "site-footer", "navbar",
        ),
        _NAVIGATION,
    ),
    "mw-cite-backlink": LABELS, "unused-sources": _UNUSED, "katex-html": HIDDEN, "toc": _CONTENTS,
}  # fmt: skip
_CONTENTS_OF_WORD = re.compile(r"MsoToc(?:\d|Heading)")
#: What a hidden icon or drawing holds at most, in letters; what holds more is hidden from screen readers by mistake.
_SMALL = 60
#: A form of so many letters is the page itself.
_FORM = 1500
#: The parts of a page that its main element must hold to be taken for the text.
_ENOUGH = 0.3


@record
class Scope:
    """What of a page is its text."""

    plan: Plan
    regions: list[tuple[int, int]]
    """The nodes that hold it, from the first to the last, in reading order."""
    survey: Survey
    said_by_app: bool = False
    """The page is a program's, whose language is its user's and not the text's."""


def plan_of(page: Tree, whole: bool = True) -> Plan:
    """What is known of a page; `whole` False: of a piece of one, of which nothing is left out but what it hides."""
    found = survey(page.nodes)
    led = references(found)
    fates = {one.first: HIDDEN for one in found.elements if is_hidden(one)}
    return _plan(found, led, fates)


def scope_of(page: Tree) -> Scope:
    """The text of a page, and what is left out of it."""
    found = survey(page.nodes)
    led = references(found)
    main, by_app = _main(found)
    fates = _fates(found, led, bool(main))
    for holder in led.comments.values():
        fates[holder.first] = _COMMENTS
    regions = _regions(found, led, main) if main else [(0, len(page.nodes) - 1)]
    return Scope(_plan(found, led, fates), regions, found, by_app)


def _plan(found: Survey, led: References, fates: dict[int, Fate]) -> Plan:
    sheets = [
        "".join(one.text for one in found.nodes[each.first : each.last] if isinstance(one, Text))
        for each in found.elements
        if each.name == "style"
    ]
    labels = {*led.returns, *led.comments, *(place for place, fate in fates.items() if fate is LABELS)}
    fates = {place: fate for place, fate in fates.items() if fate is not LABELS}
    return Plan(fates, led.notes, led.references, led.numbers, labels, found.layout, class_rules(sheets))


# ---------------------------------------------------------------- where the text is


def _main(found: Survey) -> tuple[list[Element], bool]:
    """The elements that hold the text, and whether a program for talking with an assistant wrote them; none: all do."""
    for one in found.elements:
        if one.get("id") == "extended-response-markdown-content" and found.size(one):
            return [one], True
    answers = [one for one in found.elements if one.get("data-message-author-role") == "assistant" and found.size(one)]
    if answers:
        return _apart(answers), True
    total = found.sizes[-1]
    mains = [one for one in found.elements if one.name == "main" or one.get("role") == "main"]
    best = max(mains, key=found.size, default=None)
    if best is None or found.size(best) < _ENOUGH * total:
        best = None
    articles = [one for one in found.elements if one.name == "article" or one.get("itemprop") == "articleBody"]
    article = max(articles, key=found.size, default=None)
    within = found.size(best) if best else total
    if article is not None and found.size(article) >= max(2 * _ENOUGH * within, 1):
        best = article
    return ([best] if best is not None else []), False


def _apart(elements: list[Element]) -> list[Element]:
    """Elements of which none stands within another, in reading order."""
    out: list[Element] = []
    for one in sorted(elements, key=lambda each: each.first):
        if not out or one.first > out[-1].last:
            out.append(one)
    return out


def _regions(found: Survey, led: References, main: list[Element]) -> list[tuple[int, int]]:
    """Where the text stands: the main elements, a title above them, and notes outside them that they refer to."""
    spans = [(one.first, one.last) for one in main]
    if title := _title_above(found, main):
        spans.append((title.first, title.last))
    used = {led.references[place] for place in led.references if _is_in(place, spans)}
    for holder in led.holders:
        if led.notes[holder.first] in used and not _is_in(holder.first, spans):
            spans.append((holder.first, holder.last))
    return sorted(spans)


def _is_in(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(first <= place <= last for first, last in spans)


def _title_above(found: Survey, main: list[Element]) -> Element | None:
    """The only heading of the first level, where it stands above the text and the page is called by it."""
    tops = [one for one in found.elements if kind_of(one) == "h1" and found.size(one)]
    if len(tops) != 1 or tops[0].first >= main[0].first:
        return None
    called = next((words_in(found.nodes, one) for one in found.elements if one.name == "title"), "")
    words = words_in(found.nodes, tops[0])
    return tops[0] if called.casefold().startswith(words.casefold()) else None


# ---------------------------------------------------------------- what is left out


def is_hidden(element: Element) -> bool:
    """Whether a browser does not show an element."""
    if not element.attributes:
        return False
    if "hidden" in element.attributes and element.get("hidden") != "until-found":
        return True
    declared = style_of(element) if "style" in element.attributes else {}
    hides = (declared.get("display") == "none", declared.get("visibility") == "hidden")
    return any(hides) or declared.get("mso-hide") == "all"


def _fates(found: Survey, led: References, chosen: bool) -> dict[int, Fate]:
    """Why elements are left out, by their places. What holds a note is not."""
    fates: dict[int, Fate] = {}
    starts = [one.first for one in led.holders]
    deep: list[Element] = []
    """Articles and the like that are open."""
    for one in found.elements:
        while deep and deep[-1].last < one.first:
            deep.pop()
        fate = _fate(found, one, bool(deep) or chosen)
        if one.name in ("article", "main", "blockquote"):
            deep.append(one)
        if fate is None:
            continue
        at = bisect_left(starts, one.first)
        if fate is HIDDEN or at == len(starts) or starts[at] > one.last:
            fates[one.first] = fate
    return fates


def _fate(found: Survey, one: Element, inside: bool) -> Fate | None:
    if is_hidden(one):
        return HIDDEN
    name = one.name
    if name in ("button", "label", "form", "header", "footer", "dialog") or one.get("role") == "button":
        if (fate := _by_size(found, one, inside)) is not None:
            return fate
    elif name in _BY_NAME:
        return _BY_NAME[name]
    return _by_attributes(found, one) if one.attributes else None


def _by_size(found: Survey, one: Element, inside: bool) -> Fate | None:
    """Whether an element goes that may hold what matters: a title in a header, an attribution in a footer."""
    match one.name:
        case "header":
            return None if inside or found.headings(one) else _NAVIGATION
        case "footer":
            return None if inside and found.size(one) <= _SMALL else _NAVIGATION
        case "form":
            return _BUTTONS if found.size(one) < _FORM and not found.headings(one) else None
        case "dialog":
            return None if "open" in one.attributes else HIDDEN
        case "a" | "label":
            return None
        case _:
            block = found.blocks[one.first]
            in_heading = block is not None and (kind_of(block) in HEADINGS or block.name == "summary")
            return None if in_heading or found.headings(one) or found.size(one) > 4 * _SMALL else _BUTTONS


def _by_attributes(found: Survey, one: Element) -> Fate | None:
    if (fate := _BY_ROLE.get(one.get("role"))) is not None:
        return fate
    if one.get("aria-hidden") == "true" and found.size(one) <= _SMALL:
        return HIDDEN
    if one.get("data-message-author-role") == "user" or one.get("data-testid") == "user-message":
        return _ASKED
    for name in (*one.classes, one.get("id")):
        if (fate := _BY_CLASS.get(name)) is not None:
            return fate
        if name.startswith("MsoToc") and _CONTENTS_OF_WORD.match(name):
            return _CONTENTS
    match style_of(one).get("mso-element") if "style" in one.attributes else None:
        case "comment-list":
            return _COMMENTS
        case "header" | "footer":
            return AROUND
        case _:
            return None
