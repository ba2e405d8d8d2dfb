"""A look, as data: every size, colour, space and face that a writer uses, each said once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated, Any

from ..core import assets
from ..core.construct import RefusedError, construct
from ..core.diagnostics import BriefingError, Diagnostic, did_you_mean
from ..core.docs import Doc
from ..core.lengths import Length as _Length
from ..core.node import node
from ..core.spans import Span
from .template import Template


class Size(_Length):
    """A length in a theme: written as "12 pt" or "30 mm"."""

    @classmethod
    def from_plain(cls, value: object) -> Size:
        """A size from its words; raises ValueError."""
        return value if isinstance(value, cls) else cls(cls.parse(str(value)))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(cls.from_plain)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> Any:
        return {"type": "string", "pattern": r"^-?\d+(\.\d+)?\s*(pt|mm|cm|in)$"}


_CLOSED = {"extra": "forbid"}
#: What the writers ask for by name: every theme has these text styles and colours.
TEXT_STYLES = (
    *("body", "heading-1", "heading-2", "heading-3", "heading-4", "number", "organisation", "marking", "title"),
    *("subtitle", "facts", "label", "summary", "caption", "table", "table-header", "table-note", "quotation"),
    *("attribution", "call-out", "call-out-label", "judgment", "facet", "code", "contents", "endnotes-heading"),
    *("endnote", "address", "back-link", "footnote", "citation", "distribution", "banner", "running"),
)
COLOURS = ("navy", "ink", "dark", "grey", "pale", "hairline", "step", "link", "watermark", "white")


@node
class TextStyle:
    """How a kind of text is set."""

    __pydantic_config__ = _CLOSED
    face: Annotated[str, Doc("A key of `faces`: serif, sans or mono.")]
    size: Annotated[Size, Doc("Type size.")]
    leading: Annotated[Size, Doc("Distance from baseline to baseline.")]
    colour: Annotated[str, Doc("A key of `colours`.")] = "ink"
    weight: Annotated[str, Doc("regular, semibold or bold.")] = "regular"
    italic: Annotated[bool, Doc("Set in italic.")] = False
    before: Annotated[Size, Doc("Space above.")] = Size(0)
    after: Annotated[Size, Doc("Space below.")] = Size(0)
    tracking: Annotated[float, Doc("Letter-spacing in em.")] = 0.0
    capitals: Annotated[bool, Doc("Shown in capitals; the words themselves keep their case.")] = False
    old_style: Annotated[bool, Doc("Old-style figures where the face has them (OpenType `onum`).")] = False
    justify: Annotated[bool, Doc("Justified; else flush left.")] = False
    centred: Annotated[bool, Doc("In the middle of the line: titles and headings.")] = False
    first: Annotated[Size, Doc("Indent of first lines, of running text that stands directly on the page.")] = Size(0)
    inset: Annotated[Size | None, Doc("Indent of quotations at either side; absent: the usual one.")] = None
    hyphenate: Annotated[bool, Doc("Hyphenated in the text's language.")] = False


@node
class Face:
    """A family of fonts: what it is called, and its files by weight."""

    __pydantic_config__ = _CLOSED
    word: Annotated[str, Doc("The family's name in Word.")]
    fallback: Annotated[str, Doc("The name Word takes where the family is not installed.")]
    package: Annotated[str, Doc("The Python package that carries the files.")]
    regular: Annotated[
        str, Doc("File of the regular weight, in the package; `#n` behind it picks a font of a collection.")
    ]
    italic: Annotated[str, Doc("File of the italic.")]
    semibold: Annotated[str, Doc("File of the semibold.")]
    semibold_italic: Annotated[str, Doc("File of the semibold italic.")]
    bold: Annotated[str, Doc("File of the bold.")]
    bold_italic: Annotated[str, Doc("File of the bold italic.")]
    instead: Annotated[
        str, Doc("The face to take where the package is not installed; empty: then the theme cannot be used.")
    ] = ""


@node
class Page:
    """Margins, and the hanging margin to the left of the text."""

    __pydantic_config__ = _CLOSED
    top: Annotated[Size, Doc("From the paper's edge to the text.")]
    right: Annotated[Size, Doc("From the text to the paper's edge.")]
    bottom: Annotated[Size, Doc("From the text to the paper's edge.")]
    left: Annotated[Size, Doc("From the paper's edge to the text.")]
    hang: Annotated[Size, Doc("How far numbers, wide tables, title block and panel reach left of the text.")]
    header: Annotated[Size, Doc("From the paper's top edge to the header's baseline.")]
    footer: Annotated[Size, Doc("From the paper's bottom edge to the footer's baseline.")]
    width: Annotated[Size | None, Doc("Width of the paper; absent: that of the report's `page`.")] = None
    height: Annotated[Size | None, Doc("Height of the paper; absent: that of the report's `page`.")] = None


@node
class Panel:
    """A tinted box with a rule at its left."""

    __pydantic_config__ = _CLOSED
    fill: Annotated[str, Doc("Colour of the tint.")]
    rule: Annotated[str, Doc("Colour of the rule.")]
    rule_width: Annotated[Size, Doc("Width of the rule.")]
    padding: Annotated[Size, Doc("Between the tint's edge and the text.")]
    before: Annotated[Size, Doc("Space above.")]
    after: Annotated[Size, Doc("Space below.")]


@node
class TableStyle:
    """Rules and spaces of tables."""

    __pydantic_config__ = _CLOSED
    head_rule: Annotated[Size, Doc("Rule above the header row.")]
    header_rule: Annotated[Size, Doc("Rule under the header row, and the closing rule.")]
    row_rule: Annotated[Size, Doc("Hairline between rows.")]
    rule: Annotated[str, Doc("Colour of the head, header and closing rules.")]
    hairline: Annotated[str, Doc("Colour of the hairlines.")]
    cell_x: Annotated[Size, Doc("Space between columns' text and their edges.")]
    cell_y: Annotated[Size, Doc("Space above and below a cell's text.")]
    before: Annotated[Size, Doc("Space above the caption.")]
    after: Annotated[Size, Doc("Space below the table.")]


@node
class ListStyle:
    """Measures of lists."""

    __pydantic_config__ = _CLOSED
    indent: Annotated[Size, Doc("From the text's edge to the items' text, for each depth.")]
    hang: Annotated[Size, Doc("From the items' text back to the label.")]
    between: Annotated[Size, Doc("Space between items.")]


@node
class Theme:
    """A look. Text styles are found by name: see `assets/themes/default.yaml` for all of them."""

    __pydantic_config__ = _CLOSED
    name: Annotated[str, Doc("What `--theme` calls it.")]
    description: Annotated[str, Doc("One sentence.")]
    colours: Annotated[dict[str, str], Doc("Colours by name.")]
    faces: Annotated[dict[str, Face], Doc("Families by name: serif, sans, mono.")]
    page: Annotated[Page, Doc("Page measures.")]
    text: Annotated[dict[str, TextStyle], Doc("Text styles by name.")]
    title_rule: Annotated[Size, Doc("Width of the rule above the title block.")]
    summary: Annotated[Panel, Doc("The summary's panel.")]
    call_out: Annotated[Panel, Doc("Call-outs.")]
    table: Annotated[TableStyle, Doc("Tables.")]
    list: Annotated[ListStyle, Doc("Lists.")]
    template: Template | None = None
    """The Word template that the theme was read from; None: it is a file of its own kind."""

    def colour(self, name: str) -> str:
        """#RRGGBB of a colour by its name."""
        return self.colours[name]


