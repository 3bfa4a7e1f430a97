"""Medicines that the page joins and that are known to do harm together."""

from __future__ import annotations

import pytest

from auditor import audit_text, load_rules
from auditor.interactions import Interaction, effect
from auditor.limits import Substance

SET = load_rules()
RULES = SET.select(["dosage/no-caution/combine"])
TABLE: dict[str, Interaction] = dict(SET.reference.tables["interactions"])
SUBSTANCES: dict[str, Substance] = dict(SET.reference.tables["limits"])


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("If you are on warfarin, add vitamin K2.", "warfarin and vitamin K2: vitamin K undoes what it does"),
        ("Take ibuprofen together with your blood thinner.", "ibuprofen and blood thinner: the risk of bleeding rises"),
        ("You can safely combine melatonin with your sleeping tablets.", "melatonin and sleeping tablets: drowsiness adds up"),
        ("Combine St John's wort with your antidepressant.", "St John's wort and antidepressant: serotonin"),
        ("Take your statin with a tall glass of grapefruit juice.", "statin and grapefruit juice: "),
        ("People who take Prozac can add 5-HTP.", "Prozac and 5-HTP: serotonin may rise to a dangerous level"),
        ("Take your doxycycline with calcium tablets.", "doxycycline and calcium: less of the antibiotic is taken up"),
        ("St John's wort goes well with your contraceptive pill.", "St John's wort and contraceptive pill: the pill may fail"),
    ],
)
def test_an_order_to_join_them_names_the_harm(text: str, pair: str) -> None:
    (finding,) = audit_text(text, rules=RULES)
    assert pair in finding.message
    assert finding.evidence[0].says.startswith("British National Formulary")


@pytest.mark.parametrize(
    "text",
    [
        "Do not take ibuprofen with your blood thinner.",
        "Warfarin interacts with vitamin K.",
        "If you take warfarin, ask your pharmacist before you add vitamin K2.",
        "If you take warfarin, keep the vitamin K in your food about the same.",
        "If you take levothyroxine, take calcium four hours apart from it.",
        "It is fine to eat normal amounts of vitamin K foods while you take warfarin.",
        "Patients who took warfarin were given vitamin K2.",
        "Take paracetamol rather than ibuprofen if you are on warfarin.",
        "Can you take ibuprofen with your blood thinner?",
        "Take vitamin C with your iron.",
        "A few people who take sertraline also use tramadol.",
    ],
)
def test_warnings_reports_and_other_pairs_are_silent(text: str) -> None:
    assert audit_text(text, rules=RULES) == []


def test_every_partner_is_named_somewhere() -> None:
    words = set(SET.reference.lexicons["dose-partner"].groups) | set(SUBSTANCES) | set(TABLE)
    for key, entry in TABLE.items():
        assert set(entry.partners) <= words, key


def test_an_interaction_is_read_from_either_side() -> None:
    assert effect(TABLE, "warfarin", "vitamin_k") == effect(TABLE, "vitamin_k", "warfarin")
    assert effect(TABLE, "warfarin", "vitamin_c") is None


def test_a_question_may_say_who_is_spoken_to() -> None:
    (finding,) = audit_text("On blood thinners? Add a daily turmeric capsule.", rules=RULES)
    assert "blood thinners and turmeric: the risk of bleeding" in finding.message
    assert audit_text("On blood thinners? Ask your doctor before you add turmeric.", rules=RULES) == []
    assert audit_text("What are blood thinners? Add a daily turmeric capsule.", rules=RULES) == []
