"""editorial/metadata: a page says what it is, how old it is, and who answers for it."""

from __future__ import annotations

from auditor import audit_text, load_rules

RULE = load_rules().select(["editorial/metadata"])
BODY = "Grinding wears the teeth down and makes the jaw ache in the morning. A soft splint protects them at night. " * 3


def test_what_is_missing_is_named_on_the_title_line() -> None:
    (finding,) = audit_text(f"---\ntags: [teeth]\ntitle: Grinding your teeth\n---\n\n{BODY}", "page.md", RULE)
    assert (finding.quote, finding.location.line) == ("Grinding your teeth", 3)
    assert "no date and no author or reviewer" in finding.message


def test_one_thing_missing() -> None:
    (finding,) = audit_text(f"# Grinding your teeth\n\nBy Ana Prieto\n\n{BODY}", "page.md", RULE)
    assert "names no date." in finding.message


def test_a_page_without_a_title_is_marked_on_its_first_line() -> None:
    (finding,) = audit_text(f"{BODY}\n\nBy Ana Prieto, 4 May 2024\n", "page.txt", RULE)
    assert finding.location.line == 1
    assert "names no title." in finding.message


def test_a_complete_page_and_a_short_note_are_left_alone() -> None:
    assert audit_text(f"# Grinding your teeth\n\nBy Ana Prieto, 4 May 2024\n\n{BODY}", "page.md", RULE) == []
    assert audit_text("The surgery is closed on Monday.", "page.md", RULE) == []


def test_a_time_that_only_machines_read_is_a_date() -> None:
    page = f"<h1>Sore gums</h1><p>By Ana Prieto</p><p><time datetime='2024-05-03'>Friday</time></p><p>{BODY}</p>"
    assert audit_text(page, "page.html", RULE) == []
    (finding,) = audit_text(page.replace(" datetime='2024-05-03'", ""), "page.html", RULE)
    assert "names no date." in finding.message
