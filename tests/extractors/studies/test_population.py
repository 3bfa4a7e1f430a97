"""What makes the group that was studied narrower than everybody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.model.studies import Study

Reads = Callable[[str], Study]


@pytest.mark.parametrize(
    ("text", "kind", "says"),
    [
        ("The trial enrolled 90 women.", "sex", "women"),
        ("The trial enrolled 96 nurses, all of them women.", "sex", "women"),
        ("The trial enrolled 40 boys.", "sex", "men"),
        ("The trial enrolled 90 adults aged 20 to 45 years.", "age", "aged 20 to 45"),
        ("The trial enrolled 90 adults. They were 52 to 79 years old.", "age", "aged 52 to 79"),
        ("The trial enrolled 90 adults over 60.", "age", "aged over 60"),
        ("The trial enrolled 90 people aged 65 or more.", "age", "aged 65 or over"),
        ("The trial enrolled 90 adults; none was older than 80.", "age", "aged up to 80"),
        ("The trial enrolled 90 toddlers.", "age", "toddlers"),
        ("The trial enrolled 24 mice.", "species", "mice"),
        ("The trial enrolled 90 adults with mild asthma.", "condition", "with mild asthma"),
        ("The trial enrolled 90 postmenopausal women.", "condition", "postmenopausal"),
        ("The trial enrolled 90 adults who were low in iron.", "condition", "low in iron"),
        ("The trial enrolled 90 patients in intensive care.", "setting", "in intensive care"),
        ("The trial enrolled 90 patients at one clinic.", "setting", "at one clinic"),
        ("The trial enrolled 90 night nurses.", "occupation", "nurses"),
        ("The survey went to 900 adults, and 212 of them replied.", "respondents", "212 of them replied"),
        ("The survey told of 212 customers who sent the form back.", "respondents", "who sent the form back"),
        ("The trial enrolled 90 adults. Nobody with severe asthma was tested.", "excluded", "Nobody with severe asthma"),
    ],
)  # fmt: skip
def test_the_group_is_narrow(only: Reads, text: str, kind: str, says: str) -> None:
    found = [fact.says for fact in only(text).population if fact.kind == kind]

    assert found == [says]


def test_ages_keep_both_ends(only: Reads) -> None:
    (ages,) = (fact for fact in only("The trial enrolled 90 adults aged 20 to 45 years.").population if fact.kind == "age")

    assert (ages.value, ages.upper) == (20, 45)


@pytest.mark.parametrize(
    "text",
    [
        "The trial enrolled 90 people.",
        "The trial enrolled 50 women and 40 men.",
        "The trial enrolled 90 adults with the help of a clinic.",
        "The trial gave 90 people with or without a lamp a diary.",
    ],
)
def test_a_group_that_is_not_narrow(only: Reads, text: str) -> None:
    assert [fact.says for fact in only(text).population] == []
