"""Documents made by hand that cite in each way that styles have: numbers, words, notes."""

from __future__ import annotations

from dataclasses import replace

from briefing.resolve.tree import (
    CallOut,
    Caption,
    Cell,
    CitationForm,
    CitationMark,
    CitedItem,
    CitePart,
    Citing,
    Column,
    Contents,
    ContentsEntry,
    Document,
    Endnote,
    Endnotes,
    Facet,
    Figure,
    Format,
    Image,
    Inlines,
    KeyJudgment,
    KeyJudgments,
    Link,
    List,
    ListItem,
    LiveCitations,
    NoteMark,
    Pages,
    Quotation,
    ReferenceMark,
    Row,
    Run,
    Summary,
    Table,
)  # fmt: skip

from .documents import document, heading, p, png, words

EMPHASIS, SMALL_CAPS = Format(emphasis=True), Format(small_caps=True)
APA = "http://www.zotero.org/styles/apa"
#: Sources in CSL-JSON, of many types.
DATA: dict[str, dict[str, object]] = {
    "lee": {
        "type": "article-journal",
        "title": "Harbours & <i>tides</i>",
        "author": [
            {"family": "Lee", "given": "Ann"},
            {"family": "Goethe", "given": "J.", "non-dropping-particle": "von"},
        ],
        "container-title": "Journal of Ports",
        "volume": "3",
        "issue": 1,
        "page": "7-19",
        "issued": {"date-parts": [[2023, 5, 4]]},
        "ISSN": "1234-5678",
        "language": "en-GB",
    },
    "desk": {
        "type": "report",
        "title": 'The "quoted" report \\ 한국',
        "author": [{"literal": "The Desk"}],
        "publisher": "The Desk",
        "publisher-place": "Seoul",
        "issued": {"date-parts": [["2024"]]},
        "number": "RP-7",
    },
    "web": {
        "type": "webpage",
        "title": "A page",
        "URL": "https://example.org/?a=1&b=2",
        "accessed": {"date-parts": [[2025, 9, 5]]},
        "issued": {"literal": "n.d."},
    },
}
KEYS = tuple(DATA)


def mark(
    name: str,
    *parts: tuple[str, str] | str,
    form: CitationForm = "number",
    raised: bool = True,
    items: tuple[CitedItem, ...] = (),
    formats: tuple[Format, ...] = (),
    **changes: object,
) -> CitationMark:
    """A citation; a piece is its text, or its text and the entry that it names."""
    pieces = [CitePart(part) if isinstance(part, str) else CitePart(*part) for part in parts]
    for n, form_of_piece in enumerate(formats):
        pieces[n] = replace(pieces[n], format=form_of_piece)
    keys = tuple(item.key for item in items)
    made = CitationMark(name, tuple(pieces), raised, keys=keys, form=form, items=items)
    return replace(made, **changes)  # type: ignore[arg-type]


def entry(key: str, number: str, marks: tuple[str, ...] = (), label: str = "", *, of: str = "entry-") -> Endnote:
    """An entry with an italic title and a link."""
    text = f"{key.title()}, "
    content: Inlines = (
        Run(text), Run(f"A title of {key}", EMPHASIS), Run(" that goes on for so long that it fills more than one line "
        "of the page, which is what most of them do. "),
        Run("https://example.org/", Format(address=True), link=Link(url="https://example.org/")), Run("."),
    )  # fmt: skip
    return Endnote(f"{of}{key}", number, content, marks, label)


def bibliography(*entries: Endnote, title: str = "Bibliography", **changes: object) -> Endnotes:
    made = Endnotes(heading(None, title, 1, "unnumbered"), entries)
    return replace(made, **changes)  # type: ignore[arg-type]


def citing(word: LiveCitations = "fields", **changes: object) -> Citing:
    return replace(Citing(word, APA, data=DATA), **changes)  # type: ignore[arg-type]


def numbered(
    label: str = "{}", shown: str = "{}", raised: bool = False, word: LiveCitations = "fields"
) -> tuple[Document, Pages]:
    """Three entries cited by their numbers; `label` and `shown` make an entry's label and what citations show."""
    called = {key: shown.format(n) for n, key in enumerate(KEYS, 1)}
    one, two, three = ((called[key], f"entry-{key}") for key in KEYS)
    lee, desk, web = CitedItem("lee", "12", "page"), CitedItem("desk", prefix="see "), CitedItem("web")
    body = (
        p("First", mark("m1", one, raised=raised, items=(lee,)), " and more ",
          mark("m2", two, ", ", three, raised=raised, items=(desk, web)), "."),
        Quotation((p("Quoted", mark("m3", one, raised=raised, items=(replace(lee, suppress_author=True),))),), ()),
        bibliography(
            *(entry(key, str(n), marks, label.format(n) if label != "{}" else "") for n, (key, marks) in
              enumerate(zip(KEYS, (("m1", "m3"), ("m2",), ("m2",)), strict=True), 1)),
        ),
    )  # fmt: skip
    return document(*body, citing=citing(word)), Pages(2, {"m1": 1, "m2": 1, "m3": 2, "sec-bibliography": 2})


