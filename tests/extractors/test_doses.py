"""What the grammar of doses reads: amounts, what they are of, how often, for whom, and who says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor import parse_doses
from auditor.model.doses import Dose, Role


def one(text: str) -> Dose:
    doses = parse_doses(text)
    assert len(doses) == 1, [dose.span.text for dose in doses]
    return doses[0]


@pytest.mark.parametrize(
    ("text", "amount", "upper", "unit"),
    [
        ("Take 20 000 IU of vitamin D.", 20000, None, "IU"),
        ("Take 1,000–2,000 IU of vitamin D.", 1000, 2000, "IU"),
        ("Nehmen Sie 50.000 IE Vitamin D.", 50000, None, "IU"),
        ("Take 5k IU of vitamin D.", 5000, None, "IU"),
        ("Take 100 µg of selenium.", 100, None, "mcg"),
        ("Take 100 μg of selenium.", 100, None, "mcg"),
        ("Take 500/1000 mg of calcium.", 500, 1000, "mg"),
        ("Take two 500 mg tablets of paracetamol.", 1000, None, "mg"),
        ("Take 8 tablets of 500 mg of paracetamol.", 4000, None, "mg"),
        ("Take 5 ml (120 mg) of paracetamol.", 120, None, "mg"),
        ("Take two ibuprofen tablets of 200 mg.", 400, None, "mg"),
        ("Take two tablets (1 g) of paracetamol.", 1, None, "g"),
        ("Take magnesium 200 mg, two tablets.", 400, None, "mg"),
        ("Take half a gram of vitamin C.", 0.5, None, "g"),
        ("Take one and a half grams of vitamin C.", 1.5, None, "g"),
        ("Take 250 mg to 500 mg of naproxen.", 250, 500, "mg"),
        ("120% of your daily vitamin C needs", 120, None, "% RDA"),
        ("Take 1 capsule daily (each provides 500 mg EPA and 250 mg DHA).", 750, None, "mg"),
    ],
)
def test_amounts_are_read_with_their_unit_and_multiplied_out(text: str, amount: float, upper: float | None, unit: str) -> None:
    dose = one(text)
    assert (dose.amount, dose.upper, dose.unit) == (amount, upper, unit)


@pytest.mark.parametrize(
    ("words", "rate"),
    [
        ("a day", 1),
        ("twice daily", 2),
        ("b.i.d.", 2),
        ("every 8 hours", 3),
        ("every 4 to 6 hours", 6),
        ("every 4 hours, up to 4 times a day", 4),
        ("every other day", 0.5),
        ("once a week", 1 / 7),
        ("at bedtime", 1),
        ("with meals", 3),
    ],
)
def test_frequency_is_counted_in_doses_a_day(words: str, rate: float) -> None:
    assert one(f"Take 100 mg of ibuprofen {words}.").frequency == pytest.approx(rate)


def test_an_interval_keeps_the_least_that_its_words_allow() -> None:
    dose = one("Take 500 mg of paracetamol every 4 to 6 hours.")
    assert (dose.daily, dose.least_daily) == (3000, 2000)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Take 30 mg of zinc a day.", Role.ADVISED),
        ("If you feel a cold coming, take 30 mg of zinc a day.", Role.ADVISED),
        ("Adults should have 30 mg of zinc a day.", Role.ADVISED),
        ("Zinc: 30 mg a day", Role.ADVISED),
        ("The volunteers took 30 mg of zinc a day.", Role.REPORTED),
        ("In the trial, 30 mg of zinc a day shortened colds.", Role.REPORTED),
        ("The trial gave 30 mg of zinc a day; start with the same dose.", Role.ADVISED),
        ("Do not take 30 mg of zinc a day.", Role.NONE),
        ("Never take more than 30 mg of zinc a day.", Role.LIMIT),
        ("The tolerable upper level of zinc is 40 mg a day.", Role.LIMIT),
        ("The RDA of zinc is 11 mg a day.", Role.REFERENCE),
        ("Each tablet contains 15 mg of zinc.", Role.CONTENT),
        ("Her vitamin D was 30 ng/mL.", Role.LEVEL),
        ("Is 30 mg of zinc a day too much?", Role.NONE),
    ],
)
def test_the_role_says_whether_the_reader_is_told_to_take_it(text: str, role: Role) -> None:
    assert one(text).role is role


@pytest.mark.parametrize(
    ("text", "population", "age"),
    [
        ("Take 10 mg of zinc a day.", "adult", None),
        ("Give your toddler 5 mg of zinc a day.", "toddler", None),
        ("Children aged 4 to 8 years: 5 mg of zinc a day", "child", (48, 108)),
        ("In pregnancy, take 400 mcg of folic acid a day.", "pregnancy", None),
        ("Rats were fed 50 mg of zinc a day.", "animal", None),
    ],
)
def test_the_readers_come_from_the_words_of_the_sentence(text: str, population: str, age: tuple[int, int] | None) -> None:
    dose = one(text)
    assert (dose.population, dose.age) == (population, age)


@pytest.mark.parametrize(
    ("text", "populations"),
    [
        ("Adults: 400 mg of zinc a day; pregnant women 200 mg.", ["adult", "pregnancy"]),
        ("Take 400 mg for adults and 200 mg for children.", ["adult", "child"]),
        ("Pregnant? Take 400 mg of zinc a day.", ["pregnancy"]),
        ("Adults and children 12 years and over: 400 mg of ibuprofen a day", ["teenager"]),
    ],
)
def test_each_amount_has_the_readers_of_its_own_clause(text: str, populations: list[str]) -> None:
    assert [dose.population for dose in parse_doses(text)] == populations


def test_tablets_counted_here_have_the_strength_told_there() -> None:
    counted = parse_doses("Take 2 capsules a day.\n\n| Per capsule | |\n|---|---|\n| Zinc | 25 mg |\n| Copper | 1 mg |\n")
    made = {dose.substance: dose for dose in counted if dose.strength}
    assert {name: dose.daily for name, dose in made.items()} == {"zinc": 50, "copper": 2}
    assert made["zinc"].span.text == "2 capsules"
    assert made["zinc"].strength is not None
    assert made["zinc"].strength.text == "25 mg"


def test_in_a_list_each_name_has_its_own_amount() -> None:
    stack = parse_doses("My stack: B12 500 mcg, magnesium 400 mg, zinc 50 mg. All at breakfast.")
    assert [(dose.substance, dose.amount, dose.frequency) for dose in stack] == [
        ("vitamin_b12", 500, 1),
        ("magnesium", 400, 1),
        ("zinc", 50, 1),
    ]


def test_two_strengths_leave_a_count_as_it_is() -> None:
    doses = parse_doses("The tablets are sold as 200 mg tablets and 400 mg tablets of ibuprofen. Take 2 tablets a day.")
    assert [dose.unit for dose in doses if dose.frequency] == ["tablet"]


def test_units_are_of_alcohol_where_the_page_speaks_of_drinking() -> None:
    dose = one("Drink no more than 3 units a day.")
    assert (dose.substance, dose.unit, dose.daily, dose.daily_unit) == ("alcohol", "uk_unit", 24, "g")


def test_headings_say_whose_dose_it_is_and_of_what() -> None:
    dose = one("# Vitamin D for babies\n\nGive 400 IU a day.")
    assert (dose.substance, dose.population) == ("vitamin_d", "infant")


def test_two_substances_named_before_leave_a_bare_amount_unread() -> None:
    last = parse_doses("Zinc and copper are linked. Take 20 mg a day.")[-1]
    assert last.substance is None


def test_what_with_joins_is_not_what_is_taken() -> None:
    assert one("Take 10 g of glimber root a day with vitamin C.").substance is None


def test_a_row_reads_its_head_and_its_other_cells() -> None:
    table = "| Medicine | One dose | Repeat |\n|---|---|---|\n| Naproxen | 220 mg | every 8 hours |\n"
    dose = one(table)
    assert (dose.substance, dose.role, dose.daily) == ("naproxen", Role.ADVISED, 660)


def test_a_row_headed_by_something_unknown_takes_nothing_from_the_heading() -> None:
    table = "## Magnesium and friends\n\n| Supplement | Dose |\n|---|---|\n| Glimber | 900 mg |\n"
    assert one(table).substance is None


def test_a_prescriber_anywhere_in_the_passage_supervises() -> None:
    assert one("Take 20 mg of zinc a day.\n\nAsk your pharmacist first.").supervised
    assert not one("Take 20 mg of zinc a day.").supervised


def test_a_bare_number_is_a_dose_only_where_an_order_governs_it() -> None:
    assert one("Magnesium helps. Take 300 at night.").unit is None
    assert parse_doses("Walk 10,000 a day.") == []
    assert parse_doses("Take one with food.") == []


def test_the_phrases_of_the_grammar_are_read_nineteen_times_in_twenty() -> None:
    from collections import Counter
    from importlib import util

    root = Path(__file__).parents[2]
    phrases = root.parent / "shared" / "domain" / "dose_grammar.md"
    if not phrases.is_file():
        pytest.skip("the phrases are not here")
    spec = util.spec_from_file_location("benchmark_doses", root / "benchmarks" / "doses.py")
    assert spec is not None
    assert spec.loader is not None
    benchmark = util.module_from_spec(spec)
    spec.loader.exec_module(benchmark)
    tally: Counter[bool] = Counter()
    for wanted in benchmark.phrases(phrases):
        tally.update(benchmark.compare(benchmark.best(parse_doses(wanted["s"]), wanted), wanted).values())
    assert tally[True] >= 0.95 * tally.total()


PHRASES = "take|5|mg|mcg|IU|zinc|vitamin D3|(|)|1.0|.5|1,000|every|4|to|6|hours|/|day|kg|twice|two|tablets|x|500|U|QD|20 000|.|½"
WORDS = st.sampled_from(PHRASES.split("|"))


@given(st.lists(WORDS, max_size=30))
@settings(max_examples=150, deadline=None)
def test_any_words_are_read_and_every_dose_stands_where_it_says(words: list[str]) -> None:
    text = "Text " + " ".join(words)
    for dose in parse_doses(text):
        start, end = dose.span.source_range
        assert text[start:end] == dose.span.text
        assert dose.amount >= 0
