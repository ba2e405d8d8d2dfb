"""No word is lost: each is in the brief, in its sources, or in the list of what was left out, as often as it was
pasted; and what comes out is a brief that reads back without an error."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import BriefingError, build, loads
from briefing.core.spans import Span
from briefing.importing.found import Imported
from briefing.importing.importer import from_markdown, import_bytes
from briefing.model import blocks as b
from briefing.model.report import Report

from .pasted import CASES, imported, pasted

_WORD = re.compile(r"[^\W\d_¹²³]+")
#: The brief's own remarks, which nobody pasted.
_OURS = (b.Comment, Span)


#: Doubts about what became something else than words, which they say; the others say words that stayed.
_GONE = ("import-doubtful-source", "import-same-source", "import-tracked-changes")


def _strings(value: object) -> Iterator[str]:
    """Every string that a node holds, its own tags aside."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, _OURS):
        return
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, (tuple, list)):
        for inner in value:
            yield from _strings(inner)
    elif is_dataclass(value):
        for one in fields(value):
            if one.name != "type":
                yield from _strings(getattr(value, one.name))


def words(text: str) -> Counter[str]:
    """How often each word stands in a text; digits are none, since those that cite go."""
    return Counter(_WORD.findall(text))


def kept(made: Imported) -> Counter[str]:
    """The words of what an import made."""
    held = _content(made.report)
    told = (one.words for one in made.doubts if one.code in _GONE)
    return words("\n".join([*held, *(one.words for one in made.left_out), *told]))


def _content(report: Report) -> Iterator[str]:
    for part in (
        report.lang,
        report.title,
        report.subtitle,
        report.summary,
        report.blocks,
        report.sections,
        report.sources,
    ):
        yield from _strings(part)


def lost(text: str, made: Imported) -> Counter[str]:
    """The words that are gone."""
    return words(text) - kept(made)


# ---------------------------------------------------------------- any text


@settings(max_examples=60)
@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), max_size=400))
def test_no_word_of_any_line_is_lost(text: str) -> None:
    _judge(text, "text")


#: Letters, and signs that mean something to one form or another.
_SIGNS = st.text(alphabet="abc XY\n\n  .,:;!?-*_#>|[](){}<>/&\\`~^=+0123456789•“”\"'†【】¹²\t", max_size=300)


@settings(max_examples=120)
@given(_SIGNS)
def test_no_word_among_signs_is_lost_from_a_plain_text(text: str) -> None:
    _judge(text, "text")


@settings(max_examples=120)
@given(_SIGNS, st.sampled_from(["markdown", "html", "gemini", "chatgpt", "perplexity", "storm"]))
def test_any_signs_become_a_brief(text: str, manner: str) -> None:
    """Markup may hold words that are none, such as the names of tags: no words are counted."""
    made = _made(text, manner)
    if made is not None:
        assert [found for found in made.diagnostics if found.level == "error"] == []
        assert loads(made.text)


def _made(text: str, manner: str) -> Imported | None:
    if not _as_taken(text).strip():
        with pytest.raises(BriefingError, match="empty-source"):
            import_bytes(text.encode(), "pasted", manner)
        return None
    return import_bytes(text.encode(), "pasted", manner)


def _judge(text: str, manner: str) -> None:
    made = _made(text, manner)
    if made is None:
        return
    assert lost(_as_taken(text), made) == Counter()
    assert [found for found in made.diagnostics if found.level == "error"] == []


def _as_taken(text: str) -> str:
    """Without the characters that part words and leave no trace."""
    return re.sub("[\u200b\u2060\ufeff\u00ad]", "", text)


# ---------------------------------------------------------------- pieces in the manners of exporters

_WORKS = (
    "Works cited\n\n1. {} {} - {}, accessed May 5, 2025, https://a.example/x\n2. {} {}, accessed , https://b.example/y",
    "## Sources\n\n[1] {} {}: https://a.example/x\n[2] {}: https://b.example/y",
    "## References\n\n- [{} {}](https://a.example/x)\n- [{}](https://b.example/y)",
    "참고 자료 {} {}, 9월 5, 2025에 액세스, https://a.example/x {}, 9월 5, 2025에 액세스, https://b.example/y",
    '[1]: https://a.example/x "{} {}"\n[2]: https://b.example/y "{}"',
    "[^1_1]: https://a.example/x\n\n[^1_2]: {} {}",
)
_PIECES = (
    "# {} {}", "## 1. {} {}", "### {}", "1.0. {} {}", "2.1. {}", "**{} {}**", "IV. {}",
    "{} {} {}.1 {} {}.2", "{} {}.[1] {}.[1][2] {} [9].", "{}【1†source】 {}【2†L1-L9】", "{} {}.¹ {}.²",
    "{}.<sup>1</sup> {}", "{} [{} {}](https://c.example) {}",
    "{}.[^1_1] {}[^1_2]", "{} {}.[^n]\n\n[^n]: {} {}", "[cite_start]{} {}.[cite: 1, 2]",
    "{}. :contentReference[oaicite:1]{{index=1}} {}", '{}.[](grok_render_citation_card_json={{"cardIds":["a"]}}) {}',
    "[span_1](start_span){} {}[span_1](end_span)", "{} \ue200cite\ue202turn0search3\ue201 {}",
    "- {} {}\n- {}\n    - {} {}", "1. {}\n2. {}\n\n   {}", "* **{}:** {} {}", "• {}\n• {} {}",
    "| {} | {} |\n|---|---|\n| {} | {} |\n| {} | {} | {} |", "{} | {}\n{} | {}",
    "<table><tr><th>{}</th><th>{}</th></tr><tr><td colspan=\"2\">{}</td></tr></table>", "{}\t{}\n{}\t{}",
    "> {} {}\n>\n> {}", "```\n{} {}\n```", "![{} {}](https://img.example/a.png)", "<img alt=\"{}\" src=\"a.png\"> {}",
    "Q: {} {}?\nA: {} {}.", "-\n{} {}?\n{} {}.", "**{} {}?**\n\n{}.", "{}  \n{}\\\n{}", "{}\n====", "---",
    "Sure! Here is the report on {} {}:", "Let me know if you would like {}.", "Export to Docs", "⁂",
    "<span style=\"display:none\">{}</span>", "<div align=\"center\">{}</div>",
    "<details><summary>{}</summary>{}</details>",
    "{} `{} {}` {}", "{}&amp;{} &lt;{}&gt;", "~~{}~~ {}", "{}, including: {} {}: {} {}.1 {} {}: {}.2",
    "{} {} {} {} {} {}, Inc. {} {} {} {}.1 {} {} {} {}.", "<!-- x -->",
    "[z]: https://z.example \"{} {}\"", "Figure 2: {}", "9/11 {} COVID-19, 3.5 {}",
)  # fmt: skip
_SYLLABLES = ["ba", "de", "fi", "go", "lu", "ma", "ne", "po", "ri", "su", "ta", "vo"]


