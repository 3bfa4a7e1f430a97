"""`audit init`: a configuration that can be used as it is, each of its commented lines too, and the hook."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from auditor.cli.main import cli
from auditor.config import Configurations, InForce
from auditor.config.hook import has_hook

CONFIG, HOOKS = Path(".audit.yaml"), Path(".pre-commit-config.yaml")


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "articles").mkdir()
    (tmp_path / "our pages").mkdir()
    monkeypatch.chdir(tmp_path)


def init(*arguments: str, answers: str = "") -> Result:
    return CliRunner().invoke(cli, ["init", *arguments], input=answers)


def in_force(path: str = "articles/a.md") -> InForce:
    return Configurations().of(Path(path))


def readers(here: InForce) -> list[tuple[str | None, str | None]]:
    return [(layer.readers, layer.country) for layer in here.layers]


def test_yes_takes_what_the_questions_offer() -> None:
    result = init("--yes")
    assert (result.exit_code, result.stdout) == (0, "")
    here = in_force()
    assert readers(here) == [("general", None)]
    assert here.said("fail_on") == "error"
    assert [here.config.wants(Path(path)) for path in ("articles/deep/a.md", "notes/a.md")] == [True, False]
    assert has_hook(HOOKS.read_text(encoding="utf-8"))


def test_each_question_is_answered() -> None:
    assert init(answers="our pages\nprofessional\nuk\nn\n").exit_code == 0
    here = in_force()
    assert readers(here) == [("professional", "uk")]
    assert [here.config.wants(Path(path)) for path in ("our pages/a.md", "articles/a.md")] == [True, False]
    assert not HOOKS.exists()


def test_a_folder_that_is_not_there_is_asked_for_again() -> None:
    result = init("--no-hook", answers="nowhere\n.\n\n\n")
    assert (result.exit_code, "There is no folder “nowhere” here." in result.stderr) == (0, True)
    assert in_force().config.wants(Path("notes/a.md"))


def test_what_stands_in_comments_can_be_used_too() -> None:
    init("--yes")
    text = CONFIG.read_text(encoding="utf-8")
    CONFIG.write_text(re.sub(r"(?m)^#(?! [A-Z])", "", text), encoding="utf-8")
    here = in_force("articles/professionals/a.md")
    assert readers(here) == [("general", "uk"), ("professional", None)]
    assert {layer.file for layer in here.layers} == {str(CONFIG)}
    assert not here.config.wants(Path("articles/drafts/a.md"))


def test_what_is_there_already_stays() -> None:
    CONFIG.write_text("fail_on: warning\n", encoding="utf-8")
    init("--yes")
    first = HOOKS.read_text(encoding="utf-8")
    again = init("--yes")
    assert (again.exit_code, CONFIG.read_text(encoding="utf-8"), HOOKS.read_text(encoding="utf-8")) == (
        0,
        "fail_on: warning\n",
        first,
    )
    assert "has a hook `audit` already" in again.stderr


def test_hooks_that_cannot_be_added_to_are_told_with_what_to_add() -> None:
    HOOKS.write_text("repos: []\n", encoding="utf-8")
    result = init("--yes")
    assert result.exit_code == 2
    assert ".pre-commit-config.yaml: the hook was not added, since its `repos` are no list" in result.stderr
    assert "entry: audit check --force-exclude" in result.stderr


def test_no_answer_is_2_and_writes_nothing() -> None:
    result = init()
    assert (result.exit_code, "`audit init --yes` asks nothing" in result.stderr) == (2, True)
    assert not CONFIG.exists()


def test_outside_a_repository_there_is_no_hook() -> None:
    Path(".git").rmdir()
    assert init("--yes").exit_code == 0
    assert not HOOKS.exists()
    assert init("--yes", "--hook").exit_code == 2
