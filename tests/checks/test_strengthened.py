"""Claims that say more than the earlier text did, and edits that change nothing of what is claimed."""

from __future__ import annotations

from datetime import date

import pytest

from auditor import engine
from auditor.model.finding import Finding
from auditor.rules import RuleSet

TODAY = date(2026, 3, 31)


def since(before: str, text: str, rules: RuleSet, name: str = "page.md") -> list[Finding]:
    """What `audit diff` finds at its usual confidence."""
    result = engine.audit_text(text, name, rules, TODAY, engine.Earlier(before, f"HEAD:{name}"))
    assert result.problems == ()
    return [finding for finding in result.findings if finding.confidence.rank]


def told(before: str, text: str, rules: RuleSet, name: str = "page.md") -> list[tuple[str, str]]:
    return [(finding.rule.removeprefix("overstatement/"), finding.quote) for finding in since(before, text, rules, name)]


@pytest.mark.parametrize(
    ("before", "text", "rule", "quote"),
    [
        (
            "Statins may reduce the risk of stroke in older adults.",
            "Statins reduce the risk of stroke in older adults.",
            "certainty/hedge-dropped-since",
            "Statins reduce the risk of stroke",
        ),
        (
            "Early results suggest that the implant could restore some hearing.",
            "The implant restores hearing.",
            "certainty/hedge-dropped-since",
            "The implant restores hearing",
        ),
        (
            "Coffee drinking is linked to a lower risk of diabetes.",
            "Coffee drinking prevents diabetes.",
            "causal/strengthened",
            "Coffee drinking prevents diabetes",
        ),
        (
            "Some patients responded to the eye drops.",
            "Every patient responded to the eye drops.",
            "universal/widened",
            "Every patient",
        ),
        ("Gargling eased sore throats a little.", "Gargling cures sore throats.", "magnitude/cured-since", "cures"),
        (
            "The study suggests that yoga lowers stress.",
            "The study proves that yoga lowers stress.",
            "certainty/surer",
            "proves",
        ),
        (
            "In rats, the extract slowed the growth of tumours.",
            "The extract slowed the growth of tumours.",
            "population/animals-dropped-since",
            "The extract slowed the growth of tumours",
        ),
        ("The pill had few side effects.", "The pill had no side effects.", "universal/harmless-since", "no side effects"),
    ],
)
def test_a_claim_that_grew(before: str, text: str, rule: str, quote: str, rules: RuleSet) -> None:
    assert told(before, text, rules) == [(rule, quote)]


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("Statins reduce the risk of stroke.", "Statins may reduce the risk of stroke."),
        ("Coffee lowers the risk of diabetes.", "Coffee is linked to a lower risk of diabetes."),
        ("The gel reduced pain in the trial.", "In the trial, pain was reduced by the gel."),
        ("Every patient responded to the drops.", "Most patients responded to the drops."),
        ("Symptoms may include fever and cough.", "Symptoms include fever and cough."),
        ("It might take a few weeks to work.", "It takes a few weeks to work."),
        ("Some patients gave consent.", "All patients gave consent."),
        ("Zinc may shorten colds. It tastes of metal.", "It tastes of metal, and zinc may well shorten colds."),
    ],
)
def test_a_claim_that_did_not(before: str, text: str, rules: RuleSet) -> None:
    assert told(before, text, rules) == []


def test_the_earlier_words_are_the_evidence_with_their_own_place(rules: RuleSet) -> None:
    before = "# Statins\n\nWho takes them?\n\nStatins may reduce the risk of stroke.\n"
    (finding,) = since(before, "# Statins\n\nStatins reduce the risk of stroke.\n", rules)
    (evidence,) = finding.evidence
    assert (finding.location.path, finding.location.line) == ("page.md", 3)
    assert evidence.quote == "Statins may reduce the risk of stroke."
    assert evidence.location is not None
    assert (evidence.location.path, evidence.location.line, evidence.location.column) == ("HEAD:page.md", 5, 1)
    assert "the earlier text held back: “Statins may reduce the risk of stroke”" in finding.message


