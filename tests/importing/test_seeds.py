"""The two real texts of ../shared/seeds, and everything that must become of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing import build, load
from briefing.importing.found import Imported
from briefing.importing.importer import import_bytes
from briefing.model import blocks as b
from briefing.model import walk

from .reading import cited, headings, lines, straight

pytestmark = pytest.mark.needs_shared

TITLE = "The Beijing Gathering: A Strategic Analysis from the U.S. Perspective"
HEADINGS = [
    (1, "Executive Summary"),
    (2, "A New Strategic Reality"),
    (2, "Core Challenges for the United States"),
    (2, "Key Recommendations"),
    (1, "The Beijing Gathering: A Statement of Intent"),
    (2, "The Symbolism of a Triumvirate"),
    (2, "A Grand Diplomatic and Martial Performance"),
    (1, "A Partnership of Expediency: Motivations and Dependencies"),
    (2, "Individual and Collective Interests"),
    (2, "A Fragile Alliance: Internal Tensions and Historical Mistrust"),
    (1, "Military and Security Convergence: A New Threat Calculus"),
    (2, "The Ukraine-DPRK Nexus and Global Ripple Effects"),
    (2, "China's Modernization and Deterrence"),
    (3, "Key Hardware Displayed"),
    (3, "A Challenge to U.S. Naval Supremacy"),
    (1, "Economic Interdependence and Sanctions Evasion"),
    (2, "The Sanctions Loophole"),
    (2, "North Korea's Illicit Revenue Streams"),
    (1, "The U.S. Response: Strategic Challenges and a Path Forward"),
    (2, 'The Challenge of "America First" Diplomacy'),
    (2, "Recommendations for a Proactive U.S. Strategy"),
    (1, "Conclusion: A New Geopolitical Landscape"),
]
#: The digits that cite, as they stand in the text from above to below.
CITED = [
    1, 2, 2, 6, 4, 8, 6, 3, 1, 1, 3, 11, 11, 4, 1, 5, 1, 1, 1, 3, 1, 1, 4, 14, 12, 1, 1, 1, 1, 13, 1, 4, 15, 18, 4,
    1, 5, 5, 5, 5, 5, 5, 5, 19, 14, 20, 6, 6, 7, 6, 1, 2, 4, 4, 8, 9, 5, 6, 7, 3, 3, 19,
]  # fmt: skip
#: How each title begins, and the publisher that it carries behind it.
SOURCES = [
    ("Trump's belligerence is pushing Xi, Putin and Kim together – and ...", ""),
    ("Xi, Putin, And Kim Give Show Of Unity At China's Military Parade", ""),
    ("Xi Jinping says world faces ‘peace or war’, as Putin and Kim join him for military parade", ""),
    ("Thursday briefing: China flexes its muscle in the tussle for global dominance", ""),
    ("China shows off new missiles and drones at military parade in ...", ""),
    ("Treasury Sanctions Fraud Network Funding DPRK Weapons Programs", ""),
    ("U.S. Treasury Sanctions DPRK IT-Worker Scheme, Exposing $600K Crypto Transfers and $1M+ Profits",
     "The Hacker News"),
    (("Young Trilateral Leaders (YTL) Osaka Summit Brings Together Rising Leaders from the U.S., Japan, and the "
      "Republic of Korea"), "U.S. Embassy & Consulates in Japan"),
    ("United States-India Joint Leaders' Statement", "The White House"),
    ("Strengthening US Alliances in the Indo-Pacific", "Foreign Policy ..."),
    ("Leaders of China, Russia and North Korea gather in Beijing for WWII parade", "WUNC"),
    ("Key US challengers in one frame: Kim Jong-un arrives in Beijing; to attend military parade alongside Putin, Xi",
     ""),
    ("China's economic summit and military parade may signal a geopolitical shift", "PBS News"),
    ("A summit and parade in China may signal a geopolitical shift. They might also be political jockeying", ""),
    (("Russia-North Korea talks in China: Kim Jong Un promises to help with 'everything'; hugs Putin goodbye after 2.5 "
      "hour long meet"), ""),
    ("Kim Jong-un promises to do 'everything to assist' Moscow after Putin ...", ""),
    ("Putin meets North Korea's Kim in Beijing", ""),
    ("Why North Korea Is Coming Clean on Its Role in the Russia-Ukraine War", "Newsweek"),
    ("Trading with Pariahs: North Korean Sanctions and the Challenge of Weaponized Interdependence",
     "Global Studies Quarterly | Oxford Academic"),
    ("Trump Could Get a Win with North Korea This Time, by Taking Lessons from His First Term", ""),
    ("Trump Issues New Warning to China During Its Military Parade", "Newsweek"),
]  # fmt: skip
#: Publishers that a title carries whole, by number; the others are cut, or are two.
WHOLE = {7, 8, 9, 11, 13, 18, 21}


@pytest.fixture(scope="module")
def gathering(shared: Path) -> Imported:
    path = shared / "seeds" / "beijing-gathering.txt"
    return import_bytes(path.read_bytes(), path.name)


@pytest.fixture(scope="module")
def pasted(shared: Path) -> list[str]:
    """The lines of the report's text."""
    return (shared / "seeds" / "beijing-gathering.txt").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def questions(shared: Path) -> Imported:
    path = shared / "seeds" / "alliance-questions.txt"
    return import_bytes(path.read_bytes(), path.name)


