"""The command line: one file per command, each imported when it is called."""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from typing import Any

import click

from .exits import FILE_FAILED

#: Command to module; the order is that of the help page.
COMMANDS = {
    "build": "build",
    "import": "import_",
    "pull": "pull",
    "inspect": "inspect_",
    "list": "list_",
    "schema": "schema",
}


class Commands(click.Group):
    """Finds a command's module only when it is needed: `--help` and `--version` stay quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in their order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command, or None for a name that there is not."""
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f".{COMMANDS[name]}", __name__).command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """Like click's, with the nearest names in the message."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from ..core.diagnostics import did_you_mean

            hint = did_you_mean(args[0], COMMANDS) if args else ""
            if not hint or "mean" in error.message:
                raise
            raise click.UsageError(f"{error.message.rstrip('.')}; {hint}", error.ctx) from None


def _version(ctx: click.Context, option: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"briefing {version('briefing')}")
        ctx.exit()


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version,
              help="Print the version and stop.")  # fmt: skip
def cli() -> None:
    """One report model in; an editable Word draft and a PDF for distribution out.

    \b
    Exit codes: 0 built; 1 the source has errors (nothing is written);
    2 the command line is wrong; 3 a file could not be read or written.
    """


def main() -> None:
    """Run the command line; every problem of the user's ends as a message and an exit code, not as a traceback.

    Two habits of the interpreter would cost a short run a fifth of its time: looking for rings of garbage while a
    document is built up, and taking everything apart at the end. Nothing of ours waits for either.
    """
    import gc
    import os
    import sys

    gc.disable()
    try:
        cli(prog_name="briefing")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(bool(end.code))
    except OSError as error:  # standard output is full or gone; files of the user's never come here
        code = FILE_FAILED
        _complain(f"briefing: the output cannot be written: {error.strerror or error}.")
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        code = code or FILE_FAILED
    os._exit(code)


def _complain(message: str) -> None:
    with suppress(OSError):
        click.echo(message, err=True)
