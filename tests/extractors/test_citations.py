"""How an article points at its sources: identifiers, references written out, markers, lists and links."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.engine import understand
from auditor.extractors.citations import particulars
from auditor.model.article import Article
from auditor.model.citations import Particulars
from auditor.rules import load_rules

RULES = load_rules()


def read(text: str, name: str = "page.md") -> Article:
    return understand(text, name, RULES)


def forms(text: str) -> list[tuple[str, str, int]]:
    return [(c.form, c.identifier, c.level) for c in read(text).citations]


@pytest.mark.parametrize(
    ("printed", "form", "identifier"),
    [
        ("PMID: 28770154", "pmid", "28770154"),
        ("PubMed ID 28770154", "pmid", "28770154"),
        ("https://pubmed.ncbi.nlm.nih.gov/28770154/", "pmid", "28770154"),
        ("PMC5510203", "pmcid", "PMC5510203"),
        ("doi:10.5555/card.2019.12.", "doi", "10.5555/card.2019.12"),
        ("https://doi.org/10.5555/card.2019.12", "doi", "10.5555/card.2019.12"),
        ("(DOI 10.1016/S0140-6736(05)67099-8)", "doi", "10.1016/S0140-6736(05)67099-8"),
        ("NCT04187651", "trial", "NCT04187651"),
        ("ISRCTN12345678", "trial", "ISRCTN12345678"),
        ("ChiCTR2000029308", "trial", "ChiCTR2000029308"),
        ("EudraCT 2013-001234-21", "trial", "2013-001234-21"),
        ("ISBN 978-3-16-148410-0", "isbn", "978-3-16-148410-0"),
        ("ISBN-10: 0-306-40615-2", "isbn", "0-306-40615-2"),
        ("arXiv:2101.00001", "preprint", "2101.00001"),
        ("NICE guideline NG59", "guideline", "NG59"),
    ],
)
def test_an_identifier_lets_a_reader_find_the_source(printed: str, form: str, identifier: str) -> None:
    assert (form, identifier, 4) in forms(f"The pacemaker study {printed} tells more.")


@pytest.mark.parametrize(
    ("printed", "why"),
    [
        ("doi: 1093/europace/eux110", "begins with “10.”"),
        ("doi:10.101/dent.7", "four to nine digits"),
        ("doi:10.5555/ dent.2019", "nothing follows the prefix"),
        ("PMID 2877O154", "digits only"),
        ("PMID: 287701543", "this one has 9"),
        ("PMID: PMC5510203", "is a PMCID"),
        ("NCT0418765", "this one has 7"),
        ("ISBN 978-3-16-148410-1", "check digit of this ISBN"),
        ("ISSN 1831-4733", "check digit of this ISSN"),
        ("(Vaccine Notes 2019;12:188-18)", "run backwards, from 188 to 18"),
    ],
)
def test_what_cannot_be_right_says_why(printed: str, why: str) -> None:
    (wrong,) = [c for c in read(f"The booster trial {printed} lasted a year.").citations if c.problem]
    assert why in wrong.problem
    assert wrong.level == 0


@pytest.mark.parametrize(
    "innocent",
    [
        "Her number at the surgery is 28770154.",
        "The DOI and the PMID are printed below.",
        "Write to orcid.org/0000-0002-1825-0097.",
        "The years 2012-2013 were hard.",
        "Search PubMed 2019 issues by hand.",
        "Walk 10.1 km a day.",
    ],
)
def test_a_number_without_its_label_is_no_identifier(innocent: str) -> None:
    assert [c for c in read(innocent).citations if c.level >= 3 or c.problem] == []


@given(st.integers(1, 99_999_999))
def test_any_number_of_eight_digits_may_be_a_pmid(number: int) -> None:
    assert [c.problem for c in read(f"PMID: {number}").citations if c.form == "pmid"] == [""]


@given(st.integers(0, 999_999_999))
def test_the_check_digit_of_an_isbn_is_worked_out(number: int) -> None:
    digits = f"978{number:09d}"
    check = -sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits)) % 10
    for last in range(10):
        (isbn,) = [c for c in read(f"See ISBN {digits}{last}.").citations if c.form == "isbn"]
        assert bool(isbn.problem) == (last != check)


@given(st.text(alphabet="10.dPMIoiNCTS:/()[]-–;, 2019\nae¹²", max_size=60))
def test_no_text_breaks_the_reading_and_every_span_lies_in_its_block(text: str) -> None:
    article = read(text)
    for citation in article.citations:
        assert 0 <= citation.span.start <= citation.span.end <= len(citation.span.block.text)


@pytest.mark.parametrize(
    "written",
    [
        "Heart Devices. 2012 Apr;20(1):18-22.",
        "A 2003 trial in Heart Devices (2003;28:177–9) on 360 people.",
        "Amoah K, Silva R International Device Medicine, Volume 34, Number 1, April 2012 , pp. 7-12",
        "Sumner, P. (2014). Press releases. BMJ, 349, g7015.",
        "The juice was tested in cells (Novak 2018, Acta Dentalia 44:310-318).",
        "Cochrane Database Syst Rev 2021;CD006400",
    ],
)
def test_journal_year_and_volume_are_a_reference(written: str) -> None:
    assert max(level for _, _, level in forms(written)) >= 3


@pytest.mark.parametrize("pages", ["177–9", "18-22", "e112-e121", "S12-S15", "1189–202"])
def test_elided_and_lettered_pages_run_forwards(pages: str) -> None:
    assert [c.problem for c in read(f"Gum Notes. 2019;7:{pages}.").citations if c.form == "reference"] == [""]


@pytest.mark.parametrize(
    ("pointer", "identifier"),
    [
        ("(Okafor et al., 2012)", "Okafor 2012"),
        ("(Okafor and Lind, 2012; Berg 2014)", "Okafor 2012"),
        ("as Okafor and Lind (2012) saw", "Okafor 2012"),
        ("(Okafor and colleagues, 2012)", "Okafor 2012"),
        ("(Dental Safety Forum, 2012)", "Dental 2012"),
    ],
)
def test_author_and_year_point_at_a_source(pointer: str, identifier: str) -> None:
    assert ("author-year", identifier, 2) in forms(f"Sealants lasted longer {pointer}.")


@pytest.mark.parametrize("date", ["(March 2020)", "(In 2020)", "in London (2020 census)", "(Updated 2020)"])
def test_a_date_is_no_author(date: str) -> None:
    assert not [form for form in forms(f"The clinic moved {date}.") if form[0] == "author-year"]


LIST = """

