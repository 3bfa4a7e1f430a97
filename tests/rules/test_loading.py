"""A rule pack that cannot be used says which file, which line, what is wrong and what would be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.model.finding import Severity
from auditor.rules import RuleError, load_rules, loading

RULE = """\
check: phrase
severity: warning
confidence: high
summary: A word that promises.
message: '“{words}” is a promise.'
why: A patient deserves figures.
phrases: [guarantee]
examples:
  - text: We guarantee straight teeth.
    finds: [guarantee]
  - text: Most teeth were straight after a year.
"""


@pytest.fixture(autouse=True)
def no_default_pack(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder in place of the default pack, so that each test reads its own file only."""
    empty = tmp_path_factory.mktemp("empty")
    monkeypatch.setattr(loading, "default_pack", lambda: empty)


def pack(folder: Path, text: str, name: str = "editorial/promise.yaml") -> Path:
    """A pack that holds one file."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def error(folder: Path, text: str, name: str = "editorial/promise.yaml") -> tuple[int, str]:
    """The line and the message of the error that a pack of this one file gives."""
    file = pack(folder, text, name)
    with pytest.raises(RuleError) as caught:
        load_rules(folder)
    assert caught.value.path == str(file)
    return caught.value.line, caught.value.message


def test_a_rule_is_called_by_its_path(tmp_path: Path) -> None:
    file = pack(tmp_path, RULE, "editorial/promise/straight.yaml")
    rule = next(rule for rule in load_rules(tmp_path).rules if rule.file == str(file))
    assert (rule.id, rule.category, rule.kind) == ("editorial/promise/straight", "editorial", "promise")


def test_a_rule_of_the_same_id_replaces_that_of_an_earlier_pack(tmp_path: Path) -> None:
    pack(tmp_path / "house", RULE)
    pack(tmp_path / "house", RULE, "editorial/other.yaml")
    pack(tmp_path / "own", RULE.replace("warning", "info"))
    rules = load_rules(tmp_path / "house", tmp_path / "own").rules
    assert [(rule.id, rule.severity) for rule in rules] == [
        ("editorial/other", Severity.WARNING),
        ("editorial/promise", Severity.INFO),
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "line", "told"),
    [
        ("severity: warning", "severity: grave", 2, "`severity`: input should be 'error', 'warning' or 'info'."),
        ("why: A patient deserves figures.\n", "", 1, "The key `why` is missing."),
        ("phrases:", "colour: red\nphrases:", 7, "Unknown key `colour`. Known here: check, "),
        ("phrases: [guarantee]", "phrases: guarantee", 7, "`phrases`: "),
        ("check: phrase", "check: phrases", 1, "There is no check `phrases`; there are "),
        ("{words}", "{wrods}", 5, "The message uses {wrods}; the check `phrase` gives {instead}, {words}."),
        ("{words}", "{words", 5, "The message is not well formed: "),
        ("    finds:", "    find:", 10, "Unknown key `find`. Did you mean `finds`? Known here: text, before, "),
        ("    finds:", "    before: Once.\n    finds:", 10, "The check `phrase` looks at no earlier text, so `before`"),
        ("    finds: [guarantee]\n", "", 8, "A rule needs at least one example that fires"),
        ("why:", "summary: Again.\nwhy:", 6, "The key `summary` stands here twice."),
        ("summary: A word", "summary: [A word", 5, "This is not YAML: "),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(tmp_path: Path, right: str, wrong: str, line: int, told: str) -> None:
    assert right in RULE
    place, message = error(tmp_path, RULE.replace(right, wrong, 1))
    assert (place, message[: len(told)]) == (line, told)


def test_a_category_that_does_not_exist_is_told(tmp_path: Path) -> None:
    line, message = error(tmp_path, RULE, "style/promise.yaml")
    assert line == 1
    assert message.startswith("A rule stands in rules/<category>/<kind>.yaml, this one in ")


def test_a_reference_table_that_does_not_exist_is_told(tmp_path: Path) -> None:
    line, message = error(tmp_path, "a: 1\n", "reference/vitamins/a.yaml")
    assert (line, message[:35]) == (1, "There is no reference table `vitami")


def test_a_lexicon_with_an_unknown_key_is_told(tmp_path: Path) -> None:
    line, message = error(tmp_path, "summary: Words.\nwords: [a]\ngroups: {a: [b]}\n", "reference/lexicon/mine.yaml")
    assert (line, message[:21]) == (2, "Unknown key `words`. ")


@pytest.mark.parametrize("text", ["", "- a list\n", "only words\n"])
def test_a_file_that_is_no_table_of_keys_is_told(tmp_path: Path, text: str) -> None:
    assert error(tmp_path, text) == (1, "A file of keys and values is expected here.")


def test_a_file_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    pack(tmp_path, RULE).write_bytes(b"summary: caf\xe9\n")
    with pytest.raises(RuleError, match=r"promise.yaml:1: Byte 13 is not UTF-8."):
        load_rules(tmp_path)


def test_select_takes_ids_kinds_and_categories_and_ignore_wins(tmp_path: Path) -> None:
    pack(tmp_path, RULE, "editorial/promise/straight.yaml")
    pack(tmp_path, RULE, "editorial/promise/white.yaml")
    rules = load_rules(tmp_path)
    chosen = rules.select(["editorial/promise"], ["editorial/promise/white"])
    assert [rule.id for rule in chosen.rules] == ["editorial/promise/straight"]
    assert len(rules.select(["editorial/"]).rules) == 2
    with pytest.raises(LookupError, match="There is no rule “editorial/prom”"):
        rules.select(["editorial/prom"])