def _name(number: int) -> str:
    """A word that stands nowhere else."""
    digits = (number // 144 % 12, number // 12 % 12, number % 12)
    return "Zu" + "".join(_SYLLABLES[each] for each in digits) + "q"


def _filled(pieces: list[str]) -> tuple[str, list[str]]:
    """The pieces, every gap with a word of its own; and the words."""
    text = "\n\n".join(pieces)
    count = len(re.findall(r"(?<!\{)\{\}", text))
    names = [_name(n) for n in range(count)]
    return text.format(*names), names


@settings(max_examples=150)
@given(
    st.lists(st.sampled_from(_PIECES), min_size=1, max_size=9, unique=True),
    st.lists(st.sampled_from(_WORKS), max_size=1),
    st.sampled_from(["auto", "markdown", "text", "gemini", "chatgpt", "perplexity", "grok", "odr", "storm", "gptr"]),
)
def test_no_word_of_any_manner_is_lost(pieces: list[str], works: list[str], manner: str) -> None:
    text, names = _filled(pieces + works)
    made = import_bytes(text.encode(), "pasted", manner)
    there = kept(made)
    assert [name for name in names if not there[name]] == []
    assert [found for found in made.diagnostics if found.level == "error"] == []


def test_the_words_of_a_link_that_cites_are_not_lost() -> None:
    text = (
        "# Ferries\n\nClosed ([the notice](https://a.example/x)). Open ([by its own words](https://a.example/x)).\n\n"
        "Works cited\n\n1. Winter, accessed May 5, 2025, https://a.example/x\n"
    )
    made = import_bytes(text.encode(), "pasted.md")
    there = kept(made)
    assert [word for word in ("Winter", "notice", "own") if not there[word]] == []


def test_the_words_of_an_entry_that_repeats_an_address_are_not_lost() -> None:
    text = (
        "# Ferries\n\nClosed.[1][2]\n\n## Sources\n\n[1] Winter: https://a.example/x\n[2] Snow: https://a.example/x\n"
    )
    made = import_bytes(text.encode(), "pasted.md")
    there = kept(made)
    assert [word for word in ("Winter", "Snow") if not there[word]] == []


@settings(max_examples=20)
@given(st.lists(st.sampled_from(_PIECES), min_size=3, max_size=9), st.sampled_from(_WORKS))
def test_what_any_manner_becomes_builds(pieces: list[str], works: str) -> None:
    text, names = _filled([*pieces, works])
    made = from_markdown(text)
    built = build(made.report, ("txt",)).outputs["txt"].decode()
    in_brief = words("\n".join(_content(made.report)))
    assert [name for name in names if in_brief[name] and name not in built] == []


@pytest.mark.parametrize("name", [case.name for case in CASES])
def test_no_word_of_a_case_is_lost(name: str) -> None:
    case = next(case for case in CASES if case.name == name)
    data, file = pasted(case)
    if file.endswith((".docx", ".html")):
        pytest.skip("its markup has words of its own")
    made = imported(case)
    gone = lost(_as_taken(_without_markup(data.decode())), made)
    assert gone == Counter()


def _without_markup(text: str) -> str:
    """Without tags, marks that name no word, and the keys of data."""
    text = re.sub(r"<!--.*?-->|</?[a-z][^>]*>", " ", text, flags=re.DOTALL)
    text = re.sub(r"\[\^[\w-]+\]|(?<=†)[^】]*】", " ", unescape(text))
    text = re.sub(r":contentReference\[oaicite:\d+\]\{index=\d+\}|cite(?=\ue202|turn)|turn\d+\w+\d+", " ", text)
    text = re.sub(r"\[cite_start\]|\[cite: [\d, ]+\]|\[span_\d+\]\((?:start|end)_span\)|grok_render_[^)]*", " ", text)
    text = re.sub(r"^(?:title|date|lang): ", "", text, flags=re.MULTILINE)
    text = re.sub(r"utm_source=[\w.]+|#:~:text=[^)\s]*|\(data:[^)]*\)", " ", text)
    text = re.sub(r'"(?:url_to_\w+|url|description|snippets|title)":', " ", text)
    return _access_phrases(text)


def _access_phrases(text: str) -> str:
    """Without what dates say in words, and addresses that stand twice in a link."""
    text = re.sub(r"accessed September 5, 2025,|9월 5, 2025에 액세스,|Zugriff am \w+ \d+, 2025,", " ", text)
    return re.sub(r"\]\((https?://[^)\s]*)[^)]*\)", "]", text).replace("\\_", "_")
