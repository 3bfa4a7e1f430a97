"""Evidence that went while the claim that it limits stayed."""

from __future__ import annotations

import pytest

from auditor.rules import RuleSet
from tests.checks.test_strengthened import since

CLAIM = "Beetroot juice lowers blood pressure."
REPORT = [
    "In a small cohort study, 14 men drank beetroot juice and were followed for six weeks.",
    "Nine of the 14 had lower pressure at the end.",
    "Three did not respond at all.",
    "Two had stomach pain.",
    "The difference from plain water was not significant.",
    "Larger trials are needed.",
]


def page(*sentences: str) -> str:
    return f"# Beetroot juice and the heart\n\n{CLAIM}\n\n{' '.join(sentences)}\n"


def gone(before: str, text: str, rules: RuleSet) -> list[tuple[str, str]]:
    return [(finding.rule.removeprefix("overstatement/"), finding.quote) for finding in since(before, text, rules)]


@pytest.mark.parametrize(
    ("sentence", "without", "rule"),
    [
        (0, "In a small cohort study, men drank beetroot juice and were followed for six weeks.", "population/sample-size-gone"),
        (0, "In a small study, 14 men drank beetroot juice and were followed for six weeks.", "causal/design-gone"),
        (0, "In a small cohort study, 14 men drank beetroot juice.", "duration/follow-up-gone"),
        (2, "", "universal/exceptions-gone"),
        (3, "", "universal/harms-gone"),
        (4, "", "significance/no-effect-gone"),
        (5, "", "certainty/limits-gone"),
    ],
)
def test_each_kind_of_evidence_is_missed(sentence: int, without: str, rule: str, rules: RuleSet) -> None:
    left = [*REPORT[:sentence], *([without] if without else []), *REPORT[sentence + 1 :]]
    text = page(*left)
    if rule == "population/sample-size-gone":
        text = text.replace("Nine of the 14", "Nine of them")
    assert (rule, "Beetroot juice lowers blood pressure") in gone(page(*REPORT), text, rules)


def test_those_who_did_not_improve_are_missed_once(rules: RuleSet) -> None:
    before = "# Belts\n\nThe belt relieves back pain. In a study of 40 adults, 26 of the 40 had less pain.{}\n"
    found = gone(before.format(" Nine did not improve at all."), before.format(""), rules)
    assert found == [("universal/exceptions-gone", "The belt relieves back pain")]


def test_what_went_is_shown_where_it_stood(rules: RuleSet) -> None:
    (finding,) = since(page(*REPORT), page(*REPORT[:5]), rules)
    assert finding.message == (
        "A limit of the study has gone from the text: “Larger trials are needed”. "
        "“Beetroot juice lowers blood pressure” now stands without it."
    )
    (evidence,) = finding.evidence
    assert (evidence.path, evidence.quote, evidence.says) == ("HEAD:page.md", "Larger trials are needed.", "no longer told")


@pytest.mark.parametrize(
    "text",
    [
        page(*reversed(REPORT)),
        page(REPORT[0], REPORT[1], "Three of them saw no response, and two had pain in the stomach.", *REPORT[4:]),
        page(*REPORT[:4], "There was no significant difference from plain water.", REPORT[5]),
        page(*REPORT[:5], "This needs to be confirmed in larger trials."),
    ],
    ids=["in another order", "joined", "turned round", "reworded"],
)
def test_evidence_in_other_words_is_still_there(text: str, rules: RuleSet) -> None:
    assert gone(page(*REPORT), text, rules) == []


def test_a_study_that_went_whole_is_told_once(rules: RuleSet) -> None:
    assert gone(page(*REPORT), f"# Beetroot juice and the heart\n\n{CLAIM}\n", rules) == [
        ("certainty/study-gone", "Beetroot juice lowers blood pressure")
    ]


def test_a_study_that_went_with_its_claim_is_not_missed(rules: RuleSet) -> None:
    assert gone(page(*REPORT), "# Beetroot juice and the heart\n\nMany shops sell it.\n", rules) == []


def test_another_number_in_its_place_is_no_loss(rules: RuleSet) -> None:
    assert gone(page(*REPORT), page(*REPORT).replace("14", "41"), rules) == []


def test_where_nothing_is_claimed_a_loss_is_of_low_confidence(rules: RuleSet) -> None:
    before, text = (page(*report).replace(CLAIM, "Many shops sell it.") for report in (REPORT, REPORT[:5]))
    assert gone(before, text, rules) == []


def test_all_that_went_is_told_each_by_its_kind(rules: RuleSet) -> None:
    claim = "Beetroot juice lowers blood pressure"
    assert gone(page(*REPORT), page(*REPORT[:2]), rules) == [
        ("certainty/limits-gone", claim),
        ("significance/no-effect-gone", claim),
        ("universal/exceptions-gone", claim),
        ("universal/harms-gone", claim),
    ]
