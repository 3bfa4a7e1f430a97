"""What an audit says of sources that were looked up; without a lock file it says nothing of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from auditor import engine
from auditor.model.finding import Finding
from auditor.model.sources import Change, Notice, Record, Sources
from auditor.rules import RuleSet

TODAY = date(2026, 3, 1)
ASKED = {"PubMed": date(2026, 2, 1)}
ABSTRACT = """\
PURPOSE: To assess vitamin D in patients with pain after back surgery.
METHODS: The records of 6 men and 3 women with pain after back surgery and low vitamin D were reviewed.
RESULTS: Seven of the nine patients had less pain after 6 months of vitamin D.
CONCLUSION: Vitamin D may be used as an adjunct in the treatment of back pain after surgery."""
PAPER = Record(
    ASKED, title="Vitamin D and failed back surgery", authors=("Marsh A",), years=(2012,), pmid="11", abstract=ABSTRACT
)
BATHS = Record(ASKED, title="Warm baths for stiff thumbs", authors=("Lindqvist E",), years=(2020,), pmid="12")
ENTRIES = """
## References

1. Marsh A. Vitamin D and failed back surgery. Back J. 2012;20:18-22. PMID: 11
2. Lindqvist E. Warm baths for stiff thumbs. Hand Ther. 2020;5:1-9. PMID: 12
"""


def audit(text: str, rules: RuleSet, category: str = "citation/", **records: Record) -> list[Finding]:
    sources = Sources("sources.lock.yaml", {f"pmid:{name.removeprefix('p')}": record for name, record in records.items()})
    result = engine.audit_text(text, "page.md", replace(rules.select([category]), sources=sources), TODAY)
    assert result.problems == ()
    return list(result.findings)


def test_a_retraction_names_the_sentences_that_rest_on_the_paper(rules: RuleSet) -> None:
    text = f"Vitamin D eased the pain [1]. Warm baths did too [2].\n\nIt lasted for a year [1,2].\n{ENTRIES}"
    retracted = replace(PAPER, notices=(Notice(Change.RETRACTED, "PubMed", "2021-06-03"), Notice(Change.RETRACTED, "Crossref")))
    (finding,) = audit(text, rules, "citation/retracted", p11=retracted, p12=BATHS)
    assert (finding.quote, finding.message) == (
        "PMID: 11",
        "PMID 11 was retracted on 3 June 2021 (PubMed), and 2 sentences of this page rest on it.",
    )
    assert [evidence.quote for evidence in finding.evidence] == ["Vitamin D eased the pain [1].", "It lasted for a year [1,2]."]


@pytest.mark.parametrize(
    ("dated", "when"), [("2021-06-03", " on 3 June 2021"), ("2021-06", " in June 2021"), ("2021", " in 2021"), ("", "")]
)
def test_a_date_is_told_as_exactly_as_it_is_known(rules: RuleSet, dated: str, when: str) -> None:
    retracted = replace(PAPER, notices=(Notice(Change.RETRACTED, "Crossref", dated),))
    (finding,) = audit("It eased the pain (PMID: 11).\n", rules, "citation/retracted", p11=retracted)
    assert finding.message == f"PMID 11 was retracted{when} (Crossref)."


def test_one_paper_under_two_identifiers_is_told_once(rules: RuleSet) -> None:
    retracted = replace(PAPER, doi="10.5555/d", notices=(Notice(Change.RETRACTED, "PubMed", "2021"),))
    sources = Sources("lock", {"pmid:11": retracted, "doi:10.5555/d": retracted})
    text = "It eased the pain (PMID: 11, doi:10.5555/d).\n"
    result = engine.audit_text(text, "a.md", replace(rules.select(["citation/retracted"]), sources=sources), TODAY)
    assert [finding.quote for finding in result.findings] == ["PMID: 11"]


def test_without_a_lock_nothing_is_said(rules: RuleSet) -> None:
    text = f"Vitamin D cures all back pain [1].\n{ENTRIES}"
    names = {"citation/unknown", "citation/retracted", "citation/stale", "citation/mismatch/paper"}
    result = engine.audit_text(text, "page.md", rules, TODAY)
    assert [finding for finding in result.findings if finding.rule in names] == []


def test_a_mismatch_names_the_paper_that_the_number_leads_to(rules: RuleSet) -> None:
    other = Record(ASKED, title="Nitrogen uptake of winter barley", authors=("Peeters J", "Novak M"), years=(1999,), pmid="11")
    (finding,) = audit(ENTRIES, rules, "citation/mismatch/paper", p11=other, p12=BATHS)
    assert finding.message == "PMID 11 is another paper: “Nitrogen uptake of winter barley”, by Peeters J et al., 1999."


@pytest.mark.parametrize(
    "entry",
    [
        "Marsh A. Vitamin D and failed back surgery. Back J. 2012;20:18-22. PMID: 11",
        "MARSH A. VITAMIN D AND FAILED BACK SURGERY. PMID: 11",
        "Marsh, A. (2011). Vitamin D and failed back surgery. *Back J*, *20*(1), 18–22. PMID: 11",
        "Marsh A. Back J 2012;20:18-22. PMID: 11",  # without its title
        "Lindqvist E, Marsh A. Another title of the same team. Back J. 2012;20:18-22. PMID: 11",
        "Back surgery that failed, and vitamin D. Harvard Health, 2019. PMID: 11",  # told in other words
        "Read the abstract at PubMed (PMID: 11)",
        "PMID: 11",
        "A study on vitamin D. PMID: 11",
        "New hope for nine people whose pain a surgeon could not end. News Today, 2019. PMID: 11",
    ],
)
def test_entries_that_may_well_be_the_paper(rules: RuleSet, entry: str) -> None:
    assert audit(f"## References\n\n1. {entry}\n", rules, "citation/mismatch", p11=PAPER) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Barley eats nitrogen (Peeters et al., 1999; PMID: 11).", ["PMID: 11"]),
        ("Barley eats nitrogen, as Peeters and Novak (1999) [PMID: 11] found.", ["PMID: 11"]),
        ("Vitamin D was tried (Marsh, 1999; PMID: 11).", []),  # the author is there
        ("Vitamin D was tried (Reyes et al., 2011; PMID: 11).", []),  # the year is near
        ("Peeters et al. (1999) fed barley. Vitamin D was tried too (PMID: 11).", []),
    ],
)
def test_an_author_and_a_year_before_a_number_are_held_against_it(rules: RuleSet, text: str, found: list[str]) -> None:
    page = f"# Fields and bones\n\nSome things grow in the sun, and some do not.\n\n{text}\n"
    assert [finding.quote for finding in audit(page, rules, "citation/mismatch/paper", p11=PAPER)] == found


def test_a_line_that_lists_several_papers_is_no_entry_with_two(rules: RuleSet) -> None:
    text = "## References\n\n1. Marsh on vitamin D and back surgery (PMID: 11); Lindqvist on warm baths (PMID: 12)\n"
    assert audit(text, rules, "citation/mismatch", p11=PAPER, p12=BATHS) == []


def test_old_sources_are_one_finding_a_page(rules: RuleSet) -> None:
    old = {"PubMed": date(2025, 3, 1)}
    (finding,) = audit(ENTRIES, rules, "citation/stale", p11=replace(PAPER, looked_up=old), p12=replace(BATHS, looked_up=old))
    assert finding.message.startswith(
        "2 sources of this page may have changed: last looked up on 1 March 2025, more than 180 days"
    )


def overstated(text: str, rules: RuleSet, **records: Record) -> list[tuple[str, str]]:
    return [(finding.rule, finding.quote) for finding in audit(text, rules, "overstatement/", **records)]


def test_a_claim_is_held_against_the_abstract_that_it_cites(rules: RuleSet) -> None:
    text = f"Vitamin D eased the pain of every patient after back surgery [1]. Warm baths help stiff thumbs [2].\n{ENTRIES}"
    (finding,) = audit(text, rules, "overstatement/universal", p11=PAPER, p12=BATHS)
    assert finding.message.startswith("“every patient” leaves nobody out, but by the cited abstract, in the study it was 7 of 9")
    evidence = finding.evidence[0]
    assert (evidence.path, evidence.location, evidence.quote) == (
        "sources.lock.yaml",
        None,
        "RESULTS: Seven of the nine patients had less pain after 6 months of vitamin D",
    )
    assert evidence.says.startswith("so says the cited abstract, PMID 11: ")


def test_the_authors_own_reserve_is_quoted(rules: RuleSet) -> None:
    trial = ABSTRACT.replace("The records of 6 men and 3 women", "In a randomised trial, 240 men and women")
    trial = trial.replace("RESULTS: Seven of the nine patients", "RESULTS: Those given vitamin D")
    text = f"# Vitamin D relieves back pain after surgery\n\nIt was tried [1].\n{ENTRIES.partition('2. Lind')[0]}"
    (finding,) = audit(text, rules, "overstatement/certainty/hedge-dropped", p11=replace(PAPER, abstract=trial))
    assert "but the cited abstract says: “may" in finding.message


def test_a_claim_that_cites_two_works_is_held_against_neither(rules: RuleSet) -> None:
    text = f"Vitamin D eased the pain of every patient after back surgery [1,2].\n{ENTRIES}"
    assert overstated(text, rules, p11=PAPER, p12=BATHS) == []


def test_a_claim_that_cites_another_work_is_not_held_against_this_one(rules: RuleSet) -> None:
    text = f"Vitamin D eased the pain of every patient after back surgery [2]. Bones need it [1].\n{ENTRIES}"
    assert overstated(text, rules, p11=PAPER, p12=BATHS) == []


def test_on_a_page_of_one_source_every_claim_about_its_subject_rests_on_it(rules: RuleSet) -> None:
    text = (
        "# Vitamin D permanently ends back pain after surgery\n\nGuava is a fruit of all seasons.\n"
        + ENTRIES.partition("2. Lind")[0]
    )
    assert ("overstatement/duration", "permanently") in overstated(text, rules, p11=PAPER)


def test_what_was_retracted_is_no_evidence(rules: RuleSet) -> None:
    text = f"Vitamin D eased the pain of every patient after back surgery [1].\n{ENTRIES}"
    assert overstated(text, rules, p11=replace(PAPER, notices=(Notice(Change.RETRACTED, "PubMed"),)), p12=BATHS) == []


def test_a_pasted_abstract_is_not_lent_again(rules: RuleSet) -> None:
    pasted = "".join(f"**{line.partition(':')[0]}:**{line.partition(':')[2]}\n\n" for line in ABSTRACT.splitlines())
    text = f"Vitamin D eased the pain of every patient after back surgery.\n\n{pasted}\n{ENTRIES.partition('2. Lind')[0]}"
    (finding,) = audit(text, rules, "overstatement/universal", p11=PAPER)
    assert finding.evidence[0].location is not None


def test_what_the_page_tells_of_the_study_is_completed_by_the_abstract(rules: RuleSet) -> None:
    text = (
        "In a study of nine patients with pain after back surgery, all of them took vitamin D [1]. "
        f"In these patients vitamin D ended the pain permanently.\n{ENTRIES.partition('2. Lind')[0]}"
    )
    assert ("overstatement/duration", "permanently") in overstated(text, rules, p11=PAPER)
