"""Documents made by hand for the tests of the PDF writer: each says what is in it."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.resolve.tree import (
    Block,
    CallOut,
    Caption,
    Cell,
    CitationMark,
    CitePart,
    Column,
    Contents,
    ContentsEntry,
    Definition,
    DefinitionList,
    Document,
    Endnote,
    Endnotes,
    Facet,
    Format,
    Heading,
    Inlines,
    KeyJudgment,
    KeyJudgments,
    LineBreak,
    Link,
    List,
    ListItem,
    Marking,
    NoteMark,
    NumberingLevel,
    Paragraph,
    Properties,
    Quotation,
    ReferenceMark,
    Row,
    Run,
    Scale,
    Summary,
    Table,
    TitleBlock,
    Words,
)

WORDS = Words(
    page_of="Page {page} of {pages}",
    pages="{pages} pages",
    page="1 page",
    back="Back to the text, page {page}",
    go_to="Go to {label}",
)

PROSE = (
    "The unprecedented public appearance of Chinese President Xi Jinping, Russian President Vladimir Putin, and North "
    "Korean leader Kim Jong-un at the Beijing military parade on September 3, 2025, signals a profound and "
    "accelerating shift in the global geopolitical landscape. While the relationship lacks a formal military treaty, "
    "it is best described as a “three-way partnership of expediency” united by a shared opposition to American "
    "dominance."
)


def words(text: str, **form: bool) -> Inlines:
    return (Run(text, Format(**form)),)


def cite(number: int, place: str) -> CitationMark:
    return CitationMark(place, (CitePart(str(number), f"endnote-{number}"),), keys=(f"source-{number}",))


def paragraph(text: str = PROSE) -> Paragraph:
    return Paragraph(words(text))


def heading(text: str, number: str | None = None, level: int = 1, name: str = "", **more: str) -> Heading:
    return Heading(name or text.lower().replace(" ", "-"), level, number, words(text), **more)  # type: ignore[arg-type]


def row(*cells: str) -> Row:
    return Row(tuple(Cell((paragraph(text),), column) for column, text in enumerate(cells)))


def table(rows: Sequence[Row], name: str = "tbl", header: Row | None = None) -> Table:
    columns = (Column("left", 0.2), Column("left", 0.3), Column("left", 0.5))
    caption = Caption("Table", 1, words("Motivations and dependencies of the three actors"))
    return Table(
        name,
        columns,
        (header or row("Actor", "Primary motivation", "Key dependencies"),),
        tuple(rows),
        caption,
        words("Source: the report’s own reading."),
    )


def endnotes(count: int, marks: dict[int, tuple[str, ...]] | None = None) -> Endnotes:
    entries = []
    for n in range(1, count + 1):
        url = f"https://www.example.org/commentisfree/2025/sep/03/a-long-address-that-must-be-broken-somewhere-{n}"
        content = (
            Run("Xi, Putin, And Kim Give Show Of Unity At China’s Military Parade. The Guardian. "),
            Run(url, Format(address=True), link=Link(url=url)),
            Run(". Accessed 5 September 2025."),
        )
        entries.append(Endnote(f"endnote-{n}", str(n), content, (marks or {}).get(n, ())))
    return Endnotes(heading("Endnotes", kind="unnumbered"), tuple(entries))


def document(
    *body: Block,
    marking: Marking | None = None,
    page: str = "a4",
    lang: str = "en-US",
    title: str = "The Beijing Gathering",
) -> Document:
    return Document(
        Properties(title, (), "Strategic Studies Desk", "", (), lang, 1_757_030_400),
        TitleBlock(
            "Strategic Studies Desk",
            "Briefing",
            words(title),
            words("A strategic analysis from the U.S. perspective"),
            "5 September 2025",
            (),
            "21 sources",
        ),
        title,
        "Strategic Studies Desk · 5 September 2025",
        (marking,) if marking else (),
        WORDS,
        body,
        (NumberingLevel("%1.0.", "decimal"),),
        (),
        page,  # type: ignore[arg-type]
        "default",
    )


UNCLASSIFIED = Marking("UNCLASSIFIED // FOR DISTRIBUTION", "classification", "#FFFFFF", "#14375E")
AMBER = Marking("TLP:AMBER", "tlp", "#FFC000", "#000000")


def everything(marking: Marking | None = UNCLASSIFIED) -> Document:
    """One of each block, over some ten pages."""
    marks: dict[int, tuple[str, ...]] = {n: (f"mark-{n}", f"again-{n}") for n in range(1, 22)}
    body: list[Block] = [
        Summary(
            None,
            (
                heading("Executive Summary", "1.0.", kind="summary"),
                heading("A New Strategic Reality", "1.1.", 2),
                Paragraph((Run(PROSE), cite(1, "mark-1"), Run(" " + PROSE), cite(2, "mark-2"))),
                heading("Core Challenges", "1.2.", 2),
                paragraph(PROSE * 2),
                heading("Key Recommendations", "1.3.", 2),
                paragraph(PROSE * 3),
            ),
        ),
        Contents(
            "Contents",
            2,
            (
                ContentsEntry("executive-summary", 1, "1.0.", words("Executive Summary")),
                ContentsEntry("a-new-strategic-reality", 2, "1.1.", words("A New Strategic Reality")),
                ContentsEntry(
                    "statement", 1, "2.0.", words("A Partnership of Expediency: Motivations and Dependencies")
                ),
                ContentsEntry("endnotes", 1, None, words("Endnotes")),
            ),
        ),
        heading("A Partnership of Expediency: Motivations and Dependencies", "2.0.", 1, "statement"),
        heading("Individual and Collective Interests", "2.1.", 2),
    ]
    body += [
        Paragraph(
            (
                Run(PROSE),
                cite(n, f"mark-{n}"),
                Run(" It is "),
                Run("not merely", Format(emphasis=True)),
                Run(" a "),
                Run("ceremonial", Format(strong=True)),
                Run(" commemoration; see "),
                ReferenceMark("tbl", "table", "", "Table\N{NO-BREAK SPACE}1"),
                Run(". " + PROSE),
                cite(n, f"again-{n}"),
            )
        )
        for n in range(3, 22)
    ]
    body[6:6] = [table([row("China", "Global pre-eminence and countering U.S. containment", PROSE[:180])] * 3)]
    body[8:8] = [
        Paragraph(words("The parade offered a glimpse into China’s developing military capabilities, including:")),
        List(
            False,
            (
                ListItem(
                    "•",
                    (
                        Paragraph(
                            (
                                Run("DF-61 intercontinental ballistic missile", Format(strong=True)),
                                Run(" " + PROSE[:120]),
                            )
                        ),
                    ),
                ),
                ListItem(
                    "•",
                    (
                        paragraph(PROSE[:200]),
                        List(
                            True,
                            tuple(ListItem(f"{n}.", (paragraph(PROSE[:110]),)) for n in range(1, 4)),
                            1,
                        ),
                    ),
                ),
            ),
            0,
        ),
        CallOut("implication", words("Why it matters"), (paragraph(PROSE[:200]),)),
        Quotation((paragraph(PROSE[:220]),), words("Foreign Ministry")),
        DefinitionList(
            (
                Definition(words("Juche"), (paragraph(PROSE[:100]),)),
                Definition(words("Songun"), (paragraph(PROSE[:100]),)),
            )
        ),
        KeyJudgments(
            "Key judgments",
            tuple(
                KeyJudgment(
                    words(
                        "The partnership will very likely stay transactional and stop short of alliance through 2026."
                    ),
                    (
                        Facet("Likelihood", (Run("Very likely", Format(strong=True)), Run(" (80–95 %)"))),
                        Facet("Confidence", words("Moderate", strong=True)),
                        Facet("Basis", (Run("Three independent reports; one expert judgment"), cite(1, f"judged-{n}"))),
                    ),
                    Scale(7, n),
                )
                for n in (2, 5)
            ),
        ),
        Paragraph(
            (
                Run("Pyongyang ("),
                Run("평양", lang="ko"),
                Run(") and "),
                Run("北京", lang="zh"),
                Run("; "),
                Run("مرحبا بالعالم", lang="ar"),
                Run(" is Arabic, and "),
                Run("Ελλάδα", lang="el"),
                Run(" Greek. A note"),
                NoteMark(1, (Run("The note’s own words, " + PROSE),)),
                Run(" stands at the foot."),
                LineBreak(),
                Run("A second line."),
            )
        ),
    ]
    body.append(endnotes(21, marks))
    return document(*body, marking=marking)
