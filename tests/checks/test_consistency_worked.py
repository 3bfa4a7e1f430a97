"""Worked examples: figures with a slip, and the same figures as they should be, on which nothing is said."""

from __future__ import annotations

from datetime import date

import pytest

from auditor.engine import audit_text
from auditor.rules import load_rules

RULES = load_rules().select(["consistency/"])


def told(text: str) -> list[tuple[str, str]]:
    result = audit_text(f"# A trial\n\n{text}\n", "page.md", RULES, date(2026, 1, 1))
    return [(finding.rule.removeprefix("consistency/"), finding.message) for finding in result.findings]


@pytest.mark.parametrize(
    ("text", "rule", "says"),
    [
        ("7 of 9 patients (71%) improved.", "arithmetic/percent", "7 of 9 is 78%, not 71%."),
        ("95.7% of 360 patients (344) improved.", "arithmetic/percent", "344 of 360 is 95.6%, not 95.7%."),
        ("Of 56 women, 17 (29.5%) had pain.", "arithmetic/percent-above", "30.4%"),
        ("The 60 patients were divided into groups of 30 and 26.", "arithmetic/sum", "30 + 26 = 56, not 60."),
        ("We enrolled 120 patients; 100 completed and 15 withdrew.", "arithmetic/sum", "100 + 15 = 115, not 120."),
        ("Seven (6) patients dropped out.", "arithmetic/impossible", "two numbers"),
        ("The adults were aged 27 to 55 (mean 61.3).", "arithmetic/mean-age", "the ages run from 27 to 55"),
        ("Their ages ranged from 55 to 27 years.", "arithmetic/impossible", "runs backwards"),
        ("The trial ran for 12 months, from May 2020 to January 2021.", "arithmetic/impossible", "is 8 months"),
        ("The trial ran from May 2020 to January 2021, a period of 12 months.", "arithmetic/impossible", "is 8 months"),
        ("A survey of 2019–2017 found it.", "arithmetic/impossible", "the years run backwards, from 2019 to 2017"),
        ("Pain fell from 7.7 to 4.2, a fall of 4.5 points.", "arithmetic/difference", "3.5"),
        ("Pain fell from 7.7 to 4.2 (a 60% fall).", "arithmetic/change", "a fall of 45%; this says 60%."),
        ("Pain fell by 120%.", "arithmetic/impossible", "a fall of 100% leaves nothing"),
        ("The score halved, from 8.0 to 6.5.", "arithmetic/change", "From 8 to 6.5"),
        ("Falls rose from 5% to 10%, a rise of 100 percentage points.", "arithmetic/difference", "5"),
        ("Falls rose by 9 percentage points, from 5% to 10%.", "arithmetic/difference", "5"),
        ("Thirty of 100 and 50 of 100 fell (risk ratio 0.43).", "arithmetic/ratio", "0.43 is their odds ratio"),
        ("30/100 and 50/100 fell (odds ratio 0.60).", "arithmetic/ratio", "an odds ratio of 0.43, and 0.60 is their risk ratio"),
        ("He weighed 180 lb (95 kg).", "arithmetic/units", "180 lb is 81.6 kg, not 95 kg."),
        ("The fever was 102 °F (41 °C).", "arithmetic/units", "102 °F is 38.9 °C, not 41 °C."),
        ("The mean heart rate was 430 beats per minute.", "arithmetic/heart-rate", "“430 beats per minute”"),
        ("Body temperature rose to 48 °C.", "arithmetic/body-temperature", "“48 °C”"),
        ("The groups differed (t(28)=2.20, p < .001).", "arithmetic/p-value", "0.036"),
        ("The groups differed (t(38)=1.85, p = .03).", "arithmetic/p-value", "0.072"),
        ("F(2,57)=3.40, p = .01.", "arithmetic/p-value", "0.040"),
        ("χ²(1)=4.10, p = .20.", "arithmetic/p-value", "0.043"),
        ("r(48)=.30, p = .20.", "arithmetic/p-value", "0.034"),
        ("The groups differed (z=2.5, p = .05).", "arithmetic/p-value", "0.012"),
        ("The p-value was p = 1.3.", "arithmetic/impossible", "a probability"),
        ("Sleep and mood were correlated (r = 1.4).", "arithmetic/impossible", "between −1 and 1"),
        ("The mean score was 5.19 on a scale of whole points from 1 to 7 (n=28).", "arithmetic/mean", "5.19"),
        ("The mean number of attacks was 3.47 in 20 patients (n = 20).", "arithmetic/mean", "3.47"),
        ("The mean score was 3.44 (SD 2.47) on a scale of whole points (n=18).", "arithmetic/deviation", "2.47"),
        ("The mean difference was 4.0 points (95% CI 5.0 to 8.5).", "arithmetic/interval", "does not lie between"),
        ("The difference was 4.0 (95% CI −0.5 to 8.5; p = 0.01).", "arithmetic/interval-p", "takes in 0"),
        ("The risk ratio was 0.80 (95% CI 0.65 to 0.98; p = 0.20).", "arithmetic/interval-p", "leaves out 1"),
        ("It was a trial published in March 2031.", "arithmetic/future-date", "2031"),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_the_right_figure(text: str, rule: str, says: str) -> None:
    ((found, message),) = told(text)
    assert found == rule
    assert says in message


@pytest.mark.parametrize(
    "text",
    [
        "7 of 9 patients (78%) improved.",
        "29% of 56 women (16) had pain.",
        "Of 60 patients, 30 and 26 were divided between the arms and 4 were excluded.",
        "The 60 patients were divided into groups of 34 and 26.",
        "The 60 patients were divided into groups of 8 and 10 by ward.",
        "The adults were aged 27 to 55 (mean 41.3).",
        "The trial ran for 8 months, from May 2020 to January 2021.",
        "The trial ran for nine months, from May 2020 to January 2021.",
        "Patients came from May 2020 to January 2021 and were followed for 12 months.",
        "The code is 2019-2017-3; the call number is (2019-2017).",
        "Pain fell from 7.7 to 4.2, a fall of 3.5 points (45%).",
        "Profits fell by 120%. Sales rose by 120%.",
        "The score rose from 17.0 to 42.5 (150%).",
        "Falls rose from 5% to 10%, a rise of 5 percentage points.",
        "Falls rose by 5.2 percentage points, from 4.9% to 10.1%.",
        "Thirty of 100 and 50 of 100 fell (risk ratio 0.60; odds ratio 0.43).",
        "Thirty of 100 and 50 of 100 fell (adjusted risk ratio 0.70).",
        "Thirty of 100 and 50 of 100 fell (risk ratio 1.67).",
        "He weighed 180 lb (81.6 kg), and she 11 stone 4 lb (72 kg).",
        "He is 5 ft 10 in (178 cm) tall. Walk 5 miles (8 km). Lift at most 10 lb (5 kg).",
        "The fever was 102 °F (38.9 °C), and once 100.4 °F (38 °C).",
        "The mean heart rate was 143 beats per minute; in mice it was 600 beats per minute.",
        "Body temperature was 36.6 °C. Wash at 60 °C.",
        "t(28)=2.20, p = .04. t(28)=2.2, p = .04. F(2,57)=3.40, p = .04.",
        "χ²(1)=3.84, p = .05. z=2.5, p = .012. r(48)=.30, p = .034.",
        "t(38)=1.85, p = .036, one-tailed.",
        "t(38)=1.85, p = .14 after Bonferroni correction.",
        "The mean score was 5.19 on a scale of whole points (n=32).",
        "The mean score was 2.57 (SD 2.57) on a scale of whole points (n=30).",
        "The mean score was 5.23 (SD 2.55) on a scale of whole points (n=31).",
        "The mean age was 5.19 years (n=28).",
        "The difference was −3.2 (95% CI −5.1 to −1.3; p = 0.001).",
        "The risk ratio was 0.80 (95% CI 0.65 to 0.98; p = 0.033).",
        "The odds ratio was 1.50 (95% CI 0.95 to 2.37; p = 0.08).",
        "The difference was 4.0 (95% CI −0.5 to 8.5; p = 0.08).",
        "The results will be published in March 2031.",
    ],
)  # fmt: skip
def test_figures_that_agree_are_left_alone(text: str) -> None:
    assert told(text) == []
