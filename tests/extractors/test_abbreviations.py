"""Abbreviations: which letters are one, and which words spell it out."""

from __future__ import annotations

import pytest

from auditor.api import load_rules
from auditor.engine import understand


def read(text: str, name: str = "page.md") -> dict[str, str | None]:
    """Each abbreviation with the words that spell it out."""
    article = understand(text, name, load_rules())
    return {one.form: one.definition.text if one.definition else None for one in article.abbreviations}


USES = "\n\nAn ECG takes five minutes. Keep still while the ECG runs."


@pytest.mark.parametrize(
    "definition",
    [
        "You will have an electrocardiogram (ECG) first.",
        "You will have an electrocardiogram (tracing of the heart, or ECG) first.",
        "An ECG (electrocardiogram) comes first.",
        "The electrocardiogram, or ECG, comes first.",
        "The tracing is an electrocardiogram, also known as ECG, and painless.",
        "ECG stands for electrocardiogram.",
        "- **ECG**: electrocardiogram, a tracing of the heart",
        "| Test | Meaning |\n|---|---|\n| ECG | electrocardiogram |",
        '<abbr title="electrocardiogram">ECG</abbr>',
        "*[ECG]: electrocardiogram",
    ],
)
def test_forms_of_a_definition(definition: str) -> None:
    assert read(definition + USES)["ECG"] is not None


def test_a_definition_may_come_later_and_names_its_words() -> None:
    page = "People with COPD cough. Smoking makes COPD worse.\n\nChronic obstructive pulmonary disease (COPD) harms the lungs."
    assert read(page) == {"COPD": "Chronic obstructive pulmonary disease"}


def test_the_long_form_alone_is_enough() -> None:
    page = "Peripheral arterial disease is common. Walking helps in PAD. PAD can hurt."
    assert read(page) == {"PAD": "Peripheral arterial disease"}


def test_plural_and_singular_are_one() -> None:
    assert read("Ask for an SNRI. Most SNRIs come as capsules.") == {"SNRI": None}


def test_a_pasted_abstract_spells_out_but_does_not_use() -> None:
    abstract = "> METHODS: We used the oral impact scale (OIS). RESULTS: The OIS fell, and the OIS rose.\n\n"
    assert read(abstract + "The OIS is a list of questions. The OIS is short.") == {"OIS": "oral impact scale"}
    assert read(abstract) == {}


@pytest.mark.parametrize(
    "text",
    [
        "The NHS pays. Ask the NHS in the UK. HIV is treated in the UK; HIV care is free.",
        "Take 400 IU a day. Never take 4,000 IU.",
        "Do NOT chew the tablet. Do NOT crush it. STOP if it hurts, and STOP if you bleed.",
        "The CFTR gene makes a channel. Changes in the CFTR gene cause cystic fibrosis.",
        "In the SPYRAL trial the pressure fell. The SPYRAL trial had a sham group.",
        "Stage II and stage III are treated. Stage IIIB and type IVA are not, and IIIB hurts more than IVA.",
        "Written by Lee JP, Marsh KT. Later Lee JP, Marsh KT agreed.",
        "Write to INFO@TOOTH.ORG or see www.TMJ.org and https://TMJ.org/TMJ.",
        "Vitamins B12, D3 and K2 matter. B12 and D3 come from food.",
        "TAKE CARE OF SORE GUMS. Rest. BRUSH SORE GUMS WITH CARE.",
        "THE DENTIST WILL SEE YOU NOW. THE DENTIST WILL CLEAN YOUR TEETH.",
    ],
)
def test_letters_that_need_no_long_form(text: str) -> None:
    assert {form for form, long in read(text).items() if long is None} == set()


def test_one_use_is_none_of_our_business() -> None:
    assert read("Some people need a TAVI. Ask your cardiologist.") == {}


def test_a_short_word_in_brackets_is_no_long_form() -> None:
    assert read("Zone 4 is 85% of HR (hard). Zone 5 is 95% of HR (harder).") == {"HR": None}
