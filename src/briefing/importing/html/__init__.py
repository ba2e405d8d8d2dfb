"""The HTML of a page, a file or a clipboard goes in; loose blocks come out, without the navigation around them."""

from __future__ import annotations

import re

from ..loose import LeftOut, Loose
from .flow import Flow, Plan
from .given import given_by
from .head import date_of, lang_of, title_of
from .scope import scope_of
from .tree import tree

#: What Windows writes above a page on the clipboard.
_CLIPBOARD = re.compile(r"\s*Version:[\d.]+\s*\n(?:(?:Start|End|Source)(?:HTML|Fragment|Selection|URL):[^\n]*\n)+")


def read_html(text: str) -> Loose:
    """The blocks of a page; its line ends are line feeds. Never raises: what is not closed or not nested is mended."""
    above = _CLIPBOARD.match(text)
    page = tree(text[above.end() :] if above else text, above[0].count("\n") + 1 if above else 1)
    scope = scope_of(page)
    lang = "" if scope.said_by_app else lang_of(page)
    scope.plan.lang, scope.plan.title = lang or "*", title_of(page)
    given, taken = given_by(page)
    scope.plan.left_out = {**scope.plan.left_out, **taken}
    told = Flow(page.nodes, scope.plan).run(scope.regions)
    if not told.blocks and told.left_out:  # a page that hides all of its text, until a script shows it
        told = Flow(page.nodes, Plan(layout=scope.plan.layout, lang=scope.plan.lang, title=scope.plan.title)).run()
    if above:
        words = " ".join(above[0].split())
        lines = LeftOut(words, "what the clipboard says of itself", 1, above[0].count("\n"), "other")
        told.left_out = (lines, *told.left_out)
    return Loose("html", told.blocks, told.notes, given, scope.plan.title, False, lang, date_of(page), told.left_out)