def test_title_and_headings(gathering: Imported) -> None:
    report = gathering.report
    assert straight(walk.plain(report.title)) == TITLE
    assert headings(report) == HEADINGS
    assert report.numbering == "decimal-zero"
    assert report.summary is not None
    assert report.lang == "en-US"
    assert gathering.form == "text"


def test_every_digit_cites_its_source(gathering: Imported) -> None:
    assert cited(gathering.report) == [[number] for number in CITED]
    assert len(CITED) == 62
    assert (gathering.counts.citations, gathering.counts.uncited) == (62, 4)
    never = {key for n, key in enumerate(gathering.report.sources, 1) if n not in CITED}
    assert [list(gathering.report.sources).index(key) + 1 for key in gathering.report.sources if key in never] == [
        10, 16, 17, 21,
    ]  # fmt: skip


def test_every_source_is_complete(gathering: Imported, pasted: list[str]) -> None:
    sources = list(gathering.report.sources.values())
    assert len(sources) == 21
    assert [one.url for one in sources] == re.findall(r"https://\S+", pasted[123])
    assert {one.accessed.iso for one in sources if one.accessed} == {"2025-09-05"}
    assert all(one.accessed for one in sources)
    for number, (source, (title, publisher)) in enumerate(zip(sources, SOURCES, strict=True), 1):
        if not publisher or number in WHOLE:
            assert (source.title, source.container_title or source.publisher) == (title, publisher), number
        else:
            assert source.title.startswith(title), number
            kept = [source.title, source.container_title, source.publisher]
            assert re.findall(r"\w+", " ".join(kept)) == re.findall(r"\w+", f"{title} {publisher}"), number


def test_the_site_s_own_words_are_listed(gathering: Imported, pasted: list[str]) -> None:
    chrome = [one for one in gathering.left_out if one.code == "chrome"]
    assert [(one.first, one.last) for one in chrome] == [(1, 38), (126, 126)]
    assert re.findall(r"\w+", " ".join(one.words for one in chrome)) == re.findall(
        r"\w+", " ".join([*pasted[:38], "No comments to show"])
    )
    assert "Deep Research Archives" not in gathering.text
    assert "No comments" not in gathering.text
    typed = [one for one in gathering.left_out if one.code == "typed-number"]
    assert [one.words.split() for one in typed] == [
        [line.split()[0] for line in pasted if re.match(r"\d\.\d\.", line)]
    ]  # fmt: skip


def _without_digits(line: str) -> str:
    """A line of the text without the digits that cite."""
    return straight(re.sub(r'(?<=[.”"])(?<!\d\.)\d{1,2}(?= |\n|$)', "", line))


