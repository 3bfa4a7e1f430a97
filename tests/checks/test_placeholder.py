"""editorial/placeholder: what was meant to be replaced before anyone read it."""

from __future__ import annotations

import pytest

from auditor import Severity, audit_text, load_rules

RULE = load_rules().select(["editorial/placeholder"])


def found(text: str, name: str = "page.md") -> list[str]:
    return [finding.quote for finding in audit_text(text, name, RULE)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lorem ipsum dolor sit amet, consectetur adipiscing elit.", "Lorem ipsum dolor sit amet, consectetur adipiscing"),
        ("TODO: ask the pharmacist.", "TODO: ask the pharmacist."),
        ("The talk is on TBC in the hall.", "TBC"),
        ("FIXME the dose table.", "FIXME"),
        ("Write to yourname@example.com today.", "yourname@example.com"),
        ("Write to jane@clinic.example.org today.", "jane@clinic.example.org"),
        ("Write to name@yourdomain.com today.", "name@yourdomain.com"),
        ("Visit www.yoursite.com today.", "www.yoursite.com"),
        ("The clinic opens at [insert time] daily.", "[insert time]"),
        ("Call [your clinic's number] first.", "[your clinic's number]"),
        ("Ring (555) 555-5555 for help.", "555) 555-5555"),
        ("About XX% of people feel better.", "XX%"),
        ("Your text here", "Your text here"),
        ("TODO add the dose.", "TODO"),
        ("The dose (TODO) is low.", "TODO"),
        ("Around TK people have it.", "TK people"),
        ("Take XX tablets a day.", "XX tablets"),
        ("Reviewed by [reviewer name].", "[reviewer name]"),
        ("%%FIRST_NAME%%, welcome.", "%%FIRST_NAME%%"),
    ],
)
def test_placeholders(text: str, words: str) -> None:
    (finding,) = audit_text(text, "page.md", RULE)
    assert words in finding.quote
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize(
    "text",
    [
        "Girls with three X chromosomes (47,XXX) may be tall.",
        "What to do: rest. Todo el mundo duerme.",
        "Write TODO lists if you forget.",
        "TK inhibitors block an enzyme. The child's karyotype was XX.",
        "Write to desk@smilehouse.ie or name the day.",
        "He said: “[The] drops [were] cold.” See [our page](https://smilehouse.ie).",
        "“Take [your] time, and [add] salt,” she said. [The nurse] agreed.",
        "The tablets [see below] are white. Add your name to the list.",
        "A placebo is a sham. The trial used dummy tablets.",
        "```\nTODO name@example.com {{ x }}\n```\n",
    ],
)
def test_what_is_meant_as_it_stands(text: str) -> None:
    assert found(text) == []


def test_a_made_up_address_behind_a_link_is_marked_on_the_links_words() -> None:
    page = '<main><p>Questions? Write to <a href="mailto:you@example.com">the front desk</a>.</p></main>'
    assert found(page, "page.html") == ["the front desk"]


def test_titles_and_captions_are_read_too() -> None:
    assert found("---\ntitle: TODO a better title\n---\n\n![Lorem ipsum](a.png)\n\nWords.\n") == ["TODO", "Lorem ipsum"]
