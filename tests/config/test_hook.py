"""The hook is added to a pre-commit configuration whose other lines stay byte for byte."""

from __future__ import annotations

import pytest

from auditor.config.hook import HOOK, HookError, has_hook, with_hook
from auditor.placed_yaml import compose, plain

INDENTED = "".join(f"  {line}" for line in HOOK.splitlines(keepends=True))
RUFF = """\
# what we run before a commit
default_stages: [pre-commit]   # not on push

repos:
  # the linter
  - repo: https://github.com/astral-sh/ruff-pre-commit
    rev:   'v0.9.0'
    hooks:
    - id:  ruff     # odd spaces stay
      args: ["--fix",
             --quiet]
"""
BLOCK = "repos:\n  - repo: local\n    hooks:\n      - id: x\n        entry: |\n          a\n          b\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "repos:\n" + INDENTED),
        ("# nothing yet\n", "# nothing yet\nrepos:\n" + INDENTED),
        ("fail_fast: true", "fail_fast: true\nrepos:\n" + INDENTED),
        (RUFF, RUFF + INDENTED),
        (RUFF.rstrip(), RUFF + INDENTED),
        (RUFF + "\n# below\nfail_fast: true\n", RUFF + INDENTED + "\n# below\nfail_fast: true\n"),
        ("repos:\n- repo: meta\n  hooks:\n  - id: identity\n", "repos:\n- repo: meta\n  hooks:\n  - id: identity\n" + HOOK),
        (BLOCK + "\nci: {}\n", BLOCK + "\n" + INDENTED + "ci: {}\n"),
    ],
)  # fmt: skip
def test_only_its_own_lines_are_added(before: str, after: str) -> None:
    assert with_hook(before) == after
    assert has_hook(after)
    assert not has_hook(before)
    assert plain(compose(after))["repos"][-1]["hooks"][0]["id"] == "audit"


def test_the_ends_of_lines_are_those_of_the_file() -> None:
    assert with_hook(RUFF.replace("\n", "\r\n")) == (RUFF + INDENTED).replace("\n", "\r\n")


@pytest.mark.parametrize(
    "text", ["repos: []\n", "repos: [{repo: meta, hooks: [{id: identity}]}]\n", "- a list\n", "repos: [\n", "repos: no\n"]
)
def test_a_file_that_lines_cannot_be_added_to_is_told(text: str) -> None:
    with pytest.raises(HookError):
        with_hook(text)
