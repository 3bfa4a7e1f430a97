"""Plain text as people type it: wrapped by hand or a paragraph to a line, with headings and bullets of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.readers import read

Outline = Callable[..., list[str]]

EXAMPLES = {
    "lines wrapped by hand are one paragraph": (
        (
            "The dentist checks each tooth for early decay and asks about pain\nand bleeding gums, "
            "and then cleans what a brush cannot reach in\nthe mouth.\n"
        ),
        [
            (
                "paragraph: The dentist checks each tooth for early decay and asks about pain and "
                "bleeding gums, and then cleans what a brush "
                "cannot reach in the mouth."
            )
        ],
    ),
    "a long line is a paragraph of its own": (
        f"{'A pacemaker sends small pulses to the heart. ' * 4}\nIts battery lasts for years.\n",
        [
            f"paragraph: {('A pacemaker sends small pulses to the heart. ' * 4).strip()}",
            "paragraph: Its battery lasts for years.",
        ],
    ),
    "underlined headings and headings in capitals": (
        "PACEMAKERS\n==========\n\nHow they work\n-------------\nThey sense.\n\nWHO NEEDS ONE\n\nFew do.\n",
        [
            "heading 1: PACEMAKERS",
            "heading 2: How they work",
            "paragraph: They sense.",
            "heading 2: WHO NEEDS ONE",
            "paragraph: Few do.",
        ],
    ),
    "bullets of all kinds, with lines that hang below them": (
        (
            "Bring these to the clinic, please.\n\n- your card\n  and letter\n• a list\n* of "
            "drugs\n2) shoes\n[7] Roe A. Trial.\n    BMJ 2020.\n"
        ),
        [
            "heading 1: Bring these to the clinic, please.",
            "list item 1: your card and letter",
            "list item 1: a list",
            "list item 1: of drugs",
            "list item 1 no. 2: shoes",
            "list item 1 no. 7: Roe A. Trial. BMJ 2020.",
        ],
    ),
    "a form feed starts a new page": (
        "First page.\n\n\fSecond page ends here.\n",
        ["heading 1: First page.", "paragraph: Second page ends here."],
    ),
    "signs are words here": (
        "Title\n\nUse 5 * 3 <mg> & _rest_ {now}.\n",
        ["heading 1: Title", "paragraph: Use 5 * 3 <mg> & _rest_ {now}."],
    ),
}


@pytest.mark.parametrize("example", EXAMPLES)
def test_reads(outline: Outline, example: str) -> None:
    source, expected = EXAMPLES[example]
    assert outline(source, "page.txt") == expected
    assert outline(source.replace("\n", "\r\n"), "page.txt") == expected


def test_a_comment_on_a_line_of_its_own_is_a_comment() -> None:
    document = read("page.txt", "Title\n\n<!-- audit: ignore dosage/unit: quoted -->\nText of it.\n")
    assert [(comment.text.strip(), comment.before) for comment in document.comments] == [("audit: ignore dosage/unit: quoted", 1)]
    assert [block.text for block in document.blocks] == ["Title", "Text of it."]
