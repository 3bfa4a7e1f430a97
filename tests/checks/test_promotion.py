"""Pages that praise more than they show, and pages that take their own praise back."""

from __future__ import annotations

import pytest

from auditor import audit_text

LOUD = """# Proven benefits of goat yoga

Goat yoga is the single most powerful practice for calm. It will transform your mood.
"""


def findings(text: str) -> list[tuple[str, str]]:
    kept = [f for f in audit_text(text, "page.md") if f.rule.startswith("overstatement/")]
    return [(finding.rule.removeprefix("overstatement/"), finding.quote) for finding in kept]


def test_a_page_that_praises_again_and_again_and_shows_nothing_is_marked() -> None:
    assert findings(LOUD) == [
        ("certainty/unreported", "Proven benefits"),
        ("certainty/ranked", "the single most powerful practice"),
        ("magnitude/unreported", "transform your"),
    ]


@pytest.mark.parametrize(
    "evidence",
    [
        "In a randomised trial of 120 adults, stress scores fell by 4 points with goat yoga.",
        "Meyer A. Goats and calm. J Anim Ther. 2019;4:12-19. doi:10.5555/jat.2019.12.",
    ],
)
def test_a_page_with_a_study_or_a_source_is_left_to_other_rules(evidence: str) -> None:
    assert not [rule for rule, _ in findings(f"{LOUD}\n{evidence}\n") if rule.endswith(("unreported", "ranked"))]


def test_one_lively_word_does_not_make_a_page_promotional() -> None:
    assert findings("# Goats\n\nGoats have a remarkable effect on your mood. They eat grass.\n") == []


def test_sober_health_advice_may_rank_and_recommend() -> None:
    assert not findings(
        "# Stop smoking\n\nStopping is the single best thing you can do for your health. Patches are proven to work.\n\n"
        "They are the most effective way to stop. Your sense of taste will improve dramatically. Sleep may improve too.\n"
    )


def test_a_page_that_warns_of_adverts_may_name_their_words() -> None:
    assert not findings(
        "# Health claims: words to be wary of\n\n- Miracle cures\n- Guaranteed results: nobody can guarantee them\n"
        "- Science-backed benefits\n- Transforms your life\n"
    )


def test_one_turn_of_phrase_in_a_plain_leaflet_is_not_an_advert() -> None:
    assert not findings(
        "# Your new hip\n\nIt is a life-changing operation, and most people have significant relief.\n\n"
        "The exercises will transform your recovery. They are the most important habit.\n"
    )


def test_the_message_shows_the_pages_own_reserve() -> None:
    page = "# Proven benefits of goat yoga\n\nGoat yoga may lower blood pressure.\n\nIt will transform your mood.\n"
    finding = audit_text(page, "page.md")[0]
    assert finding.message.endswith("further on it says only “may lower blood pressure”.")


def test_an_assurance_is_held_against_the_pages_own_list_of_harms() -> None:
    page = "# Drops\n\nThe drops have no side effects.\n\n## Risks\n\n- Headache\n\n## Prices\n\nTen pounds.\n"
    assert findings(page) == [("universal/harmless", "no side effects")]


def test_what_is_for_everyone_is_held_against_the_exceptions_of_the_same_subject() -> None:
    other = "# Classes\n\n## Yoga\n\nSuits everyone.\n\n## Boxing\n\nNot suitable for people with a recent injury.\n"
    assert findings(other) == []
    assert findings(other.replace("Boxing", "Who should not come to yoga")) == [("universal/exceptions", "Suits everyone")]


def test_an_effect_is_not_held_against_a_longer_one() -> None:
    page = "# Nasal spray\n\nThe relief lasts all day.\n\nThe relief of the spray wears off after {}.\n"
    assert findings(page.format("three hours")) == [("duration/passes", "lasts all day")]
    assert findings(page.format("three weeks")) == []


def test_prevention_under_a_heading_that_claims_proof_needs_a_study() -> None:
    page = "# Seaweed\n\n## {}\n\n- Protects against goitre and stroke\n- May prevent colds\n"
    assert findings(page.format("Proven health benefits")) == [
        ("certainty/unreported", "Proven health benefits"),
        ("causal/under-proof", "Protects against goitre and stroke"),
    ]
    assert findings(page.format("Health benefits")) == []


def test_an_illness_prevented_here_and_only_perhaps_there_is_marked_on_a_promotional_page() -> None:
    page = "{}\n\nSeaweed may help with:\n\n- gout\n\n## Who takes it\n\n- Older men (gout prevention)\n"
    loud = "# Proven benefits of seaweed\n\nIt is the most powerful food. It transforms your skin."
    assert ("certainty/own-hedge", "gout prevention") in findings(page.format(loud))
    assert findings(page.format("# Seaweed")) == []


def test_a_bold_label_is_held_against_its_own_item() -> None:
    assert findings("Kelp:\n\n- **Stronger nails**: may slow splitting\n") == [("certainty/label", "Stronger nails")]
    assert findings("Kelp:\n\n- **Nails**: may slow splitting\n") == []
