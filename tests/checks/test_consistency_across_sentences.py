"""Figures that disagree across sentences: shares of a group named above, parts told one by one, ages, differences."""

from __future__ import annotations

from datetime import date

import pytest

from auditor.engine import audit_text
from auditor.rules import load_rules

RULES = load_rules().select(["consistency/arithmetic/"])


def quotes(text: str) -> list[str]:
    return [finding.quote for finding in audit_text(text, "page.md", RULES, date(2026, 1, 1)).findings]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Of the 52 men on the pill, most felt well. At the last visit 33 (71%) wished to go on.", "33 (71%)"),
        (
            "Forty-six were given the lamp. In May, 20 of the men in the lamp group (58%) slept well.",
            "20 of the men in the lamp group (58%)",
        ),
    ],
)
def test_shares_of_a_group_named_before(text: str, quote: str) -> None:
    assert quotes(text) == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "Of the 52 men on the pill, most felt well. At the last visit 33 (63%) wished to go on.",
        "Of the 52 men on the pill, 45 came back. At the last visit 33 (73%) wished to go on.",
        "Of the 52 men on the pill, most felt well. Some dropped out. At the last visit 33 (71%) wished to go on.",
        "Forty-six were given the lamp. Ten could not be reached. In May, 20 of the men in the lamp group (56%) slept well.",
    ],
)
def test_shares_of_other_groups_are_left_alone(text: str) -> None:
    assert quotes(text) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Of the 80 people, 42 slept better. Another 21 felt no change. The remaining 13 slept worse.", "The remaining 13"),
        ("A group of 180 drivers tried the belt. Forty gave it back. The other 160 drivers kept it.", "The other 160 drivers"),
        ("The study recruited 110 people. Fifty-five got the gel and 65 got water.", "Fifty-five got the gel and 65"),
        ("The participants, 31 women and 22 men, were tested. All 63 participants came back.", "63 participants"),
    ],
)
def test_parts_told_sentence_by_sentence(text: str, quote: str) -> None:
    assert quotes(text) == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "Of the 80 people, 42 slept better. Another 21 felt no change. The remaining 17 slept worse.",
        "Of the 80 people, 42 slept better. Of the 38 others, 20 felt no change. The remaining 18 slept worse.",
        "Nearly 180 drivers tried the belt. Forty gave it back. The other 160 drivers kept it.",
        "The study recruited 110 people. Fifty-five got the gel and 50 got water. Five left before the start.",
        "The study recruited 110 people. Forty got the gel and 40 got water. Another 30 got nothing.",
        "Thirty people got tea and 32 got coffee. In the water arm were 31. All the 93 people in the trial came back.",
        "Sixty women and 40 men came. Twelve women and 8 men had asthma. All 100 patients were scanned.",
        "The participants, 31 women and 22 men, were tested. In all, 10 more came later. All 63 participants came back.",
    ],
)
def test_parts_with_more_told_besides_are_left_alone(text: str) -> None:
    assert quotes(text) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The team asked 70 men aged 31 to 52. Their mean age of 58 is high.", "mean age of 58"),
        ("Only people between the ages of 20 and 40 could join. They were on average 47 years old.", "47"),
        ("People between 60 and 75 years old joined. They were on average 51 years old.", "51"),
    ],
)
def test_mean_ages_outside_their_range(text: str, quote: str) -> None:
    assert quotes(text) == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "The team asked 70 men aged 31 to 52. Their mean age was 44.",
        "The team asked 70 boys aged 11 to 15. Their fathers came too. The mean age of 48 is usual.",
        "The team asked 70 men aged 31 to 52. The mean age at diagnosis was 19.",
        "Everyone was between 50 and 59 years old. Ten years later the average age was 64.",
        "The girls were aged 12 to 14, and the boys were on average 16 years old.",
        "Most volunteers were aged 50 to 65. The mean age was 44.",
        "The team asked men aged 31 to 52. In another study the mean age was 60.",
    ],
)
def test_ages_of_others_are_left_alone(text: str) -> None:
    assert quotes(text) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Men waited 34 minutes and women 12 minutes. The gap between the two is 42 minutes.", "42 minutes"),
        ("The score went from 31 to 24. That drop of 12 points pleased the makers.", "12 points"),
        ("One group lost 0.9 kg and the other 3.1 kg; the difference, 3.2 kg, is small.", "3.2 kg"),
    ],
)
def test_differences_that_do_not_follow(text: str, quote: str) -> None:
    assert quotes(text) == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "Men waited 34 minutes and women 12 minutes. The gap between the two is 22 minutes.",
        "Men waited 34 minutes and women 12 minutes. The adjusted gap was 15 minutes.",
        "Men waited 34 minutes and women 12 minutes. The year before, the gap was 30 minutes.",
        "The score went from 31 to 24 with the pill and from 30 to 27 without. The difference was 4 points.",
        "Men waited 34 minutes and women 12 minutes. The gap was 15 minutes at weekends.",
        "The score went from 31 to 24. A difference of 10 points would be noticeable.",
        "About 34 minutes went by for men and 12 minutes for women. The gap is 25 minutes.",
    ],
)
def test_other_differences_are_left_alone(text: str) -> None:
    assert quotes(text) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("We asked 300 readers about tea. Of them, 120 drink it daily. That is 48%.", "48%"),
        ("Sixty-three parents took the course. Of these, 50 (71%) were glad.", "50 (71%)"),
        ("Seventy adults took part in the trial. Forty-one were women and 39 were men.", "Forty-one were women and 39 were men"),
        ("The team operated on 58 knees. In 49 the pain went, in 14 it did not.", "49 the pain went, in 14"),
        ("There were two groups: 35 men on bikes and 37 men in boats. All the 62 men in the trial came back.", "62 men"),
    ],
)
def test_figures_that_follow_one_another(text: str, quote: str) -> None:
    assert quotes(text) == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "We asked 300 readers about tea. Of the 250 who answered, 120 drink it daily. That is 48%.",
        "Out of 44 bakers, 29 were pleased. Twenty of the pleased would go again; the other 9 not. The other 15 were cross.",
        "The team operated on 58 knees in 50 people. In 44 the pain went, in 6 it did not.",
        "There were two groups: 35 men on bikes and 27 men in boats. All the 62 men in the trial came back.",
    ],
)
def test_figures_that_do_follow_are_left_alone(text: str) -> None:
    assert quotes(text) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The trial took in 70 smokers. Twelve left before the end. Sixty-five finished the course.", "Sixty-five"),
        ("Two hundred parents signed up. By week six 41 had dropped out, which left 149.", "149"),
        ("Of the 64 runners, 9 withdrew. The 53 who stayed ran a mile each day.", "53"),
        ("Early on, the team lost 12 of its 80 volunteers. The 74 volunteers who remained were given a watch.", "74"),
        ("Fifty patients got the real needles and 48 the sham ones. All 118 patients in the trial paid nothing.", "118 patients"),
        ("The pool held 34 women and 28 men, 72 swimmers in all.", "72 swimmers"),
    ],
)
def test_those_who_left_and_those_who_were_left(text: str, quote: str) -> None:
    assert quotes(text) == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "The trial took in 70 smokers. Twelve left before the end. Fifty finished the course.",
        "Two hundred parents signed up. By week six 41 had dropped out, and ten more by week eight, which left 149.",
        "Of the 64 runners, 9 withdrew and 2 were hurt. The 53 who stayed ran a mile each day.",
        "The team lost 12 of its 80 volunteers. Another 6 joined. The 74 volunteers who remained were given a watch.",
        "The pool held 34 women, 28 men and ten children: 72 swimmers in all.",
    ],
)
def test_leavers_that_others_explain_are_left_alone(text: str) -> None:
    assert quotes(text) == []
