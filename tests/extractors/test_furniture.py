"""Furniture: what a template left behind is told from what the author wrote."""

from __future__ import annotations

import pytest

from auditor.api import load_rules
from auditor.engine import understand
from auditor.model.document import Part

BODY = "A scale and polish removes the hard deposits that a brush cannot reach, and it takes about half an hour.\n\n"


def furniture(text: str, name: str = "page.md") -> list[str]:
    return [block.text for block in understand(text, name, load_rules()).document.blocks if block.part is Part.FURNITURE]


def test_a_menu_is_taken_whole_and_the_title_is_left() -> None:
    page = "- Home\n- Treatments\n- Braces\n- Contact us\n- Log in\n\n# Scale and polish\n\n" + BODY
    assert furniture(page) == ["Home", "Treatments", "Braces", "Contact us", "Log in"]


def test_a_menu_in_plain_text() -> None:
    page = "Skip to main content\nMENU\nHome\nAbout us\nSearch\n\nScale and polish\n\n" + BODY
    assert furniture(page, "page.txt") == ["Skip to main content", "MENU", "Home", "About us", "Search"]


@pytest.mark.parametrize(
    "line",
    [
        "Skip to main content",
        "Add to cart",
        "Leave a Reply",
        "Your email address will not be published. Required fields are marked *",
        "Share on Facebook",
        "Sign up for our newsletter",
        "We use cookies to give you the best experience on our site. Accept all cookies",
        "Filed under: Gums, Hygiene",
        "Powered by WordPress",
        "Home > Treatments > Scale and polish",
        "Home | About | Contact",
        "Share Tweet Email Print",
        "© 2023 Brightwater Dental. All rights reserved.",
        "Notify me of follow-up comments by email.",
        "Back to top",
    ],
)
def test_lines_that_can_be_nothing_else(line: str) -> None:
    assert furniture(f"# Scale and polish\n\n{BODY}{line}\n") == [line]


@pytest.mark.parametrize(
    "text",
    [
        "## Menu\n\n- Porridge\n- Lentil soup\n- Baked fish\n- Pears\n",
        "## Services\n\nWe offer check-ups and fillings.\n\n## Contact us\n\nRing the desk.\n",
        "- Fever\n- Cough\n- Headache\n- Chills\n- Sore throat\n",
        "## Support\n\n- Family\n- Friends\n- Your nurse\n- A group near you\n",
        "Share this sheet with your family, and search the kitchen for sweets before they come home.\n",
        "Add to the basket a toothbrush, floss and a small mirror.\n",
        "Close your mouth. Share what hurts. Print the form at home.\n",
        "You can leave a comment for the dentist in the box at the desk.\n",
        "## Further reading\n\n- [Gum disease](/gums)\n- [Brushing](/brushing)\n- [Contact us](/contact)\n",
        "Breakfast / lunch / dinner\n",
        "## Contact us\n\nTelephone: 0113 496 0000\n\nLeaflet number 1234\n\n© Northgate Hospital 2022\n",
        "## Information\n\nMore\n\n## Support\n\n- Family\n- Friends\n",
        "Media contact:\n\nJane Doe\n\njane.doe@northgate.edu\n\n© 2021 Northgate University\n",
        "Sign up for our walking group at the desk.\n",
    ],
)
def test_what_an_author_wrote_is_left_alone(text: str) -> None:
    assert furniture(f"# Scale and polish\n\n{BODY}{text}") == []


def test_a_title_that_stands_twice_is_a_lost_caption() -> None:
    page = f"Looking after gums\n\n{BODY}Why gums bleed\n\nWhy gums bleed\n\n{BODY}"
    assert furniture(page, "page.txt") == ["Why gums bleed"]


def test_a_title_with_the_sites_name_makes_the_second_the_copy() -> None:
    page = f"Looking after your gums - Brightwater Dental\n\nLooking after your gums\n\n{BODY}"
    assert furniture(page, "page.txt") == ["Looking after your gums"]


def test_lines_between_two_parts_of_a_form_belong_to_it() -> None:
    page = BODY + "Leave a Reply\n\nYour name\n\nYour website\n\nPost Comment\n"
    assert furniture(page) == ["Leave a Reply", "Your name", "Your website", "Post Comment"]


def test_the_sites_own_elements_are_hidden_and_no_furniture() -> None:
    page = f"<nav><a>Skip to main content</a></nav><main><h1>Gums</h1><p>{BODY}</p></main><footer>All rights reserved</footer>"
    assert furniture(page, "page.html") == []


def test_a_publishers_copyright_under_an_abstract_is_not_the_sites() -> None:
    abstract = "BACKGROUND: Gums bleed.\n\nMETHODS: We asked 40 adults.\n\nRESULTS: Gums bled in 9.\n\n"
    assert furniture(abstract + "Copyright © 2013 Elsevier. All rights reserved.\n") == []
