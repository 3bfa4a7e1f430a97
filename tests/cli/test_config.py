"""`.audit.yaml` as an editor meets it: what it changes in an audit, and `audit config`, which says where each thing is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Audit

LOUD = "Dentists were surprised: zounds, the filling held.\n"
QUIET = "Perchance the vaccine was late.\n"
UNSURE = "The dose was mayhap too low.\n"


@pytest.fixture(autouse=True)
def repository(audit: Audit) -> None:
    Path(".git").mkdir()


def write(**files: str) -> None:
    for name, text in files.items():
        Path(f"{name}.md").write_text(text, encoding="utf-8")


def configure(text: str, folder: str = ".") -> None:
    Path(folder).mkdir(exist_ok=True)
    (Path(folder) / ".audit.yaml").write_text(text, encoding="utf-8")


def test_fail_on_and_min_confidence_are_the_configurations_unless_the_command_line_says(audit: Audit) -> None:
    configure("fail_on: warning\nmin_confidence: low\n")
    write(a=QUIET, b=UNSURE)
    assert audit("a.md").exit_code == 1
    assert audit("a.md", "--fail-on", "error").exit_code == 0
    assert "editorial/unsure" in audit("b.md").stdout
    assert audit("b.md", "--min-confidence", "medium").stdout == ""


def test_each_article_fails_by_its_own_configuration(audit: Audit) -> None:
    configure("overrides:\n  - files: old-*.md\n    fail_on: never\n")
    write(**{"old-a": LOUD, "new-a": QUIET})
    assert audit().exit_code == 0
    write(**{"new-a": LOUD})
    assert audit().exit_code == 1


def test_a_nested_configuration_is_the_one_for_its_folder(audit: Audit) -> None:
    configure("severity: {editorial/loud: info}\n", "blog")
    write(**{"a": LOUD, "blog/b": LOUD})
    assert (
        audit().stdout == "a.md:1:26: error editorial/loud: Not “zounds”.\nblog/b.md:1:26: info editorial/loud: Not “zounds”.\n"
    )


def test_what_is_excluded_is_left_out_of_folders_and_read_where_it_is_named(audit: Audit) -> None:
    configure("exclude: drafts/\n")
    Path("drafts").mkdir()
    write(**{"drafts/a": LOUD})
    assert audit().exit_code == 0
    assert audit("drafts").exit_code == 0
    assert audit("drafts/a.md").exit_code == 1
    forced = audit("drafts/a.md", "--force-exclude")
    assert (forced.exit_code, forced.stdout) == (0, "")


def test_isolated_and_config_choose_another_configuration_or_none(audit: Audit) -> None:
    configure("severity: {editorial/loud: info}\n")
    Path("strict.yaml").write_text("severity: {editorial/loud: warning}\n", encoding="utf-8")
    write(a=LOUD)
    assert audit("a.md").exit_code == 0
    assert audit("a.md", "--isolated").exit_code == 1
    assert audit("a.md", "--config", "strict.yaml", "--fail-on", "warning").exit_code == 1
    assert "strict.yml" in audit("a.md", "--config", "strict.yml").stderr


def test_standard_input_is_configured_by_the_name_it_is_given(audit: Audit) -> None:
    configure("severity: {editorial/loud: info}\n", "blog")
    assert audit("-", "--stdin-filename", "blog/a.md", stdin=LOUD.encode()).exit_code == 0
    assert audit("-", "--stdin-filename", "a.md", stdin=LOUD.encode()).exit_code == 1


@pytest.mark.parametrize("command", [(), ("claims", "a.md"), ("explain",), ("test",), ("config", "a.md")])
def test_a_mistake_ends_every_command_with_file_and_line(audit: Audit, command: tuple[str, ...]) -> None:
    configure("fail_on: error\nignor: []\n")
    write(a=LOUD)
    result = audit(*command, everything=True)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("audit: .audit.yaml:2: Unknown key `ignor`. Did you mean `ignore`?")


def test_config_shows_what_is_in_force_and_the_line_that_says_so(audit: Audit) -> None:
    Path("house.yaml").write_text("readers: professional\nseverity: {readability/grade: info}\n", encoding="utf-8")
    configure(
        "extends: house.yaml\nexclude: [drafts/]\noverrides:\n  - files: [blog/]\n    ignore: [citation/]\n"
        "    settings:\n      readability/grade: {target: 8}\n"
    )
    Path("blog").mkdir()
    write(**{"blog/a": LOUD, "b": LOUD})
    rows = [line.split(maxsplit=1) for line in audit("config", "blog/a.md", everything=True).stdout.splitlines()]
    told = [f"{what} {' '.join(rest.split())}" for what, rest in rows if what != "rules"]
    assert told == [
        "configuration .audit.yaml",
        "extends house.yaml",
        "baseline .audit-baseline.json (not there)",
        "exclude drafts/ .audit.yaml:2",
        "readers professional house.yaml:1",
        "country none (default)",
        "fail_on error (default)",
        "min_confidence medium (default)",
        "readability/grade severity info house.yaml:2",
        "citation/ ignored .audit.yaml:5",
        "readability/grade target 8 .audit.yaml:7",
    ]
    assert "citation/" not in audit("config", "b.md", everything=True).stdout
    assert "left out" not in audit("config", "b.md", everything=True).stdout


def test_config_says_that_an_article_is_left_out(audit: Audit) -> None:
    configure("exclude: a.md\n")
    write(a=LOUD)
    assert "left out" in audit("config", "a.md", everything=True).stdout
    assert audit("config", "gone.md", everything=True).exit_code == 2
