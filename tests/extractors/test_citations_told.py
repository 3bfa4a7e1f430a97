"""What a page tells of a study with a source, or of its own work, needs no second source; other claims still do."""

from __future__ import annotations

import pytest

from auditor.engine import understand
from auditor.rules import load_rules

RULES = load_rules()
TRIAL = """# A warm room and sleep

## The trial

The team lent thermometers to 212 volunteers (Okafor B. Housing Notes. 2024;12:88-95). On hot nights
their sleep was 38 minutes shorter (95%% confidence interval 29 to 47), and 30%% of them had a headache in the morning.

## More

%s
"""
OWN = """# Saturdays for tired lungs

## What we asked

In December we gave a form to 58 people, and 49 filled it in.

- Of the 49, 37 (76%%) said that they were less afraid.
- Two in five walk further than they did.
- %s

## Afterwards

Tea is served.
"""


def unsourced(text: str) -> list[str]:
    return [a.words.text for a in understand(text, "page.md", RULES).assertions if not a.sourced]


@pytest.mark.parametrize(
    "sentence",
    [
        "Flats under the roof: 44% less sleep (95% CI 31 to 57).",
        "In other words, a hot room triples the risk of a headache.",
        "A hot room brings on headaches and steals sleep, as the figures show.",
        "A hot room lowers the quality of your sleep.",  # to be held against the trial, not to be sourced again
        "Of the 212, 64 (30%) said that they would move.",
        "Nobody has yet shown that shutters prevent a headache or a stroke.",
        "A rise in blood pressure is safe for most people, Dr Moss says.",
    ],
)
def test_what_speaks_of_a_study_on_the_page_is_left_to_the_comparison_with_it(sentence: str) -> None:
    assert unsourced(TRIAL % sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "One in six adults has trouble with sleep.",
        "Half of all women wake up with a headache.",
        "Shutters also lower blood pressure by about 7 mmHg.",
        "Sweet drinks are linked to tooth decay.",
        "Asthma has risen by 40% in boys since 2010.",
    ],
)
def test_a_study_on_the_page_does_not_vouch_for_people_at_large_or_for_another_outcome(sentence: str) -> None:
    assert unsourced(TRIAL % sentence) == [sentence]


def test_items_of_a_survey_speak_of_those_who_answered() -> None:
    assert unsourced(OWN % "One in ten gave no answer.") == []
    assert unsourced(OWN % "One in ten adults has asthma.") == ["One in ten adults has asthma."]


def test_a_survey_by_post_is_the_pages_own() -> None:
    page = "In June we put a card in 5,200 tins. Of the 340 women who sent it back, 231 (78%) said that they would buy it again."
    assert unsourced(page) == []


def test_a_definition_with_its_source_tells_of_no_study() -> None:
    page = """# Failed back

Failed back is a name that nobody likes. It means pain in the back
that goes on after surgery, as the textbooks put it (Okafor B. Spine Notes. 2019;12:88-95).

## Cause

Each new operation has a lower chance of easing the pain.
"""
    assert unsourced(page) == ["Each new operation has a lower chance of easing the pain."]


@pytest.mark.parametrize(
    "innocent",
    [
        "We would need ten times as many people to know.",
        "Three times as many calls came in last January as the year before.",
        "Membership is up 30% since the tea got better.",
        "A nurse will check first that exercise is safe for you.",
        "The rash burns, and the pain can linger.",
        "- Raised blood pressure",
        "The first sign of it is usually delayed growth.",
        "Wax protects the skin of the ear canal.",
        "Iron helps the body make red blood cells.",
        "It has not been shown to prevent strokes.",
        "You may have read that celery cures arthritis.",
        "The difference was 12 words (95% confidence interval 8 to 16).",
    ],
)
def test_what_is_no_claim_about_health_needs_no_source(innocent: str) -> None:
    assert unsourced(innocent) == []


@pytest.mark.parametrize("heading", ["## What the science says", "## What a study found"])
def test_a_heading_appeals_to_nothing(heading: str) -> None:
    assert understand(heading, "page.md", RULES).attributions == ()


LEAFLET = """# Your eye drops

Ring us if you lose the bottle. The nurse will show you how to put them in.

## What to look out for

- Increased redness of the eye, or pain

## The drops

%s
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "The drops lower the pressure in the eye and prevent damage to your sight.",
        "Put them in at night. They ease the pain.",
        "Steroids raise the risk of an infection.",
    ],
)
def test_a_clinic_may_tell_its_patients_what_a_medicine_is_for(sentence: str) -> None:
    assert unsourced(LEAFLET % sentence) == []


def test_a_leaflet_still_owes_a_source_for_figures_and_for_other_remedies() -> None:
    claims = ["One in five adults has raised pressure.", "Carrots prevent cataracts."]
    assert unsourced(LEAFLET % "\n\n".join(claims)) == claims


def test_one_order_in_a_list_of_orders_states_nothing() -> None:
    assert unsourced("- Eat breakfast\n- Reduce stress\n- Build strength") == []
    assert unsourced("The tea will\n\n- reduce stress\n- build strength") == ["reduce stress", "build strength"]


def test_a_claim_that_the_next_sentence_takes_back_is_not_the_pages_own() -> None:
    claim = "Ginkgo boosts the circulation."
    assert unsourced(claim) == [claim]
    assert unsourced(f"{claim} Well, that is what the box says.") == []


def test_what_the_page_did_itself_makes_its_figures_its_own() -> None:
    page = "We operated on 1,204 eyes in 2025. Of these, 91% reached the driving line. Nine in ten eyes can read it, then."
    assert unsourced(page) == []
