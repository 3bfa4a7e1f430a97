"""Claims in many words: what is marked although it uses no verb of cause, and what stays silent although its words are strong."""

from __future__ import annotations

from datetime import date
from textwrap import dedent

import pytest

from auditor import engine, ledger
from auditor.rules import load_rules

RULES = load_rules().select(["overstatement/"])
CHANCE = "In a randomised trial 300 adults took sage or dummy tablets. Headaches did not differ between the groups (p = 0.61)."
HELPED = "In a randomised trial of 60 adults with hay fever, 31 of the 60 improved and 29 did not improve. Four had a rash."
HEDGED = "In a trial of 60 adults with itch the cream may ease it, and larger trials are needed."
BERRY = "In the study, mice that were fed blueberry extract for six weeks ran through a maze faster."
RABBITS = "Thirty rabbits were given the paste for six weeks. Their wounds were smaller at the end."


def found(report: str, claim: str) -> list[tuple[str, str]]:
    text = f"# What the study was\n\n{dedent(report)}\n\n{claim}\n"
    result = engine.audit_text(text, "page.md", RULES, date(2026, 1, 1))
    assert not result.problems
    return [(f.rule.removeprefix("overstatement/"), f.quote) for f in result.findings]


@pytest.mark.parametrize(
    ("report", "claim", "expected"),
    [
        (CHANCE, "So sage takers have fewer headaches.", ("significance", "So sage takers have fewer headaches")),
        (CHANCE, "In short, sage keeps headaches at bay.", ("significance", "sage keeps headaches at bay")),
        (CHANCE, "There is no doubt that sage eases headaches.", ("certainty/chance", "There is no doubt")),
        (HELPED, "The spray works for everyone with hay fever.", ("universal/response", "for everyone")),
        (HELPED, "There is not a patient who hasn't improved on the spray.", ("universal/response", "not a patient")),
        (HELPED, "Nobody with hay fever came to any harm.", ("universal/harm", "Nobody")),
        (HEDGED, "The cream definitely eases itch.", ("certainty/proof", "definitely eases")),
        (HEDGED, "It is now certain that the cream eases itch.", ("certainty/proof", "It is now certain that")),
        (HEDGED, "The cream is guaranteed to ease itch.", ("certainty/promise-hedged", "guaranteed")),
        (
            BERRY,
            "Blueberries improve memory in older people.",
            ("population/bench", "Blueberries improve memory"),
        ),
        (
            RABBITS,
            "Your wounds can expect the same relief.",
            ("population/carried-over", "Your wounds can expect the same relief"),
        ),
    ],
)
def test_a_claim_is_marked_in_whatever_words(report: str, claim: str, expected: tuple[str, str]) -> None:
    assert expected in found(report, claim)


@pytest.mark.parametrize(
    ("report", "claim"),
    [
        (CHANCE, "Here is what the researchers reported:\n\n“Sage eases headaches.”"),
        (CHANCE, "Does sage keep headaches at bay?"),
        (CHANCE, "Nobody has shown that sage eases headaches."),
        (CHANCE, "You may read elsewhere that sage eases headaches."),
        (CHANCE, "Some say that sage eases headaches. Neither is true."),
        (CHANCE, "Sage eased headaches by 0.1 points (95% confidence interval -0.4 to 0.6)."),
        (CHANCE, "If sage eased headaches, we should have seen fewer headaches."),
        (HELPED, "Not all of them improved on the spray."),
        (HELPED, "All 60 adults gave written consent."),
        (HELPED, "The spray does not help everyone with hay fever."),
        (HELPED, "No serious side effects were seen."),
        (RABBITS, "Nobody knows whether people can expect the same relief."),
    ],
)
def test_what_claims_nothing_stays_silent(report: str, claim: str) -> None:
    assert found(report, claim) == []


def test_a_claim_that_cites_another_source_is_not_held_against_the_only_study() -> None:
    report = "In a randomised trial of 60 adults aged 30 to 50, pain fell (Brandt 2021)."

    assert found(report, "The guideline recommends it, to great benefit, whatever your age (Joint Alliance 2019).") == []


def test_the_ledger_tells_why_a_claim_was_marked_and_why_another_was_not() -> None:
    text = f"# What the study was\n\n{CHANCE}\n\nSo sage takers have fewer headaches.\n\nDoes sage cure headaches?\n"
    article = engine.understand(text, "page.md", RULES)
    claims = {entry.quote: dict(entry.facts) for entry in ledger.entries(article, RULES) if entry.kind == "claim"}

    marked = claims["So sage takers have fewer headaches."]
    assert marked["overstatement/significance"].startswith("marks “So sage takers have fewer headaches”: the study found no")
    assert marked["overstatement/outcome/unmeasured"].endswith("nothing says that it was not measured")
    assert claims["Does sage cure headaches?"]["says nothing"] == "it is a question"
