"""How large an effect was, and which way it went."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.model.studies import Study

Reads = Callable[[str], Study]


@pytest.mark.parametrize(
    ("text", "says", "change", "against"),
    [
        ("The pain score fell from 7.7 to 4.2.", "7.7 to 4.2, a fall of 45%", -0.455, "before"),
        ("Grip rose from 20 kg to 25 kg.", "20 to 25, a rise of 25%", 0.25, "before"),
        ("Hot flushes went from 10 a day to 4 a day.", "10 to 4, a fall of 60%", -0.6, "before"),
        ("Mean sleep improved (6.0 vs. 5.0 hours).", "6 against 5, 20% more", 0.2, "control"),
        ("Colds lasted 5 days with zinc and 8 days with placebo.", "5 against 8, 38% less", -0.375, "control"),
        ("The cough lasted 9 days on placebo and 6 days on honey.", "6 against 9, 33% less", -0.333, "control"),
        (
            "The score was 12 in the lamp group, compared with 16 in the control group.",
            "12 against 16, 25% less",
            -0.25,
            "control",
        ),
        ("Attacks fell by 31%.", "a fall of 31%", -0.31, ""),
        ("Attacks were 31% fewer.", "31% fewer", -0.31, ""),
        ("Endurance rose by 8 per cent.", "a rise of 8 per cent", 0.08, ""),
        ("There was a 12% reduction in plaque.", "12% reduction", -0.12, ""),
        ("Falls were halved.", "halved", -0.5, ""),
        ("The number of attacks fell by a third.", "a fall of a third", -1 / 3, ""),
        ("Twice as many of them slept well.", "Twice as many", 1.0, ""),
        ("There was a 2.5-fold increase in falls.", "2.5-fold", 1.5, ""),
    ],
)
def test_a_relative_change(told: Reads, text: str, says: str, change: float, against: str) -> None:
    found = told(text).changes

    assert [(effect.says, effect.against) for effect in found] == [(says, against)]
    assert found[0].value == pytest.approx(change, abs=0.001)


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("The risk of a clot fell from 2 in 1,000 to 1 in 1,000.", 0.002, 0.001),
        ("With the drug 4 in 1,000 had a stroke, against 6 in 1,000 with placebo.", 0.006, 0.004),
        ("Dementia was told of in 41 and 52 in every 1,000.", 0.052, 0.041),
        ("Cavities were found in 12% of those who rinsed and 20% of the control group.", 0.20, 0.12),
        ("The absolute risk was 2.1% vs 1.4%.", 0.014, 0.021),
        ("Nineteen of 100 on the gel had a cold sore, against 23 of 100 on placebo.", 0.23, 0.19),
    ],
)
def test_absolute_risks(told: Reads, text: str, before: float, after: float) -> None:
    found = told(text).risks

    assert len(found) == 1
    assert (found[0].before, found[0].after) == pytest.approx((before, after))


@pytest.mark.parametrize(
    ("text", "ratio", "interval"),
    [
        ("The risk ratio was 0.72 (95% CI 0.60 to 0.87).", 0.72, (0.60, 0.87)),
        ("Stroke was rarer (HR 0.89; 95% CI, 0.79-0.99; P=.03).", 0.89, (0.79, 0.99)),
        ("OR 1.50 (0.95–2.37) for a second fall.", 1.50, (0.95, 2.37)),
        ("An odds ratio of 2.4 was found for asthma.", 2.4, None),
    ],
)
def test_a_ratio_with_its_interval(told: Reads, text: str, ratio: float, interval: tuple[float, float] | None) -> None:
    found = [effect for effect in told(text).effects if effect.kind == "ratio"]

    assert [(effect.estimate, effect.interval) for effect in found] == [(ratio, interval)]
    assert found[0].value == pytest.approx(ratio - 1)


@pytest.mark.parametrize(
    ("text", "estimate", "says"),
    [
        ("The class was 32 metres ahead.", 32, "32 metres ahead"),
        ("They slept six minutes longer.", 6, "six minutes longer"),
        ("The course brought the score down by 2.3 points.", -2.3, "down by 2.3 points"),
        ("Pressure was 3 points lower with oats.", -3, "3 points lower"),
        ("The mean difference was 4.0 points.", 4, "difference was 4.0 points"),
        ("They lost 1.4 kg more than the others.", 1.4, "1.4 kg more"),
    ],
)
def test_a_difference_in_the_measure_s_own_units(told: Reads, text: str, estimate: float, says: str) -> None:
    found = [effect for effect in told(text).effects if effect.kind == "difference"]

    assert [(effect.estimate, effect.says) for effect in found] == [(estimate, says)]


@pytest.mark.parametrize(
    "text", ["Mood barely moved.", "Their weight stayed where it was.", "It made hardly any difference to sleep."]
)
def test_no_effect_to_speak_of(told: Reads, text: str) -> None:
    assert [effect.size for effect in told(text).effects] == ["none"]


@pytest.mark.parametrize(
    "text",
    [
        "The form runs from 0 to 21.",
        "They were aged from 18 to 65.",
        "The trial ran from 2019 to 2022.",
        "All of them had a pumping strength of 40% or less.",
        "The cream is a 5% solution.",
        "Doses rose from 5 mg to 10 mg.",
        "They sat between 10 and 20 minutes in the sun.",
    ],
)
def test_what_is_no_effect(told: Reads, text: str) -> None:
    assert told(text).effects == ()


def test_the_p_value_belongs_to_the_change_it_stands_with(told: Reads) -> None:
    (effect,) = told("Pain fell from 6.0 to 3.0 with the gel (p = 0.001).").changes

    assert (effect.value, effect.p, effect.significant) == (-0.5, 0.001, True)
