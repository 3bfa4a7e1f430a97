"""The report for a person: the words, the words that contradict them, and why it matters."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from auditor.model.finding import Confidence, Evidence, Finding, Location, Problem, Result, Severity, Status, Suggestion
from auditor.reference import Reference
from auditor.reports import Style
from auditor.reports.text import render
from auditor.rules import RuleSet, load_rules

ARTICLE = """\
# The new stent keeps every artery open

We followed 80 women for two years.
Six arteries closed again.
"""
PERSON = Style(rich=True, width=80)
WHY = "A reader whose artery closes was told that it cannot."


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    """One rule that says why in the words above."""
    rule = next(rule for rule in load_rules().rules if rule.id == "editorial/suppression")
    return RuleSet((replace(rule, id="overstatement/universal", why=WHY),), Reference({}))


@pytest.fixture
def finding() -> Finding:
    evidence = Evidence("stent.md", Location("stent.md", 4, 1, 4, 26), "Six arteries closed again", "6 of 80 closed")
    return Finding(
        "overstatement/universal", Severity.ERROR, Confidence.HIGH, "“every artery” leaves none out, but 6 of 80 closed.",
        Location("stent.md", 1, 23, 1, 35), "every artery", (evidence,),
    )  # fmt: skip


def result(*findings: Finding, **texts: str) -> Result:
    return Result(findings, files=len(texts) or 1, texts={f"{name}.md": text for name, text in texts.items()})


def test_a_finding_shows_its_words_the_evidence_and_the_reason(finding: Finding, rules: RuleSet) -> None:
    assert render(result(finding, stent=ARTICLE), rules, PERSON).splitlines() == [
        "stent.md:1:23  error  overstatement/universal",
        "    “every artery” leaves none out, but 6 of 80 closed.",
        "",
        "    1 | # The new stent keeps every artery open",
        "      |                       ^^^^^^^^^^^^",
        "    4 | Six arteries closed again.",
        "      | ------------------------- 6 of 80 closed",
        "",
        "    Why: A reader whose artery closes was told that it cannot.",
        "",
        "1 error in 1 of 1 article.",
    ]


def test_the_reason_is_told_once_for_each_rule_and_article(finding: Finding, rules: RuleSet) -> None:
    other = replace(finding, location=Location("other.md", 1, 23, 1, 35), evidence=())
    told = render(result(finding, finding, other, stent=ARTICLE, other=ARTICLE), rules, PERSON)
    assert told.count(WHY) == 2


def test_a_suggestion_follows_the_reason(finding: Finding, rules: RuleSet) -> None:
    told = render(result(replace(finding, suggestion=Suggestion("most arteries")), stent=ARTICLE), rules, PERSON)
    assert "    Instead: most arteries\n" in told


def test_evidence_from_a_reference_table_stands_without_a_line(finding: Finding, rules: RuleSet) -> None:
    table = Evidence("stent.md", None, "4000 IU a day", "the upper level of EFSA, 2023")
    told = render(result(replace(finding, evidence=(table,)), stent=ARTICLE), rules, PERSON)
    assert "      | “4000 IU a day”: the upper level of EFSA, 2023\n" in told


def test_evidence_in_another_file_names_it(finding: Finding, rules: RuleSet) -> None:
    there = replace(finding.evidence[0], location=Location("trial.md", 4, 1, 4, 26), path="trial.md")
    told = render(result(replace(finding, evidence=(there,)), stent=ARTICLE, trial=ARTICLE), rules, PERSON)
    assert "      | trial.md:4:1\n    4 | Six arteries closed again.\n" in told


def test_words_over_two_lines_are_underlined_in_both(finding: Finding, rules: RuleSet) -> None:
    place = Location("stent.md", 3, 30, 4, 13)
    told = render(result(replace(finding, location=place, evidence=()), stent=ARTICLE), rules, PERSON).splitlines()
    assert told[3:7] == [
        "    3 | We followed 80 women for two years.",
        "      |                              ^^^^^^",
        "    4 | Six arteries closed again.",
        "      | ^^^^^^^^^^^^",
    ]


def test_words_over_many_lines_show_the_first_three(finding: Finding, rules: RuleSet) -> None:
    text = "".join(f"Line {n} of the leaflet\n" for n in range(1, 9))
    place = Location("stent.md", 1, 1, 8, 20)
    told = render(result(replace(finding, location=place, evidence=()), stent=text), rules, PERSON)
    assert "Line 3 of" in told
    assert "Line 4 of" not in told
    assert "\n    … | \n" in told


def test_lines_are_read_from_the_file_itself(finding: Finding, rules: RuleSet, tmp_path: Path) -> None:
    file = tmp_path / "stent.md"
    file.write_bytes(b"\xef\xbb\xbf" + ARTICLE.replace("\n", "\r\n").encode())
    here = replace(finding, location=replace(finding.location, path=str(file)), evidence=())
    assert "    1 | # The new stent keeps every artery open\n      |                       ^^^^^^^^^^^^\n" in render(
        Result((here,), files=1), rules, PERSON
    )


def test_a_file_that_has_gone_is_reported_without_its_lines(finding: Finding, rules: RuleSet, tmp_path: Path) -> None:
    gone = replace(finding, location=replace(finding.location, path=str(tmp_path / "gone.md")), evidence=())
    told = render(Result((gone,), files=1), rules, PERSON)
    assert told.splitlines()[1:4] == ["    “every artery” leaves none out, but 6 of 80 closed.", "", f"    Why: {WHY}"]


def test_in_a_pipe_a_finding_is_one_line_and_there_is_no_summary(finding: Finding, rules: RuleSet) -> None:
    told = render(result(finding, finding, stent=ARTICLE), rules, Style())
    line = "stent.md:1:23: error overstatement/universal: “every artery” leaves none out, but 6 of 80 closed.\n"
    assert told == line * 2


def test_in_a_pipe_nothing_found_is_nothing_said(rules: RuleSet) -> None:
    assert render(result(stent=ARTICLE), rules, Style()) == ""


def test_colour_adds_nothing_but_colour(finding: Finding, rules: RuleSet) -> None:
    plain = render(result(finding, stent=ARTICLE), rules, PERSON)
    coloured = render(result(finding, stent=ARTICLE), rules, Style(rich=True, colour=True, width=80))
    from rich.text import Text

    assert coloured != plain
    assert Text.from_ansi(coloured).plain == plain


class TestSummary:
    def told(self, rules: RuleSet, *findings: Finding, files: int = 8, problems: tuple[Problem, ...] = ()) -> str:
        return render(Result(findings, problems, files), rules, PERSON).splitlines()[-1]

    def test_it_counts_by_severity_worst_first(self, finding: Finding, rules: RuleSet) -> None:
        warning = replace(finding, severity=Severity.WARNING, location=replace(finding.location, path="b.md"))
        assert self.told(rules, finding, warning, warning) == "1 error, 2 warnings in 2 of 8 articles."

    def test_silenced_findings_are_counted_and_not_shown(self, finding: Finding, rules: RuleSet) -> None:
        silenced = replace(finding, status=Status.SUPPRESSED)
        known = replace(finding, status=Status.BASELINE)
        told = render(Result((finding, silenced, known), files=8), rules, PERSON)
        assert told.count("leaves none out") == 1
        assert told.endswith("1 error in 1 of 8 articles; 1 suppressed; 1 in the baseline.\n")

    def test_nothing_found_is_a_kind_word(self, rules: RuleSet) -> None:
        assert self.told(rules) == "Nothing to mend in 8 articles."

    def test_nothing_found_is_no_kind_word_where_something_broke(self, rules: RuleSet) -> None:
        assert self.told(rules, problems=(Problem("a.md", "It is no text."),)) == "No findings in 8 articles; 1 problem."

    def test_what_the_rules_rest_on_is_named_below_the_summary(self, rules: RuleSet) -> None:
        told = render(Result(files=1, notes=("Limits last checked more than 24 months ago: zinc.",)), rules, PERSON)
        assert told == "Nothing to mend in 1 article.\nLimits last checked more than 24 months ago: zinc.\n"

    def test_no_articles_have_no_summary(self, rules: RuleSet) -> None:
        assert render(Result(), rules, PERSON) == ""


def test_a_rule_that_speaks_often_is_summed_up_below_the_page(finding: Finding, rules: RuleSet) -> None:
    summing = RuleSet((replace(rules.rules[0], summed="{count} promises in {places} places."),), Reference({}))
    often = [finding, finding, replace(finding, evidence=())]
    told = render(result(*often, stent=ARTICLE), summing, PERSON)
    assert "\n\nstent.md  in all  overstatement/universal\n    5 promises in 3 places.\n\n3 errors in 1 of 1 article.\n" in told
    assert "in all" not in render(result(*often[:2], stent=ARTICLE), summing, PERSON)
