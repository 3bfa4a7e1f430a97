"""readability/sentence: a sentence of more than 40 words, and nothing that only looks like one."""

from __future__ import annotations

import pytest

from auditor import audit_text, load_rules

RULE = load_rules().select(["readability/sentence"])
LONG = (
    "When the physiotherapist comes to your home she will ask how you sleep, what you eat, how far you can walk before "
    "you have to stop, and whether you have fallen in the last year, and then she will show you three exercises that you "
    "can do at the kitchen table"
)


def found(text: str, name: str = "page.md") -> list[str]:
    return [finding.quote for finding in audit_text(text, name, RULE)]


def test_a_long_sentence_is_marked_with_its_length() -> None:
    (finding,) = audit_text(f"Read this first. {LONG}. Keep it up.", "page.md", RULE)
    assert finding.quote == f"{LONG}."
    assert "51 words" in finding.message


def test_forty_words_are_allowed_and_one_more_is_not() -> None:
    sentence = "You can " + "walk and " * 18 + "rest at home."
    assert len(sentence.split()) == 41
    assert found(sentence) == [sentence]
    assert found(sentence.replace("at home", "home")) == []


def test_a_spoken_quotation_counts() -> None:
    assert found(f"“{LONG},” said Ines Faro, who runs the service.") != []


@pytest.mark.parametrize(
    "text",
    [
        f"> {LONG}.",
        f"METHODS: {LONG}.\n\nRESULTS: {LONG}.\n\nCONCLUSION: {LONG}.",
        f"## References\n\n1. {LONG}.",
        f"| Step | What happens |\n|---|---|\n| 1 | {LONG}. |",
        f"## {LONG}",
        "- [Home visits](/a) [Falls](/b) [Balance class](/c) [Walking aids](/d) [Strength](/e) [Shoes](/f) " * 7,
        (
            "You may have: - a blood test for iron and for sugar - a scan of the hip that takes an hour - a talk with the "
            "pharmacist about each of the tablets that you take in the morning and at night and what they do to your balance."
        ),
        (
            "The signs and the way in which it runs in families are listed here: Fever - Growth delay - Pallor - Salt wasting - "
            "Autosomal recessive inheritance - The registry has collected how often each of them is seen in a patient of any age."
        ),
        (
            "The signs are listed here: Headache 90% Tinnitus 80% Vertigo 75% Hearing loss 60% Nausea 40% Fatigue 30% "
            "Nystagmus 30% Vomiting 20% Anxiety 20% Pallor 10% Sweating 10% Diarrhoea 5% Ataxia 5% Syncope 2% Tremor 1%."
        ),
    ],
)
def test_what_is_no_sentence_of_the_page(text: str) -> None:
    assert found(text) == []


def test_lines_of_a_list_are_not_added_up() -> None:
    assert found("Bring with you:\n\n" + "- the letter from your doctor and the card of your clinic\n" * 8) == []
