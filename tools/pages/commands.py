"""docs/commands.md: the help of every command, as the program prints it."""

from __future__ import annotations

from collections.abc import Iterator

import click

from auditor.cli.main import COMMANDS, cli

WIDTH = 96  # columns


def page() -> str:
    """The whole page, in Markdown."""
    lines = [
        "# Commands",
        "",
        "The help of each command, as `audit COMMAND --help` prints it. This page is written by `make pages`.",
    ]
    for name, command in _commands():
        context = click.Context(command, info_name=name, max_content_width=WIDTH, terminal_width=WIDTH)
        lines += ["", f"## {name}", "", "````text", command.get_help(context), "````"]
    return "\n".join(lines) + "\n"


def _commands() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(cli, info_name="audit")
    yield "audit", cli
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        yield f"audit {name}", command
        if isinstance(command, click.Group):
            yield from ((f"audit {name} {each}", sub) for each, sub in sorted(command.commands.items()))
