"""What a citation covers, and what a page may say without one."""

from __future__ import annotations

import pytest

from auditor.engine import understand
from auditor.rules import load_rules

RULES = load_rules()
SOURCE = "Okafor B. Statins after sixty. Heart Notes. 2019;12:88-95. doi:10.5555/hn.2019.88"


def unsourced(text: str, name: str = "page.md") -> list[str]:
    article = understand(text, name, RULES)
    return [a.words.text for a in article.assertions if not a.sourced] + [
        a.words.text for a in article.attributions if not a.sourced
    ]


CLAIM = "Beetroot juice lowers blood pressure."


def test_a_claim_alone_is_unsourced() -> None:
    assert unsourced(CLAIM) == [CLAIM]


@pytest.mark.parametrize(
    "page",
    [
        f"{CLAIM} It tastes of earth ({SOURCE}).",
        f"{CLAIM} [The trial](https://www.nhs.uk/news/beetroot-trial/) was small.",
        f"The trial ({SOURCE}) found that the juice:\n\n- lowers blood pressure\n- improves endurance",
        f"# Beetroot\n\n{SOURCE}\n\n{CLAIM}",
        f"---\ntitle: Beetroot\nsources:\n  - {SOURCE!r}\n---\n{CLAIM}",
        f"---\ntitle: Beetroot\nevidence:\n  - citation: {SOURCE!r}\n    design: trial\n---\n{CLAIM}",
        f"{CLAIM}\n\n## Sources\n\n{SOURCE}",
    ],
    ids=["paragraph", "link", "list", "page top", "sources", "evidence", "end of page"],
)
def test_a_source_that_covers_the_claim_is_enough(page: str) -> None:
    assert unsourced(page) == []


def test_a_marker_covers_its_own_paragraph_and_no_other() -> None:
    page = f"# Juice\n\nOpening words.\n\n## Heart\n\nStatins help.[^1]\n\nTwo out of three people forget them.\n\n[^1]: {SOURCE}"
    assert unsourced(page) == ["Two out of three people forget them."]


def test_a_study_that_was_named_may_be_told_at_length() -> None:
    page = f"""# Statins

A trial tested statins after sixty.[^1]

## What was found

Of the 400 people, 12% had a stroke. In this trial statins reduced the risk of a stroke.

[^1]: {SOURCE}
"""
    assert unsourced(page) == []


def test_a_page_is_the_source_of_its_own_survey_but_not_of_other_claims() -> None:
    page = """# Night guards

Forty years of grinding.

## Our survey

We asked 120 of our patients. Of these, 83% slept better.

## Why it works

A night guard prevents headaches in 90% of people.
"""
    assert unsourced(page) == ["A night guard prevents headaches in 90% of people."]


def test_one_pasted_paper_does_not_vouch_for_another_disease() -> None:
    page = f"""# Statins after sixty

**Methods.** 400 adults took a statin or a dummy pill.

**Results.** Strokes were fewer with the statin.

{SOURCE}

## Beyond the heart

Statins prevent strokes better than aspirin. Statins ease knee pain as well as ibuprofen does.
"""
    assert unsourced(page) == ["Statins ease knee pain as well as ibuprofen does."]


def test_a_paragraph_that_goes_on_from_a_cited_one_is_covered_with_it() -> None:
    page = (
        f"# Statins\n\nOpening words.\n\n## Strokes\n\nStatins help.[^1]\n\nThat is a fall in strokes of 23%.\n\n[^1]: {SOURCE}"
    )
    assert unsourced(page) == []


def test_a_source_line_below_a_table_covers_the_table() -> None:
    table = "| Guard | Success rate |\n| --- | --- |\n| hard | success rate of 80% |\n| soft | success rate of 60% |\n"
    assert unsourced(f"{table}\nSource: {SOURCE}") == []
    assert unsourced(table) == ["success rate of 80%", "success rate of 60%"]


def test_a_source_in_one_cell_covers_its_table() -> None:
    rows = f"| hard | success rate of 80% [1] |\n| soft | success rate of 60% |\n\n## References\n\n1. {SOURCE}\n"
    page = f"# Guards\n\nTwo kinds of guard.\n\n## Outcomes\n\n| Guard | Outcome |\n| --- | --- |\n{rows}"
    assert unsourced(page) == []