@cache
def load_theme(name: str) -> Theme:
    """A theme by name (`briefing list themes`) or path, also that of a Word template; raises BriefingError where there
    is none or it does not fit."""
    if is_template(name):
        from .word import read_template

        return read_template(Path(name))
    import yaml

    path = Path(name) if name.endswith((".yaml", ".yml")) else assets.folder("assets") / "themes" / f"{name}.yaml"
    if not path.is_file():
        hint = did_you_mean(name, theme_names()) or f"the themes are: {', '.join(theme_names())}"
        raise BriefingError([Diagnostic("unknown-theme", f"There is no theme {name!r}.", Span(), hint)])
    try:
        data = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        theme = construct(Theme, data)
    except yaml.YAMLError as error:
        raise BriefingError([Diagnostic("bad-theme", f"{path.name} is not YAML: {error}", Span(str(path)))]) from None
    except RefusedError:
        theme = _explained(data, path)
    lacking = _lacking(theme)
    if lacking:
        hint = "take it from the default theme's file"
        raise BriefingError(Diagnostic("bad-theme", message, Span(str(path)), hint) for message in lacking)
    return theme


def is_template(name: str) -> bool:
    """Whether a theme is named by a Word document or template."""
    return name.lower().endswith((".dotx", ".docx", ".dotm", ".docm"))


def is_file(name: str) -> bool:
    """Whether a theme is named by its file."""
    return name.endswith((".yaml", ".yml")) or is_template(name)


def _lacking(theme: Theme) -> list[str]:
    """What a theme names or needs and does not have, a sentence each."""
    found = [f"There is no text style {name!r}." for name in TEXT_STYLES if name not in theme.text]
    found += [f"There is no colour {name!r}." for name in COLOURS if name not in theme.colours]
    for name, style in theme.text.items():
        if style.colour not in theme.colours:
            found.append(f"text.{name}: there is no colour {style.colour!r}.")
    named = {
        "summary": (theme.summary.fill, theme.summary.rule),
        "call_out": (theme.call_out.fill, theme.call_out.rule),
        "table": (theme.table.rule, theme.table.hairline),
    }
    for name, colours in named.items():
        found += [f"{name}: there is no colour {colour!r}." for colour in colours if colour not in theme.colours]
    if "sans" not in theme.faces:
        found.append("There is no face 'sans'.")
    return found


def _explained(data: object, path: Path) -> Theme:
    """What is wrong with a theme's data, as a BriefingError; the theme should pydantic find nothing wrong."""
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(Theme).validate_python(data)
    except ValidationError as error:
        raise BriefingError(
            Diagnostic("bad-theme", f"{'.'.join(map(str, e['loc']))}: {e['msg']}.", Span(str(path)))
            for e in error.errors()
        ) from None


def theme_names() -> list[str]:
    """The themes that are shipped."""
    return sorted(path.stem for path in (assets.folder("assets") / "themes").glob("*.yaml"))
