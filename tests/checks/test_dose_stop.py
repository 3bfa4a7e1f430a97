"""Orders to stop, replace or borrow a medicine, and the words that quiet the rules."""

from __future__ import annotations

import pytest

from auditor import audit_text, load_rules

RULES = load_rules().select(["dosage/no-caution/stop", "dosage/no-caution/instead", "dosage/no-caution/borrow"])


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Bin your statin today.", "Bin your statin"),
        ("Once you fast, you can stop taking your blood pressure tablets.", "stop taking your blood pressure tablets"),
        ("If you use eye drops, leave them off for a week.", "eye drops, leave them off"),
        ("You do not need your metformin once you walk more.", "do not need your metformin"),
        ("You can drop the tablets once you sleep well.", "drop the tablets"),
        ("I threw out my tablets in May, and you can bin yours.", "my tablets in May, and you can bin yours"),
        ("There is no need to keep taking your inhaler.", "no need to keep taking your inhaler"),
        ("Put your lithium away on good days.", "Put your lithium"),
        ("Instead of metformin, take cinnamon.", "Instead of metformin, take"),
        ("Take half of your husband's zopiclone.", "Take half of your husband's zopiclone"),
        ("Use last year's antibiotics for the cough.", "Use last year's antibiotics"),
    ],
)
def test_an_order_with_nobody_to_ask_is_found(text: str, quote: str) -> None:
    assert [finding.quote for finding in audit_text(text, rules=RULES)] == [quote]


def test_an_order_may_speak_of_the_medicine_of_the_sentence_before() -> None:
    (finding,) = audit_text("Have you been put on tamoxifen? Take a break from it. It will be there in May.", rules=RULES)
    assert finding.quote == "tamoxifen? Take a break from it"


@pytest.mark.parametrize(
    "text",
    [
        "Do not stop your statin.",
        "Never bin your statin.",
        "Nobody should stop a statin on the strength of a newspaper.",
        "Stop your statin only if your doctor agrees.",
        "He stopped his metformin in May.",
        "Should you stop your statin?",
        "Stop smoking before you start antibiotics.",
        "You can stop the tablets when the course is finished.",
        "Stop the tablets if you get a rash.",
        "Ask whether you can stop the tablets.",
        "Replace the needle each time you inject insulin.",
        "Replace your inhaler when the counter reads 0.",
        "Put your inhaler away after use.",
        "Double your water while you take the tablets.",
        "Take paracetamol rather than ibuprofen if you are on warfarin.",
        "Take leftover tablets back to the pharmacist.",
    ],
)
def test_caution_reports_and_other_objects_are_silent(text: str) -> None:
    assert audit_text(text, rules=RULES) == []


def test_a_clinician_counts_who_is_named_for_the_medicine_and_not_for_a_fever() -> None:
    order = "* You can drop the tablets once you sleep well.\n"
    assert audit_text(order + "* Ask your doctor before you change your medicines.\n", rules=RULES) == []
    assert len(audit_text(order + "* See your doctor the same day if you get a fever.\n", rules=RULES)) == 1


def test_who_prescribed_the_medicine_is_no_one_to_ask() -> None:
    assert len(audit_text("Anyone on zopiclone from their own doctor can drop it.", rules=RULES)) == 1


@pytest.mark.parametrize(
    "text", ["Walking can lower your insulin.", "Lower insulin and feel lighter.", "Reduce your insulin resistance."]
)
def test_the_body_s_own_hormone_is_no_medicine(text: str) -> None:
    assert audit_text(text, rules=RULES) == []


def test_a_lowered_dose_is_an_order_too() -> None:
    (finding,) = audit_text("Reduce your prednisolone by half each day.", rules=RULES)
    assert finding.quote == "Reduce your prednisolone"