def test_a_title_answers_to_the_title_and_is_told_once_with_its_heading(rules: RuleSet) -> None:
    before = (
        "---\ntitle: Zinc may shorten colds\n---\n# Zinc may shorten colds\n\nZinc shortens colds in the laboratory of hope.\n"
    )
    text = before.replace("may shorten", "shortens")
    (finding,) = since(before, text, rules)
    assert (finding.location.line, finding.quote) == (2, "Zinc shortens colds")
    assert [evidence.says for evidence in finding.evidence] == ["so it stood in the earlier text", "said again here"]


def test_a_heading_that_was_a_question(rules: RuleSet) -> None:
    assert told("# Does garlic lower cholesterol?\n", "# Garlic lowers cholesterol\n", rules) == [
        ("certainty/hedge-dropped-since", "Garlic lowers cholesterol")
    ]


def test_paragraphs_that_moved_say_what_they_said(rules: RuleSet) -> None:
    first, second, third = (
        "Statins may reduce the risk of stroke.",
        "Some people get muscle pain from statins.",
        "Stopping smoking reduces the risk of stroke.",
    )
    assert told(f"{first}\n\n{second}\n\n{third}\n", f"{third}\n\n{first}\n\n## Muscles\n\n{second}\n", rules) == []


def test_a_sentence_that_was_added_grew_from_nothing(rules: RuleSet) -> None:
    before = "Statins may reduce the risk of stroke.\n"
    assert told(before, before + "\nStatins reduce the risk of stroke, says a poster in the waiting room.\n", rules) == []


def test_a_sentence_split_in_two_keeps_its_claims_apart(rules: RuleSet) -> None:
    before = "Zinc may shorten colds, and zinc lozenges taste bad to most children.\n"
    assert told(before, "Zinc may shorten colds. Zinc lozenges taste bad to most children.\n", rules) == []
    assert told(before, "Zinc shortens colds. Zinc lozenges taste bad to most children.\n", rules) == [
        ("certainty/hedge-dropped-since", "Zinc shortens colds")
    ]


def test_a_figure_that_grew_while_the_body_kept_the_old_one(rules: RuleSet) -> None:
    before = "# Socks cut swelling by 20%\n\nIn a trial of 60 cabin crew, swelling was 20% lower with the socks.\n"
    found = told(before, before.replace("swelling by 20%", "swelling by 50%"), rules)
    assert ("numbers/raised", "50%") in found


def test_a_figure_that_was_corrected_everywhere_is_not_told_unless_asked_for(rules: RuleSet) -> None:
    before = "# Socks cut swelling by 20%\n\nIn a trial of 60 cabin crew, swelling was 20% lower with the socks.\n"
    assert told(before, before.replace("20%", "22%"), rules) == []


def test_line_ends_and_markup_change_nothing(rules: RuleSet) -> None:
    before = "# Tea\n\nTea may calm a *cough*.\n\nSome people sleep better after it.\n"
    assert told(before, before.replace("\n", "\r\n").replace("*cough*", "__cough__"), rules) == []


def test_a_suppression_in_the_new_text_holds(rules: RuleSet) -> None:
    text = (
        "<!-- audit: ignore overstatement/certainty/hedge-dropped-since: the trial of 2026 settled it -->\n"
        "Statins reduce the risk of stroke.\n"
    )
    found = since("Statins may reduce the risk of stroke.\n", text, rules)
    assert [(finding.status.value, finding.reason) for finding in found] == [("suppressed", "the trial of 2026 settled it")]
    ordinary = engine.audit_text(text, "page.md", rules, TODAY).findings
    assert [finding for finding in ordinary if finding.rule == "editorial/suppression"] == []


def test_an_audit_without_an_earlier_text_runs_no_rule_that_compares(rules: RuleSet) -> None:
    text = "# Zinc shortens colds\n\nZinc cures every patient and is proven to last for years.\n"
    found = engine.audit_text(text, "page.md", rules, TODAY).findings
    assert {finding.rule for finding in found} & rules.comparing == set()
