"""Whose words a sentence holds."""

from __future__ import annotations

import pytest

from auditor import engine
from auditor.extractors.voice import anothers
from auditor.rules import load_rules

RULES = load_rules()


def is_anothers(text: str) -> bool:
    return any(anothers(sentence) for sentence in engine.understand(text, "page.md", RULES).prose.sentences)


@pytest.mark.parametrize(
    "text",
    [
        "The box promises that it “works for everyone”.",
        "The makers say that it “cures snoring for good”.",
        "## “Everyone should take 10,000 IU a day”",
        "It is a myth that flossing prevents heart attacks.",
        "Some shops claim that the ring cures migraine.",
        "The clinic has removed the line “no side effects” from its website.",
    ],
)
def test_adverts_and_claims_taken_back_are_not_the_pages_own(text: str) -> None:
    assert is_anothers(text)


@pytest.mark.parametrize(
    "text",
    [
        "“This is proof that small habits matter,” said Professor Whitcombe.",
        "The lotion cures eczema.",
        "## Why we say “no” to sunbeds in every case",
    ],
)
def test_a_person_who_is_quoted_speaks_for_the_page(text: str) -> None:
    assert not is_anothers(text)