def author_date(word: LiveCitations = "fields") -> tuple[Document, Pages]:
    """Names and years, some of them formatted, and entries without labels."""
    lee, desk = CitedItem("lee", "12-14", "page", "see ", ", in part"), CitedItem("desk", "3", "chapter")
    first = mark(
        "m1", "(see ", ("Lee ", "entry-lee"), ("et al.", "entry-lee"), (" 2023", "entry-lee"), ", 12–14, in part; ",
        ("Desk", "entry-desk"), ", ch. 3)", form="text", raised=False, items=(lee, desk),
        formats=(Format(), Format(), EMPHASIS, Format(), Format(), SMALL_CAPS),
    )  # fmt: skip
    second = mark("m2", "(", ("n.d.", "entry-web"), ")", form="text", raised=False, items=(CitedItem("web"),))
    note = NoteMark(1, (Run("Says "), mark("m3", ("Lee 2023", "entry-lee"), form="text", raised=False,
                                           items=(CitedItem("lee"),)), Run(".")))  # fmt: skip
    body = (
        heading("1.0.", "Findings"),
        p("A claim ", first, " that stands", note, "."),
        CallOut("note", words("Note"), (p("Boxed ", second),)),
        bibliography(entry("desk", "", ("m1",)), entry("lee", "", ("m1", "m3")), entry("web", "", ("m2",)),
                     lead=words("What the sources are."), legend=words("What their ratings mean.")),
    )  # fmt: skip
    return document(*body, citing=citing(word)), Pages(2, {"m1": 1, "m2": 2, "m3": 1, "sec-bibliography": 2})


def noted(
    word: LiveCitations = "fields", follows: bool = True, label: str = "{}.", legend: bool = False
) -> tuple[Document, Pages]:
    """Notes named in every place where a citation may stand, some of them twice; a bibliography may follow."""
    names = ("summary", "heading", "judgment", "facet", "list", "head", "cell", "under", "caption", "quote", "box")
    numbers = {name: str(n) for n, name in enumerate(names, 1)}

    def cite(name: str, again: str = "") -> CitationMark:
        item = CitedItem(KEYS[int(numbers[name]) % 3], numbers[name], "page")
        part = (numbers[name], f"note-{name}")
        return mark(f"m-{name}{again}", part, form="note", items=(item,))

    body = [
        Summary("Summary", (p("Bottom line.", cite("summary")),)),
        Contents("Contents", 1, (
            ContentsEntry("sec-findings", 1, "1.0.", words("Findings")),
            ContentsEntry("sec-notes", 1, None, words("Notes")),
        )),
        replace(heading("1.0.", "Findings"), content=(*words("Findings"), cite("heading"))),
        p("Known before.", cite("summary", "-again"), " See ",
          ReferenceMark("sec-findings", "heading", "", "Findings", form="title"), " and note ",
          ReferenceMark("note-box", "note", "", numbers["box"]), "."),
        KeyJudgments("Key judgments", (
            KeyJudgment((*words("It will hold."), cite("judgment")),
                        (Facet("Basis", (*words("Reports"), cite("facet"))),), None),
        )),
        List(False, (ListItem("•", (p("An item", cite("list")),)),), 0),
        Table("tbl-one", (Column("left", 0.5), Column("left", 0.5)),
              (Row((Cell((p("Head", cite("head")),), 0), Cell((p("B"),), 1))),),
              (Row((Cell((p("cell", cite("cell")),), 0), Cell((p("2"),), 1))),),
              Caption("Table", 1, words("Compared")), (*words("Source: own."), cite("under"))),
        Figure("fig", Image(png(), "png", 4, 2, 96.0), "A map", Caption("Figure", 1, (*words("Map"), cite("caption"))),
               0.3),
        Quotation((p("Quoted", cite("quote")),), ()),
        CallOut("note", words("Note"), (p("Boxed", cite("box"), ", and ", cite("cell", "-again")),)),
        Endnotes(heading(None, "Notes", 1, "unnumbered"), tuple(
            replace(entry(name, numbers[name], (f"m-{name}", f"m-{name}-again"), label.format(numbers[name]),
                          of="note-"),
                    content=_content(name, numbers)) for name in names
        ), "notes", lead=words("What the notes hold."), legend=words("What ratings mean.") if legend else ()),
    ]  # fmt: skip
    if follows:
        body.append(bibliography(entry("desk", "", ("m-facet",)), entry("lee", ""), entry("web", "")))
    pages = {f"m-{name}": 1 if n < 6 else 2 for n, name in enumerate(names)} | {"m-summary-again": 1, "m-cell-again": 3}
    return document(*body, citing=citing(word, in_notes=True)), Pages(3, pages)


def _content(name: str, numbers: dict[str, str]) -> Inlines:
    """The words of a note; that of the quotation refers to another."""
    if name == "quote":
        return (*words("Lee, "), Run("Harbours", EMPHASIS), Run(" (see note "),
                ReferenceMark("note-cell", "note", "", numbers["cell"]), Run(")."))  # fmt: skip
    if name == "list":
        return (*words("Web, "), Run("https://example.org/", Format(address=True),
                                     link=Link(url="https://example.org/")), Run("."))  # fmt: skip
    return (*words(f"Said of {name}, "), Run("A title", EMPHASIS), Run("."))


def every_form() -> dict[str, Document]:
    """A document of each form, with each program's citations, by names that are fit for files."""
    modes: tuple[LiveCitations, ...] = ("fields", "zotero", "word")
    return {
        f"{name}-{mode}": made
        for mode in modes
        for name, (made, _) in (
            ("raised", numbered(raised=True, word=mode)),
            ("stopped", numbered("{}.", "{}", word=mode)),
            ("bracketed", numbered("[{}]", "[{}]", word=mode)),
            ("bracketed-label", numbered("[{}]", "{}", word=mode)),
            ("author-date", author_date(mode)),
            ("notes", noted(mode)),
            ("notes-alone", noted(mode, follows=False)),
            ("notes-with-legend", noted(mode, follows=False, legend=True)),
        )
    }
