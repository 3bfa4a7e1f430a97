"""readability/language: a note, and no more, on a page that is not in English."""

from __future__ import annotations

from auditor import Severity, audit_text, load_rules

RULE = load_rules().select(["readability/language"])


def test_another_language_is_noted_once_and_named() -> None:
    sentence = "Le vaccin est fait dans le bras et la douleur passe avec les heures pour la plupart des enfants. "
    page = "# Vaccins\n\n" + sentence * 4
    (finding,) = audit_text(page, "page.md", RULE)
    assert finding.severity is Severity.INFO
    assert finding.quote == "Vaccins"
    assert "French" in finding.message


def test_an_english_page_with_foreign_words_is_english() -> None:
    foreign = "The word vaccine comes from the Latin vacca, and the French say le vaccin. "
    page = foreign + "It is given in the arm and it hurts for a day. " * 4
    assert audit_text(page, "page.md", RULE) == []
