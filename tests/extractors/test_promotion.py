"""Praise in the page's own voice, and the places where the same page holds back."""

from __future__ import annotations

import pytest

from auditor.api import load_rules
from auditor.engine import understand


def praise(text: str) -> list[tuple[str, str]]:
    article = understand(text, "page.md", load_rules())
    return [(promotion.praise.value, promotion.span.text) for promotion in article.promotions]


def reserve(text: str) -> list[tuple[str, str, int | None]]:
    article = understand(text, "page.md", load_rules())
    return [(said.reserve.value, said.span.text, said.scope) for said in article.reservations]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A clinically proven balm for dry hands.", [("proof", "clinically proven")]),
        ("Decades of research confirm its benefits for the heart.", [("proof", "Decades of research confirm its benefits")]),
        ("Dancing dramatically improves balance.", [("size", "dramatically improves")]),
        ("With dancing your balance improves dramatically.", [("size", "improves dramatically")]),
        ("The collar eliminates snoring and pain.", [("total", "eliminates snoring and pain")]),
        ("Swimming is the single most effective exercise.", [("rank", "the single most effective exercise")]),
        ("A nap might be the single best investment you can make.", [("rank", "the single best investment you can make")]),
        ("Ten minutes of song transforms your mood.", [("change", "transforms your")]),
        ("Guaranteed results within a week.", [("promise", "Guaranteed results")]),
        ("Relaxation without any grogginess.", [("harmless", "without any grogginess")]),
        ("The brace is right for everyone.", [("all", "right for everyone")]),
        ("The relief lasts all day.", [("lasting", "lasts all day")]),
        ("Say goodbye to back pain.", [("total", "Say goodbye to back pain")]),
        ("Cycling reduces the risk of stroke.", [("prevents", "reduces the risk of stroke")]),
        ("Cycling lowers stroke risk.", [("prevents", "lowers stroke risk")]),
        ("Popular for gout prevention.", [("prevents", "gout prevention")]),
        ("- **Calmer sleep**: may ease anxiety", [("label", "Calmer sleep")]),
    ],
)
def test_praise_is_read_with_what_it_is_said_of(text: str, found: list[tuple[str, str]]) -> None:
    assert praise(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "No balm has been clinically proven to help dry hands.",  # denied
        "The balm may dramatically improve dry hands.",  # held back
        "Does dancing transform your mood?",  # asked
        "The advert calls it a “miracle cure”.",  # another's words
        "Hand hygiene greatly reduces staff absence.",  # great, but of no trouble of the body
        "New research confirms that the gene raises the risk of gout.",  # a finding, and no benefit
        "The scan confirms a fracture.",  # no praise
        "The ultimate guide to crutches.",
        "Whether it lasts for good.",  # an open question in a list of them
        "Loud noise damages hearing for life.",  # a lasting trouble
        "Good sleep comes in cycles, each lasting about 90 minutes.",
    ],
)
def test_what_denies_asks_or_holds_back_is_no_praise(text: str) -> None:
    assert praise(text) == []


def test_what_adverts_say_is_told_from_what_sober_advice_says_as_well() -> None:
    article = understand("Science-backed calm. Stopping is the single best thing you can do.", "page.md", load_rules())
    assert [(promotion.span.text, promotion.brash) for promotion in article.promotions] == [
        ("Science-backed", True),
        ("the single best thing you can do", False),
    ]


def test_a_label_that_names_no_effect_may_head_a_hedge() -> None:
    assert praise("- **Better lighting**: may prevent trips") == []


def test_an_opening_whether_sets_out_no_plan() -> None:
    assert praise("Whether you sing or hum, it is the most powerful habit for calm.") == [("rank", "the most powerful habit")]


def test_a_title_may_be_meant_by_its_initials() -> None:
    page = "# Deep tissue massage\n\n## Pressure\n\nDTM is not suitable for people with osteoporosis.\n\n## Oils\n\nAlmond oil.\n"
    assert reserve(page) == [("exception", "not suitable for", None)]
    assert reserve(page.replace("DTM", "Deep kneading of elbows").replace("Deep tissue", "Swedish")) == [
        ("exception", "not suitable for", 2)
    ]


def test_each_item_under_who_should_not_is_an_exception() -> None:
    assert reserve("## Who should avoid it\n\n- Pregnant women\n") == [("exception", "Pregnant women", None)]


def test_an_item_for_anyone_promises_where_its_heading_speaks_of_benefit() -> None:
    assert praise("## Who benefits?\n\n- Anyone with stiff hips\n") == [("all", "Anyone with stiff hips")]
    assert praise("## Who should wait\n\n- Anyone with a fresh fracture\n") == []


def test_a_reservation_under_a_guarded_heading_speaks_for_the_whole_page() -> None:
    page = "# Trampolines\n\nHello.\n\n## Who should not come\n\nIt is not suitable for people with a slipped disc.\n"
    assert reserve(page) == [("exception", "not suitable for", None)]


def test_a_reservation_on_one_of_several_things_speaks_for_its_own_section() -> None:
    page = "# Garden jobs\n\n## Digging\n\nNot suitable for people with a slipped disc.\n\n## Pruning\n\nSuits everyone.\n"
    assert reserve(page) == [("exception", "Not suitable for", 2)]


def test_what_leads_a_list_with_a_hedge_holds_back_each_item() -> None:
    assert reserve("Singing may help with:\n\n- low mood\n- snoring\n")[1:] == [
        ("hedge", "low mood", None),
        ("hedge", "snoring", None),
    ]


def test_a_hedge_that_is_turned_round_holds_back_no_list() -> None:
    assert [words for _, words, _ in reserve("Rum may ease stress, but it:\n\n- spoils sleep\n")] == ["may ease stress, but it:"]


def test_a_hedged_harm_is_no_hedged_benefit() -> None:
    assert reserve("Coffee may worsen reflux.") == []


def test_an_effect_that_passes_tells_for_how_long_it_stays() -> None:
    article = understand("The relief lasts two to three hours.", "page.md", load_rules())
    assert [(said.span.text, said.days) for said in article.reservations] == [("two to three hours", 0.125)]
