"""The `quizapp` command: one file of this package per noun, each imported only when it is used."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import click

COMMANDS: Final[dict[str, str]] = {
    "bank": "quizapp.cli.bank:bank",
    "db": "quizapp.cli.db:db",
    "reviews": "quizapp.cli.reviews:reviews",
    "scores": "quizapp.cli.scores:scores",
    "serve": "quizapp.cli.serve:serve",
    "user": "quizapp.cli.user:user",
}
"""Name -> where it lives. A command that needs the app imports Flask; the others start at once."""


class Commands(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted({*COMMANDS, *super().list_commands(ctx)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command of that name, or return None."""
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="quizapp", message="%(prog)s %(version)s")
def main() -> None:
    """Serve a question bank as quizzes, and look after it."""
