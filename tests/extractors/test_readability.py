"""Counting for readability: what is running text, what is a sentence, what is a word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from auditor import readability_reference
from auditor.api import load_rules
from auditor.engine import understand
from auditor.extractors.readability import count
from auditor.model.readability import Counts, Readability

PLAIN = [
    "The hygienist cleans between your teeth and shows you how to use a small brush.",
    "Children with asthma should keep the blue inhaler in their school bag.",
    "An electrocardiogram records the electrical activity of the heart for several seconds.",
    "Most people feel better after two weeks but some do not.",
]


def measured(text: str, name: str = "page.md") -> Readability:
    return understand(text, name, load_rules()).readability


@pytest.mark.parametrize("sentence", PLAIN)
def test_counts_of_plain_sentences_equal_textstats(sentence: str) -> None:
    assert count(sentence) == readability_reference.counts(sentence)


def test_grades_equal_textstats_where_the_sentences_are_plain() -> None:
    """textstat differs from the published formulas in two things, and in nothing else.

    Its ARI counts punctuation as characters, and its Coleman-Liau has 0.058 for 0.0588.
    """
    text = " ".join(PLAIN * 8)
    ours = sum((count(sentence) for sentence in PLAIN * 8), Counts())
    theirs = readability_reference.grades(text)
    assert ours.flesch_kincaid == pytest.approx(theirs["Flesch-Kincaid"])
    assert ours.smog == pytest.approx(theirs["SMOG"])
    assert replace(ours, characters=len(text.replace(" ", ""))).automated == pytest.approx(theirs["ARI"])
    assert ours.coleman_liau - 0.08 * ours.characters / ours.words == pytest.approx(theirs["Coleman-Liau"])


def test_decimals_do_not_move_the_grade() -> None:
    decimals = measured("The mean pain score of the whole group fell from 7.7 to 4.2 in the first 6 months after surgery.")
    figures = measured("The mean pain score of the whole group fell from 77 to 42 in the first 6 months after surgery.")
    assert decimals.counts.sentences == 1
    assert decimals.counts == figures.counts
    assert decimals.counts.grade == figures.counts.grade


def test_an_abbreviation_ends_no_sentence() -> None:
    assert measured("Dr. Lind saw no harm, e.g. no bleeding. She was glad.").counts.sentences == 2


@pytest.mark.parametrize(
    ("word", "count"),
    [("HTLV-1", 5), ("KCNE1", 5), ("QT", 2), ("WBC", 5), ("HAM/TSP", 4), ("AIDS", 1), ("12th", 1), ("80-100", 2), ("B12", 2)],
)
def test_what_is_said_letter_by_letter_has_a_syllable_a_letter(word: str, count: int) -> None:
    assert (
        measured(f"The nurse asked for {word} again.").counts.syllables
        == measured("The nurse asked for it again.").counts.syllables - 1 + count
    )


def test_bullets_without_stops_do_not_move_the_grade() -> None:
    prose = "Bring these things to your first visit. The nurse will look at them with you.\n\n"
    bullets = "- your latest prescription\n- a list of your allergies\n- your vaccination card\n"
    assert measured(prose + bullets).counts == measured(prose).counts


def test_bullets_that_are_sentences_count_one_by_one() -> None:
    assert measured("- Brush your teeth twice a day.\n- Floss once a day, in the evening.\n").counts.sentences == 2


@pytest.mark.parametrize(
    "left_out",
    [
        "## How a percutaneous intervention is performed by cardiologists.",
        "| Anticoagulation regimen. | Complications. |\n|---|---|\n| Apixaban was administered. | Seventeen were seen. |",
        "> - Administration of anticoagulants necessitates consideration.",
        "> Administration of anticoagulants necessitates individualised consideration.",
        "```\nAdministration of anticoagulants necessitates consideration.\n```",
        "## References\n\n1. Hjelm T. Anticoagulation in fibrillation. Heart Lett. 2020;4:1-9.",
    ],
)
def test_what_the_page_does_not_say_itself_in_running_text_is_left_out(left_out: str) -> None:
    prose = "Take the tablet at night. It thins the blood.\n\n"
    assert measured(prose + left_out + "\n").counts == measured(prose).counts


def test_a_number_and_a_compound_are_one_word_each() -> None:
    assert count("The 2,400 low-dose scans cost 7.5 pounds.") == Counts(7, 1, 8, 0, 31)


def test_a_long_term_that_comes_again_is_eased_after_its_first_use() -> None:
    page = measured("Osteoporosis thins bone. Osteoporosis is common. Ask about osteoporosis early.")
    assert (page.counts.syllables, page.eased.syllables) == (28, 20)
    assert (page.counts.polysyllables, page.eased.polysyllables) == (3, 1)
    assert (page.counts.characters, page.eased.characters) == (66, 52)
    once = measured("Osteoporosis thins bone. It is common. Ask about osteoporosis early.")
    assert once.eased == once.counts


def test_no_text_has_no_grade() -> None:
    assert measured("").counts.grade == 0
    assert measured("# Heading only\n").sentences == ()


GERMAN = "Der Zahnarzt prüft die Füllung und das Zahnfleisch. " * 6
JAPANESE = "歯科医師が歯と歯ぐきを調べます。痛みがあるときは受付に電話してください。" * 4


def test_the_language_is_told_by_little_words_or_letters() -> None:
    assert measured(" ".join(PLAIN)).language == "English"
    assert measured(GERMAN).language == "German"
    assert measured(JAPANESE).language == "another script"
    assert measured("Call us.").language == ""


def test_an_english_page_with_a_foreign_header_is_english() -> None:
    assert measured("歯科医院のご案内\n\n" + " ".join(PLAIN)).language == "English"
