"""readability/grade: one finding on a page that is far too hard, with the sentences that make it so."""

from __future__ import annotations

from datetime import date

from auditor import engine
from auditor.api import load_rules
from auditor.checks.grade import Grade
from auditor.checks.interface import Context, Hit

HARD = (
    "Percutaneous interventional revascularisation demonstrates considerable superiority "
    "over conservative pharmacological management. "
    "Multidisciplinary evaluation incorporating echocardiographic characterisation "
    "facilitates individualised therapeutic stratification. "
    "Comorbidities including hypercholesterolaemia necessitate simultaneous optimisation of antihypertensive administration. "
)
EASY = "Walk a little each day. Rest when you feel tired. Take your tablets with food. Call us if your chest hurts. "


def hits(text: str, check: Grade | None = None, name: str = "page.md") -> list[Hit]:
    rules = load_rules()
    article = engine.understand(text, name, rules)
    return list((check or Grade()).find(article, Context(rules.reference, date(2026, 1, 1))))


def test_a_hard_page_is_marked_once_on_its_first_body_line() -> None:
    (hit,) = hits(f"# Stents\n\n{HARD}\n\n{HARD * 3}")
    assert hit.span.text == HARD.partition(" Multi")[0]
    assert hit.values["words"] == "112"
    assert hit.values["sentences"] == "12"
    assert hit.values["length"] == "9"
    assert "Flesch-Kincaid" in hit.values["formulas"]
    assert "SMOG" not in hit.values["formulas"], "SMOG is defined on 30 sentences"


def test_the_long_words_that_cost_most_are_named_by_syllables_and_uses() -> None:
    (hit,) = hits("Treat it. " + "Rehabilitation is better than hypercholesterolaemia. " * 2 + HARD * 4)
    assert hit.values["costly"].split(", ")[0] == "hypercholesterolaemia"
    (hit,) = hits("Rehabilitation " * 9 + "is good. " + HARD * 4)
    assert hit.values["costly"].split(", ")[0] == "rehabilitation"


def test_smog_speaks_from_thirty_sentences_on() -> None:
    (hit,) = hits(HARD * 10)
    assert "SMOG" in hit.values["formulas"]


def test_the_three_hardest_sentences_are_shown() -> None:
    (hit,) = hits(HARD * 4 + EASY)
    assert [ground.span.text.split()[0] for ground in hit.evidence if ground.span] == ["Multidisciplinary"] * 3
    assert hit.evidence[0].says == "9 words, 9 of them of three or more syllables"


def test_an_easy_page_and_a_short_one_are_left_alone() -> None:
    assert hits(EASY * 10) == []
    assert hits(HARD * 2) == [], "fewer than 100 words say little"


def test_a_page_for_professionals_is_left_alone() -> None:
    assert len(hits(HARD * 4)) == 1
    assert hits(HARD * 4, Grade(readers="professional")) == []


def test_a_pasted_abstract_or_a_reference_does_not_make_a_page_hard() -> None:
    assert hits(EASY * 6 + "\n\n> " + HARD * 5 + "\n\n## References\n\n" + HARD * 5) == []


def test_decimals_do_not_make_a_page_easy() -> None:
    sentence = (
        "Consultants in several hospitals recorded reductions in emergency admissions from 7.7 to 4.2 per 100.5 registered "
        "residents, whichever programme of structured exercise or nutrition those residents attended throughout winter. "
    )
    assert hits(sentence * 5) != []


def test_a_page_of_lists_is_not_judged_by_its_few_sentences() -> None:
    bullets = "".join(f"- oats, pears, beans and fish on day {day} of the plan\n" for day in range(1, 41))
    assert hits(HARD * 4 + "\n\n" + bullets) == []


def test_a_page_that_is_hard_only_by_the_name_of_its_disease_is_left_alone() -> None:
    page = "People with pseudohypoparathyroidism and hyperphosphataemia feel tired and weak, and their bones ache. " * 10
    assert hits(page) == []
    assert hits(page + HARD * 6) != []


def test_target_and_margin_are_the_rules_to_set() -> None:
    middle = "The monitor that you wear at home records every beat of your heart for a week, and a nurse reads it. " * 8
    assert hits(middle, Grade(target=9)) == []
    assert hits(middle, Grade(target=4, margin=1)) != []


def test_a_page_in_another_language_is_not_scored() -> None:
    german = "Die Blutdruckmessung ist für die Behandlung der Herzrhythmusstörungen von Bedeutung und wird nie vergessen. "
    assert hits(german * 10) == []
