"""Writes the manual's tables and the README's sample from the code's own words; `--check` says what is stale.

A page holds places like `<!-- made from: Section -->` ... `<!-- end -->`; what stands between them is written here, the
rest of the page by hand.
"""

from __future__ import annotations

import contextlib
import dataclasses
import inspect
import re
import sys
import tempfile
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import click
from click.testing import CliRunner

from briefing.cli import COMMANDS, cli
from briefing.core.diagnostics import CODES
from briefing.core.docs import Doc
from briefing.model import blocks, dates, inlines, report, sources
from briefing.resolve.likelihood import SCALE
from briefing.themes import theme

FOLDER = Path(__file__).resolve().parent
PLACE = re.compile(r"(<!-- made from: ([\w, -]+) -->\n).*?(<!-- end -->)", re.DOTALL)

#: Field types that have a name of their own in the pages.
NAMED: dict[Any, str] = {
    inlines.Inlines: "formatted text",
    blocks.Blocks: "blocks",
    dates.Date: "date",
    dates.SourceDate: "[date](#dates)",
    sources.Names: "names",
    sources.Source: "[source](source-format.md#source)",
    str: "text",
    int: "whole number",
    float: "number",
    bool: "true or false",
    theme.Size: "length",
}


def document() -> Iterator[tuple[Path, str]]:
    """Every page that holds such places, as it should read."""
    for path in [*sorted(FOLDER.glob("*.md")), *FOLDER.parent.glob("README.md")]:
        page = path.read_text("utf-8")
        if PLACE.search(page):
            yield path, PLACE.sub(_filled, page)


def _filled(place: re.Match[str]) -> str:
    made = "\n\n".join(_made(name.strip()) for name in place[2].split(","))
    return f"{place[1]}\n{made}\n\n{place[3]}"


def _made(name: str) -> str:
    maker = MAKERS.get(name)
    return maker() if maker else "\n".join(fields_table(_node(name)))


def _node(name: str) -> type:
    for module in (report, blocks, inlines, sources, dates, theme):
        if isinstance(found := getattr(module, name, None), type):
            return found
    raise SystemExit(f"docs: there is no node {name!r} in the model")


# ---------------------------------------------------------------- fields


def fields_table(node: type) -> Iterator[str]:
    """A node's fields: name as written in a source, kind, default, meaning."""
    hints = get_type_hints(node, include_extras=True)
    yield "| Field | Kind | Default | Meaning |"
    yield "|:--|:--|:--|:--|"
    for field in dataclasses.fields(node):
        if (field.name in ("at", "type") and node is not sources.Source) or _hidden(node, field.name):
            continue
        hint = hints[field.name]
        name = _wire_name(node, field.name)
        yield f"| `{name}` | {kind(hint)} | {_default(field, hint)} | {_escaped(_meaning(node, field.name, hint))} |"


def _hidden(node: type, name: str) -> bool:
    """Places belong to readers, a node's tag stands above its table, and a report's own fields have a table apart."""
    if node is report.Report and name in {field.name for field in dataclasses.fields(report.FrontMatter)}:
        return True
    if node is theme.Theme and name == "template":
        return True  # no file says it
    return name == "at" or name == ("id" if node is sources.Source else "type")


def _wire_name(node: type, name: str) -> str:
    config = getattr(node, "__pydantic_config__", {})
    alias: Callable[[str], str] = config.get("alias_generator", str)
    return alias(name)


def _meaning(node: type, name: str, hint: Any) -> str:
    found = next(_docs(hint), None)
    if found is None:
        raise SystemExit(f"docs: {node.__name__}.{name} says nothing about itself: give it a Doc")
    return re.sub(r"\bNone\b", "`null`", found)


def _docs(hint: Any) -> Iterator[str]:
    """The Doc of an annotation, also where it stands on the type's alias."""
    if get_origin(hint) is Annotated:
        inner, *marks = get_args(hint)
        yield from (mark.text for mark in marks if isinstance(mark, Doc))
        yield from _docs(inner)


def kind(hint: Any) -> str:
    """What a field takes, in words for people who write sources."""
    for named, word in NAMED.items():
        if hint == named:
            return word
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return kind(_plain(hint))
    if origin is Literal:
        return ", ".join(f"`{value}`" for value in parts)
    if origin in (Union, types.UnionType):
        return " or ".join(kind(part) for part in parts if part is not type(None))
    if origin is tuple:
        return f"list of {_plural(kind(parts[0]))}"
    if origin is dict:
        return f"mapping of id to {_plural(kind(parts[1]))}"
    return _linked(hint)


def _plain(hint: Any) -> Any:
    """An annotation with this field's Doc taken off; what an alias says about its type stays."""
    inner, *marks = get_args(hint)
    kept = [mark for mark in marks if not isinstance(mark, Doc)]
    for named in NAMED:
        if get_origin(named) is Annotated and get_args(named) == (inner, *kept):
            return named
    return inner