def test_a_source_line_at_the_foot_covers_the_page() -> None:
    assert unsourced(f"{CLAIM}\n\nIt tastes of earth.\n\nSource: https://www.nhs.uk/news/beetroot-trial/") == []


ELSEWHERE = f"# Statins\n\nOpening words.\n\n## Strokes\n\nThe trial was long.[^1]\n\n## More\n\n%s\n\n[^1]: {SOURCE}"


@pytest.mark.parametrize(
    ("sentence", "covered"),
    [
        ("Untreated gum disease is linked to heart disease.", False),
        ("The risk of a stroke is lower by 23%.", False),  # what holds, whatever was seen in the trial
        ("The risk of a stroke was lower by 23%.", True),  # what was seen
        ("In this trial, the risk of a stroke is lower by 23%.", True),
    ],
)
def test_a_source_elsewhere_covers_only_what_tells_of_its_study(sentence: str, covered: bool) -> None:
    assert unsourced(ELSEWHERE % sentence) == ([] if covered else [sentence])


def test_a_page_that_retells_one_paper_is_covered_by_it() -> None:
    page = f"""Okafor gave 400 people a statin. The study lasted a year.

## At home

Statins prevent strokes.

## Where this comes from

{SOURCE}
"""
    assert unsourced(page) == []
    assert unsourced(page.replace("The study lasted a year.", "It was summer.")) == ["Statins prevent strokes."]


def test_a_news_release_names_its_paper_by_journal_and_author() -> None:
    page = """# Early varnish prevents caries

A new study shows that varnish at the age of two cuts caries by 40%.
The results are published today in the Journal of Child Dentistry.

"We were surprised," said Dr Hana Ito, lead author. Researchers found no harm.
"""
    assert unsourced(page) == []


@pytest.mark.parametrize(
    "innocent",
    [
        "Diabetes means that there is too much sugar in the blood.",
        "Take the tablet with food and ask your doctor about your blood pressure.",
        "Does ginger reduce nausea?",
        "# Ginger reduces nausea",
        "Clean the wound with 70% alcohol.",
        "Get 20% off if you book before May.",
        "I sleep better since I stopped drinking coffee.",
        "Take a walk and improve sleep quality.",
        "There are exercises to ease back pain.",
        "There is no cure for arthritis.",
        "Each child has a 50% chance of inheriting the gene.",
        "Not every technique improves sleep.",
        "Your doctor may prescribe a tablet to lower your blood pressure.",
        "The surgeon makes a cut and repairs the nerve.",
        "> Ginger cured my nausea, and it lowers blood pressure.",
    ],
)
def test_what_needs_no_source_is_left_alone(innocent: str) -> None:
    assert unsourced(innocent) == []


@pytest.mark.parametrize(
    "claim",
    [
        "Whitening strips are linked to gum disease.",
        "One in five adults has untreated caries.",
        "Runners are 30% less likely to have a heart attack.",
        "A standing desk is twice as good as a walk.",
        "Mindfulness is an effective treatment for depression.",
        "The new hip is completely safe.",
        "Daily brushing protects against heart disease.",
        "This lowers blood pressure.",
        "Brushing is proven to prevent caries.",
    ],
)
def test_figures_effects_links_comparisons_and_promises_need_one(claim: str) -> None:
    assert unsourced(claim) == [claim]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Studies show that pets calm us.", "Studies show"),
        ("A recent Stanford study found that naps sharpen us.", "A recent Stanford study found"),
        ("Leading experts agree on that.", "Leading experts agree"),
        ("This clinically proven gel soothes.", "clinically proven"),
        ("According to researchers, pets calm us.", "According to researchers"),
        ("Over 300 studies have shown this.", "Over 300 studies have shown"),
    ],
)
def test_an_appeal_to_evidence_without_a_source(sentence: str, words: str) -> None:
    assert unsourced(sentence) == [words]


@pytest.mark.parametrize(
    "innocent",
    [
        "Researchers will study whether pets calm us.",
        "Studies may show an effect one day.",
        "The study found no change.",
        "Doctors recommend a check every year.",
        "Do studies show that?",
        "Our data show that most of our patients came back.",
        "No further studies are planned.",
        f"Studies show that statins help ({SOURCE}).",
    ],
)
def test_what_appeals_to_no_hidden_evidence(innocent: str) -> None:
    assert unsourced(innocent) == []
