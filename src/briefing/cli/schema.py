"""`briefing schema`: the JSON Schema of the model."""

from __future__ import annotations

import click


@click.command("schema", short_help="Print the JSON Schema of the model.")
def command() -> None:
    """Print the JSON Schema (draft 2020-12) that a report in YAML or JSON follows."""
    import json

    from ..model.schema import json_schema

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
