"""Which sentences rest on which source: markers in every usual form, and what they cover."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from auditor import engine
from auditor.extractors.citations import resting
from auditor.model.sources import Record, Sources
from auditor.rules import RuleSet

ASKED = {"PubMed": date(2026, 1, 1)}
SOURCES = Sources(
    "lock",
    {
        "pmid:11": Record(ASKED, pmid="11", doi="10.5555/a"),
        "doi:10.5555/a": Record(ASKED, pmid="11", doi="10.5555/a"),
        "pmid:12": Record(ASKED, pmid="12"),
    },
)
NUMBERED = """
## References

1. Marsh A. Baths for thumbs. Hand J. 2012;20:18-22. PMID: 11
2. Reyes B. Splints for thumbs. Hand J. 2019;4:1-9. PMID: 12
"""
NOTES = (
    "\n[^1]: Marsh A. Baths for thumbs. Hand J. 2012;20:18-22. PMID: 11\n[^2]: Reyes B. Splints. Hand J. 2019;4:1-9. PMID: 12\n"
)
PLAIN = """
## References

- Marsh A. Baths for thumbs. Hand J. 2012;20:18-22. PMID: 11
- Reyes B. Splints for thumbs. Hand J. 2019;4:1-9. PMID: 12
"""


def read(text: str, rules: RuleSet, name: str = "page.md") -> resting.Resting:
    article = engine.understand(text, name, replace(rules, sources=SOURCES))
    return resting.read(article.prose, article.citations, article.references, SOURCES)


def cited(text: str, rules: RuleSet, name: str = "page.md") -> dict[str, list[str]]:
    return {work: [sentence.text for sentence in found] for work, found in sorted(read(text, rules, name).cited.items())}


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("Baths help thumbs [1]. Splints do too [2].", NUMBERED),
        ("Baths help thumbs.[1] Splints do too.[2]", NUMBERED),
        ("Baths help thumbs (1). Splints do too (2).", NUMBERED),
        ("Baths help thumbs.¹ Splints do too.²", NUMBERED),
        ("Baths help thumbs.[^1] Splints do too.[^2]", NOTES),
        ("Baths help thumbs (Marsh, 2012). Splints do too (Reyes 2019).", PLAIN),
        ("Baths help thumbs (PMID: 11). Splints do too (PMID: 12).", ""),
        ("Baths [help thumbs](https://doi.org/10.5555/a). Splints [do too](https://pubmed.ncbi.nlm.nih.gov/12/).", ""),
    ],
)
def test_a_marker_of_any_form_ties_its_sentence_to_the_work(rules: RuleSet, text: str, entries: str) -> None:
    found = cited(f"# Thumbs\n\nThumbs may ache for years in people who climb.\n\n{text}\n{entries}", rules)
    assert {work: [s[:5] for s in sentences] for work, sentences in found.items()} == {"pmid:11": ["Baths"], "pmid:12": ["Splin"]}


def test_superscripts_in_html(rules: RuleSet) -> None:
    page = (
        "<h1>Thumbs</h1><p>Baths help thumbs.<sup>1</sup> Splints do too.<sup>2</sup></p><h2>References</h2><ol>"
        "<li>Marsh A. Baths for thumbs. Hand J. 2012;20:18-22. PMID: 11</li>"
        "<li>Reyes B. Splints for thumbs. Hand J. 2019;4:1-9. PMID: 12</li></ol>"
    )
    assert cited(page, rules, "page.html") == {"pmid:11": ["Baths help thumbs."], "pmid:12": ["Splints do too."]}


def test_a_range_cites_each_work(rules: RuleSet) -> None:
    assert cited(f"Baths and splints help [1-2].\n{NUMBERED}", rules) == {
        "pmid:11": ["Baths and splints help [1-2]."],
        "pmid:12": ["Baths and splints help [1-2]."],
    }


def test_a_marker_covers_the_sentences_before_it_and_none_after(rules: RuleSet) -> None:
    text = f"Thumbs ache. Baths help them. They are warm [1]. Honey is sweet.\n\nSplints help [2].\n{NUMBERED}"
    assert read(text, rules).alone == {"pmid:11": frozenset({0, 1, 2}), "pmid:12": frozenset({4})}


def test_what_cites_two_works_rests_on_neither_alone(rules: RuleSet) -> None:
    assert read(f"Baths help [1]. Splints help too [1,2].\n{NUMBERED}", rules).alone == {"pmid:11": frozenset({0})}


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("Baths help thumbs.\n\n## References\n\n1. Marsh A. Baths. Hand J. 2012;20:18-22. doi:10.5555/a. PMID: 11\n", "pmid:11"),
        (f"Baths help thumbs.\n{NUMBERED}", ""),
        ("Baths help thumbs (PMID: 11), as Reyes and colleagues (2019) found.\n", "pmid:11"),
        ("Baths help thumbs (PMID: 11).\n\nSplints do not, Reyes and colleagues (2019) found.\n", ""),
        ("Baths help thumbs (PMID: 11).\n\nSee also <https://www.example.org/thumbs/splints>.\n", ""),
    ],
)
def test_a_page_of_one_work(rules: RuleSet, text: str, only: str) -> None:
    page = f"# Thumbs\n\nThumbs may ache for years in people who climb.\n\n{text}"
    assert read(page, rules).only == only
