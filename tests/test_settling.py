"""One claim is one finding, however many rules mark it and wherever the top of the page repeats it."""

from __future__ import annotations

from datetime import date
from textwrap import dedent

from auditor import engine
from auditor.model.finding import Finding
from auditor.rules import load_rules

RULES = load_rules().select(["overstatement/"])


def findings(text: str) -> list[Finding]:
    result = engine.audit_text(dedent(text).strip() + "\n", "page.md", RULES, date(2026, 1, 1))
    assert not result.problems
    return list(result.findings)


def test_what_title_heading_description_and_lead_repeat_is_one_finding_with_four_places() -> None:
    found = findings("""
        ---
        title: Chewing gum prevents ear infections
        description: Chewing gum prevents ear infections in children
        ---
        # Chewing gum prevents ear infections

        Chewing gum prevents ear infections, a school has found.

        ## What was done

        A cohort study followed 900 children for two winters. Children who chewed gum had fewer ear infections.
        """)

    assert [(f.rule, f.location.line) for f in found] == [("overstatement/causal", 2)]
    assert [e.location.line for e in found[0].evidence if e.says == "said again here" and e.location] == [3, 5, 7]


def test_the_same_claim_further_down_is_marked_where_it_stands() -> None:
    found = findings("""
        # Chewing gum prevents ear infections

        A cohort study followed 900 children for two winters. Children who chewed gum had fewer ear infections.

        ## What to do

        Buy gum, since chewing gum prevents ear infections.
        """)

    assert [(f.rule, f.location.line) for f in found] == [("overstatement/causal", 1), ("overstatement/causal", 7)]


def test_rules_that_mark_the_same_words_give_the_kind_that_an_editor_names_first_and_every_reason() -> None:
    found = findings("""
        # Nasal rinses prevent colds

        A cohort study followed 700 teachers who rinsed their noses. Colds did not differ between the groups (p = 0.31).
        """)

    assert [(f.rule, f.quote) for f in found] == [("overstatement/causal", "Nasal rinses prevent colds")]
    assert [e.says for e in found[0].evidence] == [
        "the evidence is a cohort study, which cannot show cause",
        "700 teachers",
        "the study found no significant difference there (did not differ)",
    ]


def test_words_inside_a_claim_keep_a_finding_of_their_own() -> None:
    found = findings("""
        # The gel helped every patient with a sore heel

        Records of 20 patients with a sore heel were reviewed. With the gel 14 of the 20 patients improved.
        """)

    assert ("overstatement/universal/response", "every patient") in [(f.rule, f.quote) for f in found]
    assert ("overstatement/causal", "The gel helped every patient with a sore heel") in [(f.rule, f.quote) for f in found]