## References

1. Ito H. Fluoride varnish. J Child Dent. 2015;3:1-9.
2. Park S. Sealants. J Child Dent. 2016;4:10-19.
3. Diaz P. Chewing gum. J Child Dent. 2017;5:20-29.
"""


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("Varnish prevents caries [1].", ["1"]),
        ("Varnish prevents caries [1,2].", ["1", "2"]),
        ("Varnish prevents caries [1–3].", ["1", "2", "3"]),
        ("Varnish prevents caries (2).", ["2"]),
        ("Varnish prevents caries.¹,³", ["1", "3"]),
        ("Varnish prevents caries.2 It is cheap.", ["2"]),
        ("Varnish prevents caries.<sup>3</sup>", ["3"]),
    ],
)
def test_a_marker_in_any_dress_is_read(sentence: str, labels: list[str]) -> None:
    assert [c.identifier for c in read(sentence + LIST).citations if c.form == "numbered"] == labels


@pytest.mark.parametrize(
    "sentence", ["The interval [12, 45] was wide.", "A body mass of 27 kg/m² is high.", "It took (1) rest or (2) gum."]
)
def test_a_bracketed_or_raised_number_need_not_be_a_marker(sentence: str) -> None:
    assert [c for c in read(sentence).citations if c.form == "numbered"] == []


def test_a_bracket_behind_a_figure_is_a_marker_where_the_list_has_its_number() -> None:
    page = (
        "Relief came to 63 in 100 against 41 in 100 [1]. The median was 17 [4].\n\n## References\n\n1. Ek A. Rest 2020;1:2-9.\n"
    )
    assert [c.identifier for c in read(page).citations if c.form == "numbered"] == ["1"]


def test_thousands_in_brackets_are_no_markers() -> None:
    page = "Both arms were equal: drug (1,950), salt water (1,951).\n\n## References\n\n1. Ek A. Rest 2020;1:2-9.\n"
    assert [c.identifier for c in read(page).citations if c.form == "numbered"] == []


def test_entries_carry_their_printed_labels() -> None:
    entries = read(
        "Gum helps [1].\n\n## Sources\n\n[1] Ito H. Gum. J Child Dent. 2015;3:1-9.\n[2] Park S. Sealants. 2016."
    ).references
    assert [(entry.label, entry.span.text[:4]) for entry in entries] == [("1", "Ito "), ("2", "Park")]


def test_footnotes_are_entries_under_their_names() -> None:
    article = read("Gum helps.[^gum]\n\n[^gum]: Ito H. Gum. J Child Dent. 2015;3:1-9. doi:10.5555/jcd.2015.3")
    assert [(entry.label, entry.level) for entry in article.references] == [("gum", 4)]
    assert [c.identifier for c in article.citations if c.form == "numbered"] == ["gum"]


@pytest.mark.parametrize(
    ("target", "level"),
    [
        ("https://www.nhs.uk/conditions/vaccinations/", 4),
        ("https://www.nhs.uk/", 1),
        ("https://pubmed.ncbi.nlm.nih.gov/?term=vaccines", 1),
        ("https://scholar.google.com/scholar?q=vaccines", 1),
        ("https://www.facebook.com/groups/vaccines/posts/1", 1),
        ("https://www.nejm.org/doi/full/10.5555/NEJM2019", 4),
    ],
)
def test_a_deep_link_counts_and_a_home_page_or_search_does_not(target: str, level: int) -> None:
    assert [c.level for c in read(f"Read [more]({target}).").citations] == [level]


@pytest.mark.parametrize(
    ("reference", "read"),
    [
        (
            "Ito H, van Dam P. Fluoride varnish. J Child Dent. 2015 Apr;3(2):171-9. PMID: 12345678",
            Particulars(("Ito H", "van Dam P"), "J Child Dent", 2015, "3", "2", "171-179"),
        ),
        (
            "Ito, H., & Dam, P. Q. (2015). Fluoride varnish in schools. Gums, 3, g7015.",
            Particulars(("Ito H", "Dam PQ"), "Gums", 2015, "3", None, "g7015"),
        ),
        (
            "Ito H, Dam P International Gum Medicine, Volume 34, Number 1, April 2012, pp. 7-12",
            Particulars(("Ito H", "Dam P"), "International Gum Medicine", 2012, "34", "1", "7-12"),
        ),
    ],
)
def test_a_reference_is_read_into_its_particulars(reference: str, read: Particulars) -> None:
    assert particulars.read(reference) == read


@pytest.mark.parametrize(("number", "right"), [("0000-0002-1825-0097", True), ("0000-0002-1825-0079", False)])
def test_an_orcid_names_a_person_and_has_a_check_digit(number: str, right: bool) -> None:
    citations = understand(f"Hana Ito (https://orcid.org/{number}) wrote this.", "page.md", RULES).citations
    assert [not c.problem for c in citations if c.form == "orcid"] == [right]
    assert max(c.level for c in citations) < 2  # a link to a person is no source either


@pytest.mark.parametrize(
    ("text", "body", "level"),
    [
        ("Source: WHO", "WHO", 1),
        ("A Harvard study found that naps sharpen the memory.", "Harvard", 1),
        ("According to the World Health Organization, one in three adults snores.", "World Health Organization", 1),
        ("A study in the 2000 edition of Gum Notes looked at varnish.", "", 2),
        ("Studies show that naps help.", "", 0),
    ],
)
def test_a_name_alone_leads_nowhere_and_is_kept(text: str, body: str, level: int) -> None:
    (appeal,) = understand(text, "page.md", RULES).attributions
    assert (appeal.body, appeal.level, appeal.sourced) == (body, level, False)


def test_a_footnote_that_the_page_does_not_define_is_a_marker() -> None:
    assert [c.identifier for c in understand("Varnish helps.[^2]", "page.md", RULES).citations] == ["2"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dr Ann Lee, a surgeon, told us that it heals.", ("person", "Ann Lee", 1)),
        ("Ito H. Varnish. J Child Dent (in press, 2027).", ("in-press", "in press, 2027", 2)),
        ("Ibid., page 4.", ("ibid", "previous", 2)),
    ],
)
def test_pointers_that_leave_the_reader_to_find_the_rest(text: str, found: tuple[str, str, int]) -> None:
    assert found in forms(text)
