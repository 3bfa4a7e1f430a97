"""`audit`: the group of commands; `audit PATHS…` is `audit check PATHS…`."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from typing import Any

import click
from click.shell_completion import CompletionItem

from auditor import __version__

COMMANDS = {
    "check": "Audit files and folders.",
    "explain": "Explain a rule, or list them all.",
    "test": "Run the examples of rules.",
    "checklist": "Show which published criteria an article meets.",
    "claims": "Show what was understood of an article.",
    "init": "Write a first configuration, and add the pre-commit hook.",
    "baseline": "Accept the findings of today, so that only new ones count.",
    "config": "Show what is in force for an article, and where that is said.",
    "diff": "Show which claims grew and which evidence went since a git revision.",
    "server": "Audit articles as they are written: the language server for editors.",
    "sources": "Look up the sources that articles cite, and see whether all are kept.",
}
GENERAL = {"--version", "--help", "-h"}


class Commands(click.Group):
    """Loads a command's module only when it is used, and takes anything that is no command for paths to check."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = import_module(f"auditor.cli.{name}")
        return module.command  # type: ignore[no-any-return]  # a click command by this room's convention

    def parse_args(self, context: click.Context, arguments: list[str]) -> list[str]:
        if not arguments and context.resilient_parsing:  # a shell completes the first word
            return super().parse_args(context, arguments)
        if not arguments or (arguments[0] not in COMMANDS and arguments[0] not in GENERAL):
            arguments = ["check", *arguments]
        return super().parse_args(context, arguments)

    def shell_complete(self, context: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands that begin so, else files: `audit content/` needs no command."""
        return super().shell_complete(context, incomplete) or [CompletionItem(incomplete, type="file")]

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="audit", message="%(prog)s %(version)s")
def cli() -> None:
    """Audit health articles: claims against their own evidence, doses, sources, figures, readability.

    `audit PATHS…` is the same as `audit check PATHS…`; with no path it audits the current folder.
    Exit status: 0 nothing found at or above --fail-on, 1 findings, 2 something is broken.
    """


def main(arguments: list[str] | None = None) -> Any:
    """Runs the command line and leaves with its exit status."""
    gc.freeze()  # what start-up made stays, and pages are freed by their reference counts: fewer collections, a tenth less time
    gc.set_threshold(50_000, 20, 50)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    cli.main(args=arguments, prog_name="audit")
