"""What a configuration does to rules: which run, how severe they are, what they are set to."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.checks.dose_limit import DoseLimit
from auditor.checks.grade import Grade
from auditor.config import Asked, ConfigError, Configurations, InForce
from auditor.model.finding import Severity
from auditor.rules import Rule


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)


def in_force(text: str, path: str = "page.md", asked: Asked | None = None) -> InForce:
    Path(".audit.yaml").write_text(text, encoding="utf-8")
    return Configurations(asked).of(Path(path))


def rule(here: InForce, name: str) -> Rule:
    return next(rule for rule in here.everything.rules if rule.id == name)


def running(here: InForce, prefix: str = "readability/") -> set[str]:
    return {rule.id for rule in here.rules.rules if rule.id.startswith(prefix)}


def grade(here: InForce) -> Grade:
    logic = rule(here, "readability/grade").logic
    assert isinstance(logic, Grade)
    return logic


def error(text: str) -> str:
    with pytest.raises(ConfigError) as caught:
        in_force(text)
    return str(caught.value)


class TestChoosing:
    def test_select_and_ignore(self) -> None:
        here = in_force("select: [readability/, dosage/]\nignore: readability/grade\n")
        assert "readability/grade" not in running(here)
        assert {rule.category for rule in here.rules.rules} == {"readability", "dosage"}

    def test_an_override_ignores_more_for_its_files(self) -> None:
        text = "ignore: dosage/\noverrides:\n  - files: blog/\n    ignore: readability/grade\n"
        assert "readability/grade" in running(in_force(text))
        blog = in_force(text, "blog/page.md")
        assert "readability/grade" not in running(blog)
        assert running(blog, "dosage/") == set()

    def test_the_command_line_selects_afresh_but_not_what_is_ignored(self) -> None:
        here = in_force("select: dosage/\nignore: readability/grade\n", asked=Asked(select=("readability/",)))
        assert running(here)
        assert "readability/grade" not in running(here)
        assert running(here, "dosage/") == set()

    def test_a_rule_named_on_the_command_line_runs_even_if_it_is_ignored(self) -> None:
        here = in_force("ignore: readability/\n", asked=Asked(select=("readability/grade",)))
        assert running(here) == {"readability/grade"}


class TestSeverity:
    def test_a_rule_named_more_exactly_wins(self) -> None:
        here = in_force("severity: {readability/grade: error, readability/: info}\n")
        assert rule(here, "readability/grade").severity is Severity.ERROR
        assert {one.severity for one in here.rules.rules if one.category == "readability"} == {Severity.ERROR, Severity.INFO}

    def test_the_later_layer_wins_over_the_more_exact_name(self) -> None:
        text = "severity: {readability/grade: error}\noverrides:\n  - files: blog/\n    severity: {readability: info}\n"
        assert rule(in_force(text, "blog/page.md"), "readability/grade").severity is Severity.INFO


class TestSettings:
    def test_a_setting_is_a_key_of_the_rules_own_file(self) -> None:
        here = in_force("settings:\n  readability/grade: {target: 7, margin: 1.5}\n")
        assert (grade(here).target, grade(here).margin) == (7, 1.5)

    def test_a_kinds_name_sets_it_for_each_rule_that_has_it(self) -> None:
        here = in_force("settings:\n  dosage/above-limit: {country: uk}\n")
        logics = [one.logic for one in here.rules.rules if isinstance(one.logic, DoseLimit)]
        assert {logic.country for logic in logics} == {"uk"}

    def test_readers_tell_each_rule_that_asks(self) -> None:
        here = in_force("readers: {audience: professional, country: us}\n")
        logics = [one.logic for one in here.rules.rules if isinstance(one.logic, DoseLimit)]
        assert {(logic.readers, logic.country) for logic in logics} == {("professional", "us")}

    def test_words_that_are_set_are_found(self, tmp_path: Path) -> None:
        pack = tmp_path / "more" / "editorial"
        pack.mkdir(parents=True)
        (pack / "slang.yaml").write_text(
            "check: phrase\nseverity: info\nconfidence: high\nsummary: Slang.\nmessage: '{words}'\nwhy: It is loose.\n"
            "phrases: [gonna]\nexamples:\n  - {text: It is gonna rain., finds: [gonna]}\n  - text: It rains.\n",
            encoding="utf-8",
        )
        here = in_force("rules: more\nsettings:\n  editorial/slang: {phrases: [wanna]}\n")
        assert "wanna" in here.rules.reference.meanings


class TestMistakes:
    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("ignore:\n  - readability/grad\n", "2: There is no rule `readability/grad`. Did you mean `readability/grade`"),
            ("severity:\n  dosages: info\n", "2: There is no rule `dosages`. Did you mean `dosage`"),
            ("settings:\n  readability/grade:\n    traget: 7\n", "3: `readability/grade` has no setting `traget`. Did you mean "),
            ("settings:\n  readability/grade:\n    target: low\n", "3: `target`: input should be a valid integer"),
            ("readers:\n  country: atlantis\n", "2: There are no limits for the country `atlantis`; there are au, ca, "),
            ("overrides:\n  - files: a\n    ignore: [x/y]\n", "3: There is no rule `x/y`."),
        ],
    )  # fmt: skip
    def test_a_name_that_fits_nothing_is_told_with_its_line(self, text: str, told: str) -> None:
        if text.startswith("overrides"):
            text = text.replace("files: a", "files: '*.md'")
        assert error(text)[: len(told) + 12] == f".audit.yaml:{told}"


def test_isolated_reads_no_configuration_and_no_baseline() -> None:
    here = in_force("ignore: readability/\n", asked=Asked(isolated=True))
    assert running(here)
    assert here.baseline is None


def test_a_configuration_that_is_named_takes_the_place_of_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "strict.yaml").write_text("fail_on: info\n", encoding="utf-8")
    here = in_force("fail_on: never\n", asked=Asked(config=Path("strict.yaml")))
    assert here.said("fail_on") == "info"


def test_a_rule_under_its_earlier_id_is_configured_and_the_new_one_told(tmp_path: Path) -> None:
    pack = tmp_path / "more" / "editorial"
    pack.mkdir(parents=True)
    (pack / "slang.yaml").write_text(
        "check: phrase\nseverity: info\nconfidence: high\nsummary: Slang.\nmessage: '{words}'\nwhy: It is loose.\n"
        "formerly: [editorial/argot]\nphrases: [gonna]\n"
        "examples:\n  - {text: It is gonna rain., finds: [gonna]}\n  - text: It rains.\n",
        encoding="utf-8",
    )
    Path(".audit.yaml").write_text(
        "rules: more\nseverity:\n  editorial/argot: error\nignore: [editorial/argot]\n", encoding="utf-8"
    )
    configurations = Configurations()
    here = configurations.of(Path("page.md"))
    assert rule(here, "editorial/slang").severity is Severity.ERROR
    assert "editorial/slang" not in running(here, "editorial/")
    assert list(configurations.notes) == [
        ".audit.yaml:4: editorial/argot is called editorial/slang now.",
        ".audit.yaml:3: editorial/argot is called editorial/slang now.",
    ]