@pytest.mark.parametrize(
    ("begins", "kind", "shape"),
    [
        ("Actor Primary Motivation", "table", "3 columns and 4 rows"),
        ("Strategic Challenge Recommended", "table", "3 columns and 4 rows"),
        ("The parade offered a glimpse", "list", "5 items"),
    ],
)
def test_what_ran_together_is_kept_word_for_word(
    gathering: Imported, pasted: list[str], begins: str, kind: str, shape: str
) -> None:
    number, line = next((n, line) for n, line in enumerate(pasted, 1) if line.startswith(begins))
    (kept,) = (one for one in lines(gathering.report) if one.startswith(begins))
    assert re.sub(r"\{[^}]*\}", "", kept) == _without_digits(line)
    (doubt,) = (one for one in gathering.doubts if one.line == number and one.code.startswith("import-probable"))
    assert doubt.code == f"import-probable-{kind}"
    blocks = list(walk.blocks(gathering.report))
    (at,) = (
        n for n, one in enumerate(blocks) if isinstance(one, b.Paragraph) and walk.plain(one.content).startswith(begins)
    )
    remark = blocks[at + 1]
    assert isinstance(remark, b.Comment)
    assert f"Probably a {kind}" in walk.plain(remark.content)
    if shape in walk.plain(remark.content):  # it may say less, never another number
        return
    assert not re.search(r"\d", walk.plain(remark.content))


def test_nothing_is_guessed(gathering: Imported) -> None:
    counts = gathering.counts
    assert (counts.tables, counts.lists, counts.questions, counts.notes) == (0, 0, 0, 0)
    assert (counts.probable_tables, counts.probable_lists) == (2, 1)
    assert {one.code for one in gathering.doubts} <= {
        "import-probable-table",
        "import-probable-list",
        "import-doubtful-source",
    }


def test_every_paragraph_is_there(gathering: Imported, pasted: list[str]) -> None:
    body = [line for line in pasted[41:124] if line.strip() and not re.match(r"\d\.\d\.", line)]
    body[-1] = body[-1][: body[-1].index("참고 자료")]
    found = [re.sub(r"\{[^}]*\}", "", line) for line in lines(gathering.report)]
    assert found == [_without_digits(line) for line in body]


def test_the_brief_builds(gathering: Imported, tmp_path: Path) -> None:
    assert not gathering.diagnostics
    (tmp_path / "brief.md").write_text(gathering.text, encoding="utf-8")
    built = build(load(tmp_path / "brief.md"), ("docx", "pdf", "txt"))
    assert not [found for found in built.diagnostics if found.level == "error"]
    assert set(built.outputs) == {"docx", "pdf", "txt"}


def test_questions_and_answers(questions: Imported, shared: Path, tmp_path: Path) -> None:
    pasted = (shared / "seeds" / "alliance-questions.txt").read_text(encoding="utf-8").splitlines()
    report = questions.report
    asked = [one for one in report.blocks if isinstance(one, b.QuestionAnswer)]
    assert [straight(walk.plain(one.question)) for one in asked] == [straight(pasted[n]) for n in range(2, 15, 3)]
    answers = [[straight(walk.plain(p.content)) for p in one.blocks if isinstance(p, b.Paragraph)] for one in asked]
    assert answers == [[straight(pasted[n])] for n in range(3, 16, 3)]
    first = report.blocks[0]
    assert isinstance(first, b.Paragraph)
    assert straight(walk.plain(first.content)) == straight(pasted[0])
    assert not report.sections
    assert (questions.counts.questions, questions.counts.lists, questions.counts.citations) == (5, 0, 0)
    assert [one.code for one in questions.doubts] == ["import-no-title"]
    (tmp_path / "brief.md").write_text(questions.text, encoding="utf-8")
    assert not [found for found in build(load(tmp_path / "brief.md"), ("txt",)).diagnostics if found.level == "error"]
