"""Where a sentence ends, and where a full stop ends none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.extractors.sentences import LONGEST, split
from auditor.model.document import Block, BlockKind
from auditor.model.span import OffsetMap, Piece


def block(text: str) -> Block:
    return Block(0, BlockKind.PARAGRAPH, text, OffsetMap.of((Piece(0, len(text), 0, len(text)),)))


def sentences(text: str) -> list[str]:
    return [span.text for span in split(block(text))]


@pytest.mark.parametrize(
    "text",
    [
        "The score fell from 7.7 to 4.2 in 6 months.",
        "Dr. Smith and Prof. Jones wrote it.",
        "Pain, e.g. in the knee, was measured vs. placebo.",
        "See Fig. 2 and No. 7 of the list.",
        "J. A. Waikakul reviewed the records.",
        "Write to info@clinic.example.org or see www.example.org today.",
        "It was 5 p.m. when they came.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Pain fell. It came back.", ["Pain fell.", "It came back."]),
        ("Does it help? No. Vitamin D did not help.", ["Does it help?", "No.", "Vitamin D did not help."]),
        ("“It works.” So they said.", ["“It works.”", "So they said."]),
        ("It helped (p = 0.02). Nobody knew.", ["It helped (p = 0.02).", "Nobody knew."]),
        ("They were seen at 5 p.m. Nobody came.", ["They were seen at 5 p.m.", "Nobody came."]),
        ("Stop! Then wait … Then go on.", ["Stop!", "Then wait …", "Then go on."]),
    ],
)
def test_a_stop_before_a_new_start_ends_a_sentence(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_text_without_stops_is_cut_so_that_the_work_on_it_stays_small() -> None:
    parts = sentences("pain " * 2000)

    assert max(map(len, parts)) <= LONGEST
    assert " ".join(parts) == ("pain " * 2000).strip()


@given(st.text(alphabet='aB. !?…"”(7,’\n', max_size=200))
def test_the_sentences_hold_every_word_in_order(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


def test_a_marker_in_brackets_stays_with_the_sentence_that_it_follows() -> None:
    text = "Baths help thumbs.[1] Splints do too.[2,3] Nobody knows why.[4–6]"
    assert sentences(text) == ["Baths help thumbs.[1]", "Splints do too.[2,3]", "Nobody knows why.[4–6]"]