def _words(node: Any) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", " ", node.__name__).lower()


def _linked(node: Any) -> str:
    words = _words(node)
    return f"[{words}](#{words.replace(' ', '-')})"


def _plural(word: str) -> str:
    if word.endswith(("y", "y`")) and not word.startswith("["):
        return word[:-1] + "ies"
    return word if word.startswith(("[", "`")) else {"text": "texts"}.get(word, word)


def _default(field: dataclasses.Field[Any], hint: Any) -> str:
    value = field.default
    if field.default_factory is not dataclasses.MISSING:
        value = field.default_factory()
    if value is dataclasses.MISSING:
        return "*required*"
    if value is None or value == () or value == "" or value == {}:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, theme.Size):
        return f"{value.pt:g} pt"
    return "see below" if dataclasses.is_dataclass(value) else f"`{value}`"


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")


# ---------------------------------------------------------------- nodes


def nodes(union: Any) -> str:
    """A part for each member of a union: what it is, how `type` names it, its fields."""
    return "\n\n".join(_described(node) for node in get_args(union))


def parts() -> str:
    """The same for what blocks are made of."""
    held = (blocks.ListItem, blocks.Definition, blocks.Column, blocks.Row, blocks.Cell, inlines.Cite)
    return "\n\n".join(_described(node) for node in held)


def _described(node: type) -> str:
    lines = ["### " + _words(node).capitalize(), "", (node.__doc__ or "").strip()]
    tag = getattr(node, "type", None)
    named = get_args(get_type_hints(node)["type"]) if tag is not None else ()
    if named:
        lines += ["", f"`type: {named[0]}`"]
    table = list(fields_table(node))
    return "\n".join(lines + (["", *table] if len(table) > 2 else []))


# ---------------------------------------------------------------- other tables


def diagnostics_table() -> str:
    """Every code with its severity and meaning."""
    rows = [f"| `{code}` | {severity} | {_escaped(meaning)} |" for code, (severity, meaning) in sorted(CODES.items())]
    return "\n".join(["| Code | Severity | Meaning |", "|:--|:--|:--|", *rows])


def likelihood_table() -> str:
    """The terms of likelihood with their ranges."""
    rows = [f"| {' or '.join(f'`{term}`' for term in band.terms)} | {band.low}–{band.high} % |" for band in SCALE]
    return "\n".join(["| Term | Range |", "|:--|:--|", *rows])


def commands() -> str:
    """Each command with its help and options, as `--help` has them."""
    parts = []
    context = click.Context(cli, info_name="briefing")
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        inner = click.Context(command, info_name=name, parent=context)
        parts += [f"## briefing {name}", f"`{' '.join(command.get_usage(inner).split()[1:])}`"]
        parts += [" ".join(text.split()) for text in inspect.cleandoc(command.help or "").split("\n\n")]
        options = [param for param in command.get_params(inner) if isinstance(param, click.Option)]
        rows = [record for option in options if (record := option.get_help_record(inner))]
        table = [f"| `{_escaped(names)}` | {_escaped(words)} |" for names, words in rows]
        parts.append("\n".join(["| Option | Meaning |", "|:--|:--|", *table]))
    return "\n\n".join(parts)


def text_styles() -> str:
    """The names of the text styles that a theme gives."""
    names = theme.load_theme("default").text
    return ", ".join(f"`{name}`" for name in names) + "."


def error_sample() -> str:
    """What the command line says to the README's brief with two slips in it."""
    readme = (FOLDER.parent / "README.md").read_text("utf-8")
    found = re.search(r"^```markdown\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    assert found is not None
    slips = (("[@notice]", "[@notcie]"), ("@tbl-crossings shows", "@tbl-crossing shows"))
    brief = found[1]
    for right, wrong in slips:
        assert right in brief, right
        brief = brief.replace(right, wrong, 1)
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path("brief.md").write_text(brief, "utf-8")
        result = CliRunner().invoke(cli, ["build", "brief.md"])
    return f"```console\n$ briefing build brief.md\n{result.output.strip()}\n```"


MAKERS: dict[str, Callable[[], str]] = {
    "diagnostics": diagnostics_table,
    "blocks": lambda: nodes(blocks.AnyBlock),
    "inlines": lambda: nodes(inlines.AnyInline),
    "parts": parts,
    "likelihood": likelihood_table,
    "commands": commands,
    "text-styles": text_styles,
    "error-sample": error_sample,
}


def main() -> int:
    """Write the pages, or with --check name those that are stale."""
    stale = [(path, page) for path, page in document() if path.read_text("utf-8") != page]
    if "--check" in sys.argv[1:]:
        for path, _ in stale:
            print(f"{path.relative_to(FOLDER.parent)} is stale: run python docs/generate.py")
        return 1 if stale else 0
    for path, page in stale:
        path.write_text(page, encoding="utf-8", newline="\n")
        print(path.relative_to(FOLDER.parent))
    return 0


if __name__ == "__main__":
    sys.exit(main())
