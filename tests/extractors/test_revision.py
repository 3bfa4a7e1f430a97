"""Which earlier sentence, and which earlier study, became which."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor import engine
from auditor.extractors.revision import compare
from auditor.model.revision import Revision
from auditor.readers import decode
from auditor.rules import RuleSet


def revised(before: str, text: str, rules: RuleSet) -> Revision:
    earlier, article = engine.understand(before, "HEAD:page.md", rules), engine.understand(text, "page.md", rules)
    return compare(earlier, article, rules.reference)


def origins(before: str, text: str, rules: RuleSet) -> dict[str, list[str]]:
    """The likely origins of each sentence that does not stand word for word in the earlier text."""
    sentences = engine.understand(text, "page.md", rules).prose.sentences
    found = revised(before, text, rules).origins
    return {sentences[index].text: [sentence.text for sentence in likely] for index, likely in found.items()}


def test_a_word_that_changed(rules: RuleSet) -> None:
    before = "Walking is linked to fewer falls in old age.\n\nSwimming is good for the heart.\n"
    assert origins(before, before.replace("is linked to", "leads to"), rules) == {
        "Walking leads to fewer falls in old age.": ["Walking is linked to fewer falls in old age."]
    }


def test_a_sentence_that_moved_and_changed_is_known_by_its_words(rules: RuleSet) -> None:
    before = "Walking may prevent falls in old age.\n\nSwimming is good for the heart.\n\nCycling spares the knees.\n"
    text = "Swimming is good for the heart.\n\nCycling spares the knees.\n\n## Falls\n\nWalking prevents falls in old age.\n"
    assert origins(before, text, rules) == {"Walking prevents falls in old age.": ["Walking may prevent falls in old age."]}


def test_both_halves_of_a_sentence_come_from_it(rules: RuleSet) -> None:
    before = "Walking may prevent falls in old age, and a stick or a frame gives a firm hold on the stairs.\n"
    halves = ["Walking may prevent falls in old age.", "A stick or a frame gives a firm hold on the stairs."]
    assert origins(before, " ".join(halves) + "\n", rules) == {half: [before.strip()] for half in halves}


def test_a_title_comes_from_the_title_whatever_the_body_says(rules: RuleSet) -> None:
    before = "---\ntitle: Can walking prevent falls?\n---\nWalking prevents falls in old age.\n"
    text = before.replace("Can walking prevent falls?", "Walking prevents falls")
    assert origins(before, text, rules) == {"Walking prevents falls": ["Can walking prevent falls?"]}


def test_what_still_stands_was_not_changed_into_anything_else(rules: RuleSet) -> None:
    before = "Walking may prevent falls in old age.\n"
    assert origins(before, before + "\nWalking prevents falls in old age, says the poster.\n", rules) == {}


def test_strangers_are_not_paired(rules: RuleSet) -> None:
    assert origins("Walking may prevent falls in old age.\n", "Ask your pharmacist for a patch.\n", rules) == {}


def test_a_study_is_known_by_its_sentences(rules: RuleSet) -> None:
    one = "In a randomised trial, 40 nurses did yoga for eight weeks. Their stress scores fell by a third."
    other = "In a cohort study, 900 men were followed for ten years. Those who ate fish had fewer heart attacks."
    before = f"## Yoga\n\n{one}\n\n## Fish\n\n{other}\n"
    text = f"## Fish\n\n{other}\n\n## Yoga\n\n{one.replace('40 nurses', 'nurses')}\n"
    pairs = revised(before, text, rules).studies
    assert [(was.anchor.text, now.sentences[0].text if now else None) for was, now in pairs] == [
        ("40 nurses", "In a randomised trial, nurses did yoga for eight weeks."),
        ("900 men", "In a cohort study, 900 men were followed for ten years."),
    ]


def test_every_page_is_kept_whole_when_held_against_itself(pages: list[Path], rules: RuleSet) -> None:
    for page in pages[::7]:
        article = engine.understand(decode(page.read_bytes(), page.name), page.name, rules)
        revision = compare(article, article, rules.reference)
        assert revision.origins == {}, page.name
        assert all(now is not None for study, now in revision.studies), page.name


@pytest.mark.parametrize("words", ["zinc " * 3000, "\n\n".join(f"Zinc may shorten cold {i}." for i in range(600))])
def test_long_texts_that_are_all_alike_take_no_time_to_speak_of(words: str, rules: RuleSet) -> None:
    revised(words, words.replace("may shorten", "shortens").replace("zinc", "iron"), rules)
