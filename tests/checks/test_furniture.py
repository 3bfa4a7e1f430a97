"""editorial/chrome: one finding for each run of leftover lines, and for link texts run into a sentence."""

from __future__ import annotations

import pytest

from auditor import audit_text, load_rules

RULE = load_rules().select(["editorial/chrome"])
BODY = "A vaccine teaches the body to know a germ before it meets the germ itself, and it does so in about two weeks.\n\n"


def test_a_run_is_one_finding_from_its_first_line_to_its_last() -> None:
    page = "# Vaccines\n\n" + BODY + "## Leave a Reply\n\nCancel reply\n\n- Home\n- About\n- Donate\n"
    (finding,) = audit_text(page, "page.md", RULE)
    assert finding.quote == "Leave a Reply Cancel reply Home About Donate"
    assert (finding.location.line, finding.location.end_line) == (5, 11)
    assert "(5 lines)" in finding.message
    lines = page.splitlines()
    assert lines[finding.location.end_line - 1][: finding.location.end_column - 1].endswith("Donate")


def test_two_runs_are_two_findings() -> None:
    page = "Skip to main content\n\n# Vaccines\n\n" + BODY + "Share on Facebook\n"
    assert [finding.quote for finding in audit_text(page, "page.md", RULE)] == ["Skip to main content", "Share on Facebook"]


def test_only_the_button_in_a_byline_is_marked() -> None:
    page = "# Vaccines\n\n4 May 2024 · Ana Prieto · Leave a Comment\n\n" + BODY
    assert [finding.quote for finding in audit_text(page, "page.md", RULE)] == ["Leave a Comment"]


def test_link_texts_without_their_blanks() -> None:
    page = "# Vaccines\n\nTo book a visit, see:Our booking formThen wait for a letter.\n\n" + BODY
    assert [finding.quote for finding in audit_text(page, "page.md", RULE)] == ["see:Our booking formThen"]


@pytest.mark.parametrize(
    "line",
    [
        "HomeShopBasketCheckoutMy account",
        "Free delivery on orders over £30",
        "You have 0 items in your basket",
        "We value your privacy. Accept all | Reject all | Manage preferences",
        "Previous article: Mouth ulcers",
    ],
)
def test_lines_of_shops_and_banners(line: str) -> None:
    (finding,) = audit_text(f"# Vaccines\n\n{line}\n\n{BODY}", "page.md", RULE)
    assert finding.quote in line
    assert finding.location.line == 3


def test_a_hashtag_is_no_row_of_links() -> None:
    assert audit_text(f"# Vaccines\n\nFollow #WorldMentalHealthDay this week.\n\n{BODY}", "page.md", RULE) == []


def test_names_with_capitals_inside_are_names() -> None:
    page = "# Vaccines\n\nSearch PubMed or MedlinePlus, and write to BioNTech, AstraZeneca or eLife from an iPhone.\n\n" + BODY
    assert audit_text(page, "page.md", RULE) == []
