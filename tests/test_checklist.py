"""What `audit checklist` sees of the published criteria, and what it leaves to the reader."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor import engine
from auditor.checklist import Answer, State, answers
from auditor.rules import load_rules

PAGE = """---
title: Splints for a trigger finger
author: Maeve Corrigan
date: 2025-05-02
---

This page explains what a splint can do for a trigger finger.

## Does it work?

In a randomised trial, 60 people wore a splint or no splint for six weeks. Of 30 people with a splint, 18 got better. Of 30 people
without one, 9 got better [1]. The splint reduced the catching of the finger. It is not known whether it helps for longer.

Four people got a rash. A splint costs about 12 euros, and pharmacies sell it. Other treatments are an injection or an operation.
Without treatment, about half of all trigger fingers get better on their own. Most people can work with the splint on.

Ask your doctor before you buy one. The trial was paid for by the regional health service.

## References

1. Corrigan M, Lund T. Splints for trigger finger. J Hand Surg. 2019;44:101-9. doi:10.1016/j.jhsa.2019.01.001
"""


@pytest.fixture(scope="module")
def answered() -> Callable[[str], dict[str, Answer]]:
    rules = load_rules()

    def answer(page: str) -> dict[str, Answer]:
        article = engine.understand(page, "page.md", rules)
        return {one.name: one for one in answers(article, rules.reference)}

    return answer


def test_a_careful_page_meets_what_a_program_can_see(answered: Callable[[str], dict[str, Answer]]) -> None:
    found = answered(PAGE)
    shown = {name: one.place.text for name, one in found.items() if one.state is State.MET and one.place}
    assert shown == {
        "authorship": "Maeve Corrigan",
        "date": "2025-05-02",
        "sources": "Corrigan M, Lund T. Splints for trigger finger. J Hand Surg. 2019;44:101-9. doi:10.1016/j.jhsa.2019.01.001",
        "funding": "paid for by",
        "aims": "This page explains",
        "benefits": "18",
        "harms": "got a rash",
        "costs": "costs about",
        "alternatives": "Other treatments",
        "untreated": "Without treatment",
        "availability": "pharmacies sell",
        "evidence": "randomised",
        "uncertainty": "is not known",
        "living": "can work",
        "help": "Ask your doctor",
    }
    assert {name: one.state.value for name, one in found.items() if one.name not in shown} == {
        "novelty": "cannot tell",
        "restraint": "cannot tell",
    }


def test_a_page_that_only_praises_meets_none(answered: Callable[[str], dict[str, Answer]]) -> None:
    found = answered(
        "# A new treatment\n\nThis new drug prevents migraine without side effects. Migraine is a silent epidemic.\n"
    )
    assert {one.state for name, one in found.items() if name not in ("novelty", "restraint")} == {State.NOT_FOUND}
    assert found["novelty"].note == "Something is called new; no word about what was there before was seen."
    restraint = found["restraint"]
    assert (restraint.state, restraint.place and restraint.place.text) == (State.NOT_FOUND, "silent epidemic")


def test_what_is_asked_of_treatments_is_not_asked_of_other_pages(answered: Callable[[str], dict[str, Answer]]) -> None:
    found = answered("# Our waiting room\n\nThe room is on the first floor. There are toys for children.\n")
    untold = {name for name, one in found.items() if one.note == "No treatment or effect was understood on the page."}
    assert untold == {
        "benefits",
        "harms",
        "costs",
        "alternatives",
        "untreated",
        "availability",
        "evidence",
        "uncertainty",
        "living",
    }
    assert all(found[name].state is State.CANNOT_TELL for name in untold)


def test_a_relative_change_is_no_number_of_people(answered: Callable[[str], dict[str, Answer]]) -> None:
    found = answered("# Statins\n\nIn a trial of 4,000 adults, the tablets cut the risk of stroke by 30%.\n")
    assert (found["benefits"].state, found["benefits"].note) == (State.NOT_FOUND, "Only a relative change was seen.")


def test_a_question_and_a_study_quoted_are_not_the_page_speaking(answered: Callable[[str], dict[str, Answer]]) -> None:
    question = "# Iron tablets\n\nIron tablets cure tiredness. Are there side effects?\n\n"
    page = question + "**Results:** Side effects were common.\n\n**Conclusions:** Iron helps.\n"
    assert answered(page)["harms"].state is State.NOT_FOUND


def test_words_of_another_language_are_not_judged(answered: Callable[[str], dict[str, Answer]]) -> None:
    page = (
        "# Eisen\n\n" + "Die Tabletten helfen bei einer Anämie, und sie sind in der Apotheke zu haben, aber nicht für alle. " * 5
    )
    found = answered(page)
    assert found["help"].state is State.CANNOT_TELL
    assert found["help"].note == "The page is in German; the words are English."
    assert found["authorship"].state is State.NOT_FOUND
