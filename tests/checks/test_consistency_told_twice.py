"""One study told twice on a page: sizes and lengths that cannot both be right, and the many that can."""

from __future__ import annotations

from datetime import date

import pytest

from auditor.engine import audit_text
from auditor.rules import load_rules

RULES = load_rules().select(["consistency/conflict/"])


def quotes(text: str) -> list[str]:
    return [finding.quote for finding in audit_text(text, "page.md", RULES, date(2026, 1, 1)).findings]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("A trial of 90 nurses tested a mask.\n\nIn all, 104 nurses were randomised in this trial.", "104 nurses"),
        ("The eye study ran in 31 villages.\n\nTwenty-seven villages took part in the study.", "Twenty-seven villages"),
        ("The trial enrolled 61 nurses. By June 75 nurses had finished.", "75 nurses"),
        ("The women were followed for 4 years.\n\nThe weak point: the women were followed for only 18 months.", "18 months"),
        ("It was a trial of 240 women. Ann was one of the 204 women in the trial.", "204 women"),
        ("Sixteen care homes took part in the study. The study's eighteen care homes heard of it.", "eighteen care homes"),
        ("The team signed up 76 swimmers. Since only 57 swimmers were signed up, we wait.", "57 swimmers"),
        ("The trial was carried out in 12 hospitals in Kent. The trial's fourteen hospitals heard of it.", "fourteen hospitals"),
        ("The trial ran for ten weeks. The trial's six weeks were soon over.", "six weeks"),
        ("This 11-week trial gave bakers a lamp. Since patients were monitored for just 5 weeks, we wait.", "5 weeks"),
        ("The team randomised 58 babies to a cream or none. The trial is small: only 85 babies were randomised.", "85 babies"),
        ("A trial of 103 postmen tested insoles. All 130 postmen in the trial wore them all day.", "130 postmen"),
        ("The trial ran for ten weeks. Because the trial ran for six weeks, we know little.", "six weeks"),
        ("The mask study lasted four months and was small. At the end of the seven-month study sleep was better.", "seven-month"),
    ],
)
def test_two_figures_for_one_study(text: str, quote: str) -> None:
    assert quotes(text) == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "This 5-week trial gave bakers a lamp. Patients were monitored for just 11 weeks.",
        "This 11-week trial gave bakers a lamp. Patients were monitored for 5 weeks.",
        "The team randomised 58 babies to a cream or none. Later 85 babies came to another trial.",
        "A trial of 90 nurses tested a mask. The team had enrolled 104 nurses, and 14 left.",
        "A trial of 90 nurses tested a mask. A later trial enrolled 104 nurses.",
        "A trial of 118 nurses tested a mask. All 120 nurses in the trial were paid.",
        "A trial of 90 nurses tested a mask. In the trial, 45 nurses were given the mask.",
        "The eye study ran in 31 villages. In the study, thirteen of the villages had a doctor.",
        "The trial enrolled 61 nurses in May, and another 20 in June. By August 75 nurses had finished.",
        "The women were followed for 4 years. Those who smoked were followed for another 18 months.",
        "The trial ran for ten weeks. In the first phase the trial ran for six weeks in one clinic.",
        "The teachers were tracked for 4 years. Their pupils were tracked for 18 months.",
        "It was a trial of 240 women. In York 88 women were randomised in this trial.",
        "It was a trial of 240 adults. Ann was one of the 130 women in the trial.",
        "Our 2019 trial enrolled 90 nurses. Our 2021 trial enrolled 104 nurses.",
        "A trial of 90 nurses tested a mask. The team had run a trial of 80 nurses before.",
        "The study enrolled 210 nurses. In the part of the study on sleep, 80 nurses were enrolled.",
        "The patients were followed for 4 years. Patients who had a stroke were followed for 6 years.",
        "The trial by Holm enrolled 88 nurses. The trial by Reyes enrolled 140 nurses.",
        "A trial of 90 nurses tested a mask. The Bergen trial enrolled 140 nurses.",
        "The trial of 400 smokers was run by 12 clinics. In the first clinic 40 smokers were randomised.",
        "The trial ran for ten weeks. Another trial ran for six weeks.",
    ],
)
def test_steps_parts_and_other_studies_are_left_alone(text: str) -> None:
    assert quotes(text) == []


def test_papers_named_by_their_journals_are_different_studies() -> None:
    page = (
        "Marsh (*Gums* 2024;2:7-13) gave 22 nurses a rinse. "
        "In an older trial, 120 nurses were randomised (*Teeth* 2002;9:77-84).\n\n"
        "**Methods.** A total of 118 adults with gum disease were randomised to a rinse or to water.\n\n"
        "**Results.** Bleeding fell by a third.\n"
    )
    assert quotes(page) == []
