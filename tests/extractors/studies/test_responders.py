"""Who got better, who did not, who left and who was harmed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.model.studies import Study

Reads = Callable[[str], Study]


@pytest.mark.parametrize(
    ("text", "says", "share"),
    [
        ("Of the patients, 62% improved.", "62%", 0.62),
        ("Symptoms improved in 83 per cent of the patients.", "83 per cent", 0.83),
        ("Seven of the nine with cramp got better.", "7 of 9", 7 / 9),
        ("19/25 patients responded.", "19 of 25", 0.76),
        ("In all, 150 of them were free of symptoms.", "150 of 200", 0.75),
        ("Of the 200, 48 stopped smoking.", "48 of 200", 0.24),
        ("Two thirds were pain-free.", "Two thirds", 2 / 3),
        ("Half of them slept better.", "Half", 0.5),
        ("All but two of the adults recovered.", "all but 2 of 200", 0.99),
        ("Wounds healed in 12 of 20 feet.", "12 of 20", 0.6),
        ("Forty (20%) were in remission.", "20%", 0.2),
        ("In 3 in 10 the rash cleared.", "3 of 10", 0.3),
    ],
)
def test_a_share_that_got_better(told: Reads, text: str, says: str, share: float) -> None:
    found = told(text).responders

    assert [fact.says for fact in found][:1] == [says]
    assert found[0].value == pytest.approx(share, abs=0.001)


@pytest.mark.parametrize(
    "text",
    [
        "Two patients did not respond.",
        "A third had no relief at all.",
        "The remaining 14 had only slight improvement.",
        "Some of them got nothing out of it.",
        "In a few the cough was unchanged.",
        "One in six felt no different.",
        "A quarter of them still woke at night.",
        "Nine of them got worse.",
        "Not all of them were helped.",
        "It did nothing for 31 of them.",
    ],
)
def test_those_whom_it_did_not_help(told: Reads, text: str) -> None:
    study = told(text)

    assert [fact.span.text for fact in study.non_responders] == [text.rstrip(".")]
    assert study.responders == ()


@pytest.mark.parametrize(
    "text",
    [
        "Twelve of them had a rash.",
        "Four people felt faint on the bike.",
        "Bloating was reported by 31 participants.",
        "About 5% had diarrhoea.",
        "One man was kept in hospital overnight with an irregular heartbeat.",
        "Some complained of a dry mouth.",
        "Three had a serious adverse event.",
        "Two patients died.",
        "In 8 of them the skin blistered.",
    ],
)
def test_those_who_were_harmed(told: Reads, text: str) -> None:
    study = told(text)

    assert [fact.span.text for fact in study.harms] == [text.rstrip(".")]
    assert study.responders == ()


@pytest.mark.parametrize(
    "text",
    [
        "Seven of them gave up the class.",
        "Eleven dropped out.",
        "Of the 200 adults, 38 were lost to follow-up.",
        "A third of them stopped early.",
        "Three withdrew because of nausea.",
        "Twenty could not be reached at the end.",
        "Six did not come back.",
    ],
)
def test_those_who_left(told: Reads, text: str) -> None:
    assert [fact.span.text for fact in told(text).losses] == [text.rstrip(".")]


@pytest.mark.parametrize(
    "text",
    [
        "At the start 29% of them had poor sleep.",
        "Of them, 86% had had an operation before.",
        "There was no serious side effect.",
        "Nobody had a rash.",
        "Symptoms were 20% fewer.",
        "All 200 finished the trial.",
        "Fewer of them had a cold.",
        "The 200 adults were 41 years old on average.",
    ],
)
def test_what_says_nothing_of_who_got_better(told: Reads, text: str) -> None:
    assert told(text).partial == ()
