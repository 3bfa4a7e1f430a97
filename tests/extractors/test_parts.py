"""Which blocks are a reference, and which are the page's own prose."""

from __future__ import annotations

import pytest

from auditor.api import load_rules
from auditor.extractors.parts import settle
from auditor.model.document import Part
from auditor.readers import read

BLOOD = """Vitamin K helps the blood to clot. A team (Clot Notes. 2011;4:20-6) gave it to 40 people who were to have
an operation on the hip. Few of them bled."""
LIVER = """Hepatitis B passes from one person to another in the blood. A team (Liver Pages 2009;3:1-9) tested 200 nurses
in two towns. Four of them carried it."""


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("Jacks A, Barling T. International Musculoskeletal Medicine. 2012;34(1):7-12.", Part.REFERENCES),
        ("Berglund KM et al. Drops for dry mouth. Nordic Dental Letters. 2019;7(2):11-18.", Part.REFERENCES),
        ("Okafor, N., & Reyes, T. (2014). Walking after a stroke. Journal of Slow Steps. 12(3), 44-51.", Part.REFERENCES),
        (BLOOD, Part.PROSE),
        (LIVER, Part.PROSE),
    ],
)
def test_a_line_is_a_reference_only_if_it_is_made_like_one(line: str, part: Part) -> None:
    document = read("page.md", f"# A page\n\n{line}\n")
    assert settle(document.blocks, load_rules().reference)[-1].part is part
