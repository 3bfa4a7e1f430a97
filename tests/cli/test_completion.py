"""What a shell completes: commands, their options, and paths where no command begins so."""

from __future__ import annotations

import pytest
from click.shell_completion import ShellComplete

from auditor.cli.main import cli


def completed(arguments: list[str], incomplete: str) -> list[tuple[str, str]]:
    found = ShellComplete(cli, {}, "audit", "_AUDIT_COMPLETE").get_completions(arguments, incomplete)
    return [(item.type, item.value) for item in found]


@pytest.mark.parametrize(
    ("arguments", "incomplete", "offered"),
    [
        ([], "base", [("plain", "baseline")]),
        ([], "ser", [("plain", "server")]),
        ([], "content", [("file", "content")]),
        (["check"], "--form", [("plain", "--format")]),
        (["content", "--min-severity"], "e", [("plain", "error")]),
    ],
)
def test_what_is_completed(arguments: list[str], incomplete: str, offered: list[tuple[str, str]]) -> None:
    assert completed(arguments, incomplete) == offered
