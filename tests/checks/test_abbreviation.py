"""readability/abbreviation: letters that a page uses again and again and never spells out."""

from __future__ import annotations

from auditor import audit_text, load_rules

RULE = load_rules().select(["readability/abbreviation"])


def test_the_first_use_in_the_body_is_marked() -> None:
    page = "# What is TENS?\n\nMany people ask for TENS at home. A TENS unit has two pads. Clean the pads of the TENS unit.\n"
    (finding,) = audit_text(page, "page.md", RULE)
    assert (finding.quote, finding.location.line, finding.location.column) == ("TENS", 3, 21)
    assert "“TENS” 3 times" in finding.message


def test_two_uses_are_told_as_twice() -> None:
    (finding,) = audit_text("A TIA is a warning. Ring for help after a TIA.", "page.md", RULE)
    assert "“TIA” twice" in finding.message


def test_a_page_that_explains_itself_is_left_alone() -> None:
    assert audit_text("A transient ischaemic attack (TIA) is a warning. Ring for help after a TIA.", "page.md", RULE) == []


def test_a_page_in_another_language_is_left_alone() -> None:
    page = "Die TIA ist eine Warnung und wird oft nicht erkannt. Nach einer TIA ist der Notruf für alle die richtige Nummer. " * 3
    assert audit_text(page, "page.md", RULE) == []
