"""Promises that leave nobody out or nothing of a trouble, in two halves and in words of failure denied."""

from __future__ import annotations

from datetime import date

import pytest

from auditor import engine
from auditor.rules import load_rules

RULES = load_rules().select(["overstatement/universal/", "overstatement/magnitude/"])

SHOCKWAVE = "We followed 52 adults with heel pain for six months. Of the 52, 31 were free of pain and 21 still had pain."
CHAIR = "In a trial of 70 office workers, the back pain score fell from 5.0 to 4.2 in the chair after eight weeks."
APP = "In a trial of 200 adults, 61 of the 200 stopped using the app within a month."
CRAMPS = "In a study of 24 runners, 15 of the 24 had fewer cramps after six weeks. Nine did not improve."
BALM = "In a trial of 80 adults with raised blood pressure, nine left because of an upset stomach."


def found(claim: str, report: str) -> list[tuple[str, str]]:
    result = engine.audit_text(f"{claim}\n\n{report}\n", "page.md", RULES, date(2026, 1, 1))
    return [(finding.rule.removeprefix("overstatement/"), finding.quote) for finding in result.findings]


@pytest.mark.parametrize(
    ("claim", "report", "finding"),
    [
        ("Not one of our patients is left with heel pain.", SHOCKWAVE, ("universal/response", "Not one of our patients")),
        ("Magnesium eases cramps in every runner.", CRAMPS, ("universal/response", "every runner")),
        ("Magnesium works for all runners.", CRAMPS, ("universal/response", "all runners")),
        ("Every runner's cramps eased with magnesium.", CRAMPS, ("universal/response", "Every runner's")),
        ("The runners all improved on magnesium.", CRAMPS, ("universal/response", "all improved")),
        ("Every single user had fewer cramps.", CRAMPS, ("universal/response", "Every single user")),
        ("It always works.", CRAMPS, ("universal/response", "always works")),
        ("No user of the app gives up.", APP, ("universal/response", "No user")),
        ("The gum upsets nobody.", BALM, ("universal/harm", "upsets nobody")),
        ("# The chair that ends back pain", CHAIR, ("magnitude/total", "ends back pain")),
        ("# Chair puts a stop to office pain", CHAIR, ("magnitude/total", "puts a stop to office pain")),
        ("In the chair, back pain is gone.", CHAIR, ("magnitude/total", "pain is gone")),
    ],
)
def test_nothing_and_nobody_left_out(claim: str, report: str, finding: tuple[str, str]) -> None:
    assert finding in found(claim, report)


@pytest.mark.parametrize(
    ("claim", "report"),
    [
        ("The chair may end back pain for a few.", CHAIR),
        ("In all, 24 runners took part, and magnesium eased cramps.", CRAMPS),
        ("For all its fame, magnesium eased cramps in some runners.", CRAMPS),
        ("Magnesium was given to every runner.", CRAMPS),
        ("At the end of the session your back pain is scored.", CHAIR),
        ("Can a chair end back pain?", CHAIR),
        ("Back pain had gone for 12 of the 70.", CHAIR),
        ("The gum does not suit everyone.", BALM),
        ("Nobody in the placebo group had an upset stomach.", BALM),
        ("Nobody was seriously harmed.", BALM),
        ("No patient dropped out.", SHOCKWAVE),
    ],
)
def test_what_is_hedged_counted_or_told_of_others_promises_nothing(claim: str, report: str) -> None:
    assert found(claim, report) == []
