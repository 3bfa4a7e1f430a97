"""Which blocks are reference entries, whatever stands over them."""

from __future__ import annotations

import pytest

from auditor.engine import understand
from auditor.model.document import Part
from auditor.rules import load_rules

RULES = load_rules()
ITO = "Ito H. Varnish. J Child Dent. 2015;3:1-9."
BOARD = "National Dental Board. Varnish: a guide. 2016."


def listed(text: str, name: str = "page.md") -> list[str]:
    return [block.text for block in understand(text, name, RULES).prose.blocks if block.part is Part.REFERENCES]


@pytest.mark.parametrize(
    "opening",
    [
        "## References",
        "## Sources",
        "### Works cited",
        "## References and notes on them",
        "**References**",
        "References:",
        "**Sources:**",
    ],
)
def test_a_list_is_known_by_its_heading_or_by_a_line_that_serves_as_one(opening: str) -> None:
    assert listed(f"Varnish is painted on.\n\n{opening}\n\n1. {ITO}\n2. {BOARD}\n") == [ITO, BOARD]


@pytest.mark.parametrize("opening", ["## Food sources", "## Best sources of fluoride", "Sources of fluoride:", "**Our tip**"])
def test_other_headings_open_no_reference_list(opening: str) -> None:
    assert listed(f"Varnish is painted on.\n\n{opening}\n\n- tea\n- toothpaste\n") == []


def test_a_line_that_serves_as_heading_ends_with_its_list() -> None:
    assert listed(f"References:\n\n1. {ITO}\n\nBrush your teeth before bed.\n\n- tea\n- milk") == [ITO]


def test_a_reference_may_stand_alone_under_the_title() -> None:
    assert listed(f"# Varnish\n\n{ITO}\n\nVarnish is painted on.") == [ITO]


def test_a_sentence_that_names_its_source_is_prose() -> None:
    assert listed("Varnish was painted on 400 teeth (J Child Dent. 2015;3:1-9), and it lasted a year.") == []


def test_the_list_ends_at_the_next_heading() -> None:
    assert listed(f"## References\n\n- {ITO}\n\n## About us\n\nWe are dentists.") == [ITO]
