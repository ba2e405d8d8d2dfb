"""`briefing list`: what there is to choose from."""

from __future__ import annotations

from collections.abc import Iterator

import click

KINDS = ("templates", "themes", "styles", "rules")


@click.command("list", short_help="List templates, themes, styles or rules.")
@click.argument("kind", type=click.Choice(KINDS))
def command(kind: str) -> None:
    """List what there is: templates to start from, themes, citation styles, or the rules that sources are held to."""
    rows = list({"templates": _templates, "themes": _themes, "styles": _styles, "rules": _rules}[kind]())
    if not rows:
        click.echo(f"This version comes without {kind}.")
        return
    # a few names are very long: they push their own words aside, not those of all
    width = min(max(len(name) for name, _ in rows), 40)
    for name, words in rows:
        click.echo(f"{name:<{width}}  {words}")


def _templates() -> Iterator[tuple[str, str]]:
    from ..core.assets import folder

    for path in sorted(folder("templates").glob("*/template.yaml")):
        yield path.parent.name, ""


def _themes() -> Iterator[tuple[str, str]]:
    from ..themes.theme import load_theme, theme_names

    for name in theme_names():
        yield name, load_theme(name).description


def _styles() -> Iterator[tuple[str, str]]:
    from ..styles.listing import style_names

    yield from style_names()


def _rules() -> Iterator[tuple[str, str]]:
    from ..core.diagnostics import CODES

    for code, (severity, meaning) in CODES.items():
        yield code, f"{severity}: {meaning}"
