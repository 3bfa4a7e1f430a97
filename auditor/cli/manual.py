"""Help in the manner of a manual page: options by what they are for, then examples, exit status, files and environment."""

from __future__ import annotations

from collections.abc import Mapping

import click

ABOUT = {
    "Which rules": ("select", "ignore", "packs", "config", "isolated"),
    "Which articles": ("stdin_filename", "since", "force_exclude"),
    "What is told": ("formats", "fail_on", "min_severity", "min_confidence", "exit_zero", "today", "statistics"),
    "Suggestions": ("fix", "diff", "unsafe_fixes"),
}
STATUS = {
    "0": "nothing found at or above --fail-on",
    "1": "findings",
    "2": "something is broken: an option, a rule, a path that does not exist, a file that cannot be read; the others are audited",
}
FILES = {
    ".audit.yaml": "the configuration; the nearest one counts, in an article's folder or above",
    ".audit-baseline.json": "the findings that were accepted (audit baseline)",
    "sources.lock.yaml": "what PubMed and Crossref say of the sources (audit sources)",
}
ENVIRONMENT = {
    "NO_COLOR, FORCE_COLOR": "no colours, or colours in a pipe too",
    "AUDITOR_CACHE_DIR": "where the rules are kept ready for use; by default the user's folder for caches",
}


class Manual(click.Command):
    """A command that audits. `examples` are command lines with what they do."""

    def __init__(self, *arguments: object, examples: Mapping[str, str], **options: object) -> None:
        super().__init__(*arguments, **options)  # type: ignore[arg-type]  # passed on as they came
        self.examples = examples

    def format_options(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, under a head for each purpose; those without one come last."""
        named = {name: head for head, names in ABOUT.items() for name in names}
        heads: dict[str, list[tuple[str, str]]] = {head: [] for head in (*ABOUT, "Other options")}
        for parameter in self.get_params(context):
            if isinstance(parameter, click.Option) and (record := parameter.get_help_record(context)):
                heads[named.get(str(parameter.name), "Other options")].append(record)
        for head, records in heads.items():
            if records:
                with formatter.section(head):
                    formatter.write_dl(records)

    def format_epilog(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """What a reader looks for below the options."""
        lists = {"Examples": self.examples, "Exit status": STATUS, "Files": FILES, "Environment": ENVIRONMENT}
        for head, rows in lists.items():
            with formatter.section(head):
                formatter.write_dl(list(rows.items()))
