"""The four citation kinds as an editor meets them: words, message and count."""

from __future__ import annotations

from datetime import date

import pytest

from auditor.engine import audit_text
from auditor.model.finding import Finding
from auditor.rules import load_rules

RULES = load_rules().select(["citation/"])


def findings(text: str, name: str = "page.md", today: str = "2026-01-01") -> list[Finding]:
    return list(audit_text(text, name, RULES, date.fromisoformat(today)).findings)


def told(text: str, **options: str) -> list[tuple[str, str]]:
    return [(f.kind, f.quote) for f in findings(text, **options)]


def test_one_finding_stands_for_a_list_and_counts_the_others() -> None:
    (finding,) = findings("The mouthwash\n\n- prevents gum disease\n- reduces plaque\n- improves the mood of 40% of people")
    assert finding.quote == "improves the mood of 40% of people"
    assert finding.message == "No source covers this figure: “improves the mood of 40% of people” (and 2 more in this list)."
    assert [evidence.quote for evidence in finding.evidence] == ["prevents gum disease", "reduces plaque"]


def test_a_long_item_is_judged_by_itself() -> None:
    long = "This mouthwash prevents gum disease in everyone who uses it twice a day after brushing and flossing with care"
    assert told(f"- {long}\n- reduces plaque") == [("missing", long), ("missing", "reduces plaque")]


LIST = """
## References

1. Ito H. Varnish. J Child Dent. 2015;3:1-9.
2. Park S. Sealants. J Child Dent. 2016;4:10-19.
"""


def test_both_ends_of_a_broken_pair_dangle() -> None:
    found = findings(f"Varnish prevents caries [1], and so does gum [4].\n{LIST}")
    assert [(f.kind, f.quote) for f in found] == [
        ("dangling", "[4]"),
        ("dangling", "Park S. Sealants. J Child Dent. 2016;4:10-19."),
    ]
    assert found[0].message == "Marker 4 leads nowhere: the list runs from 1 to 2."


def test_a_list_without_markers_does_not_dangle() -> None:
    assert told(f"Varnish is painted on.\n{LIST}") == []


def test_further_reading_need_not_be_cited() -> None:
    page = f"Varnish prevents caries [1] and sealants too [2].\n{LIST}\n## Further reading\n\n1. Berg A. All about teeth. 2010."
    assert told(page) == []


def test_markers_without_any_list_are_told_once() -> None:
    (finding,) = findings("Varnish prevents caries [1]. Sealants do as well [2].")
    assert (finding.quote, finding.message) == ("[1]", "Marker 1 leads nowhere: the page has no list of sources.")


@pytest.mark.parametrize(("today", "wrong"), [("2026-06-01", ["2027"]), ("2027-01-01", [])])
def test_a_year_is_in_the_future_only_until_it_comes(today: str, wrong: list[str]) -> None:
    page = "Varnish prevents caries [1].\n\n## References\n\n1. Ito H. Varnish. J Child Dent. 2027;3:1-9."
    assert [quote for _, quote in told(page, today=today)] == wrong


def test_next_year_is_fine_in_press() -> None:
    page = "Varnish prevents caries [1].\n\n## References\n\n1. Ito H. Varnish. J Child Dent. 2027;3:1-9 (in press)."
    assert told(page) == []


def test_in_press_does_not_reach_beyond_next_year() -> None:
    page = "Varnish prevents caries [1].\n\n## References\n\n1. Ito H. Varnish. J Child Dent. 2028;3:1-9 (in press)."
    assert told(page) == [("malformed", "2028")]


def test_an_appeal_to_evidence_is_told_once() -> None:
    assert told("Studies show that gum reduces plaque.") == [("vague", "Studies show")]


def test_two_lists_with_the_same_numbers_do_not_dangle() -> None:
    assert (
        told(f"Varnish prevents caries [1].\n{LIST}\n### More references\n\n1. Berg A. Teeth. 2010.\n2. Lund E. Gums. 2011.")
        == []
    )


def test_numbered_links_without_a_heading_are_a_list() -> None:
    links = "1. [Varnish](https://www.nhs.uk/conditions/varnish/)\n2. [Sealants](https://doi.org/10.5555/jcd.2016.10)\n"
    assert told(f"Varnish prevents caries [1] and sealants do [2].\n\n{links}") == []


def test_a_malformed_identifier_quotes_what_stands_there() -> None:
    (finding,) = findings("The stent trial (doi:1093/europace/eux110) is open.")
    assert finding.quote == "doi:1093/europace/eux110"
    assert finding.message == "“doi:1093/europace/eux110” cannot be right: a DOI begins with “10.” and four digits or more."


def test_a_sentence_whose_marker_dangles_is_not_also_missing() -> None:
    assert told(f"Varnish prevents caries [1][2]. Gum reduces caries [9].\n{LIST}") == [("dangling", "[9]")]


def numbered(*entries: str) -> str:
    items = "\n".join(f"{i}. {entry}" for i, entry in enumerate(entries, 1))
    return f"Varnish prevents caries [1] and sealants too [2].\n\n## References\n\n{items}\n"


ITO = "Ito H. Fluoride varnish in nurseries. J Child Dent. 2015;3:1-9."


def test_one_identifier_on_two_works_is_told_at_the_second_with_the_first_beside_it() -> None:
    (finding,) = findings(
        numbered(f"{ITO} PMID: 24112233", "Park S. Sealants on molars. Eur Dent Rev. 2016;41:10-9. PMID: 24112233")
    )
    assert (finding.rule, finding.quote) == ("citation/malformed/shared", "PMID: 24112233")
    assert finding.message == "PMID 24112233 stands for two different works; it can be right for one of them only."
    assert [evidence.quote for evidence in finding.evidence] == [f"{ITO} PMID: 24112233"]


def test_one_work_listed_twice_is_information() -> None:
    (finding,) = findings(numbered(ITO, "Ito H. Fluoride varnish in nurseries. Journal of Child Dentistry. 2015;3(1):1-9."))
    assert (finding.rule, finding.severity) == ("citation/duplicate", "info")


def test_two_papers_of_one_group_are_two_works() -> None:
    assert told(numbered(ITO, "Ito H. Fluoride varnish in nurseries: five years on. J Child Dent. 2020;8:15-21.")) == []


def test_a_source_declared_and_listed_is_listed_once() -> None:
    page = f'---\nsources:\n  - "{ITO}"\n---\nVarnish prevents caries [1].\n\n## References\n\n1. {ITO}\n'
    assert told(page) == []


@pytest.mark.parametrize("reference", ["Heart Devices. 20119;12:88-95.", "Heart Devices. 219 Apr;12(3):88."])
def test_a_year_that_no_journal_has(reference: str) -> None:
    ((kind, quote),) = told(f"## References\n\n1. Amoah K. Stents after angioplasty. {reference}")
    assert kind == "malformed"
    assert quote in ("20119", "219")


CLAIMS = "About one in three adults has varicose veins. Stockings ease the pain."


@pytest.mark.parametrize(
    "basis",
    [
        "This leaflet is based on NICE guideline CG168.",
        "Our page follows the [national guideline](https://www.nice.org.uk/guidance/cg168).",
        "The figures below are taken from Brittenden J. Treatments for varicose veins. N Engl J Med. 2019;381:912-922.",
    ],
)
def test_a_page_that_says_what_it_rests_on_is_covered(basis: str) -> None:
    assert told(f"{basis}\n\n{CLAIMS}") == []


def test_a_page_that_rests_on_no_source_anyone_can_find_is_not_covered() -> None:
    assert told(f"This leaflet is based on science.\n\n{CLAIMS}") == [
        ("missing", "About one in three adults has varicose veins.")
    ]


def test_a_link_in_the_text_takes_nothing_from_the_list_of_sources() -> None:
    page = f"Find a [clinic near you](https://www.nhs.uk/service-search/clinics).\n\n{CLAIMS}\n\n## Sources\n\n{ITO}\n"
    assert told(page.replace("varicose veins", "caries").replace("Stockings ease", "Varnish eases")) == []


def test_a_list_most_of_whose_items_are_references_is_a_list_of_references() -> None:
    items = (
        "- NICE CG168: Varicose veins: diagnosis and management (2013)\n"
        "- Brittenden J, et al. Treatments for varicose veins. N Engl J Med 2019;381:912-922\n"
        "- Whing J, et al. Interventions for varicose veins. Cochrane Database Syst Rev 2021;8:CD005624\n"
    )
    assert told(f"{CLAIMS}\n\n## What we read\n\n{items}") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "This condition is associated with headaches.",
        "Affected children have an increased risk of infection.",
        "Kestrel syndrome affects the joints and can lower the blood pressure.",
        "People at increased risk of falls can ask for a visit at home.",
    ],
)
def test_the_course_of_a_disease_needs_no_source(sentence: str) -> None:
    assert told(f"# Kestrel syndrome\n\n{sentence}") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Treating this condition early reduces the risk of a stroke.",
        "Ginger tea lowers the blood pressure.",
        "Gum disease is linked to stroke.",
    ],
)
def test_what_is_done_about_a_disease_and_what_it_is_said_to_bring_need_one(sentence: str) -> None:
    assert told(f"# Kestrel syndrome\n\n{sentence}") == [("missing", sentence)]


def test_how_a_disease_comes_about_may_be_believed() -> None:
    assert told("Researchers believe that the changed gene lets nerve cells die.") == []
    assert told("Researchers believe that ginger prevents colds.") == [("vague", "Researchers believe")]


def test_a_table_that_a_named_body_compiled_has_its_source() -> None:
    table = "| Sign | Share of people |\n| --- | --- |\n| Headache | 80% of people |\n"
    assert told(f"The European Syndrome Register provides the following table.\n\n{table}") == []
    assert told(f"We like the following table.\n\n{table}") == [("missing", "80% of people")]


WARNING = "Smoking slows the healing of the wound and makes an infection more likely. Please do not smoke for three days."


def test_a_leaflet_that_a_clinic_signs_may_give_the_reason_for_its_advice() -> None:
    page = f"---\nauthor: Staff of Harbour Dental Practice\n---\n{WARNING}\n\nRing us if the wound bleeds."
    assert told(page) == []
    ((kind, _),) = told(page.replace("Dental Practice", "Herbs"))
    assert kind == "missing"


def test_what_a_medicine_is_for_needs_no_source() -> None:
    assert told("**What are statins for?** They lower cholesterol.") == []
    assert told("**Are statins good?** They lower cholesterol.") == [("missing", "They lower cholesterol.")]


def test_a_numbered_list_half_of_whose_items_are_references_is_a_list_of_references() -> None:
    page = (
        "Most women have heartburn at some point [1]. Antacids ease the pain [2].\n\n"
        "1. Vazquez JC. Heartburn in pregnancy. BMJ Clin Evid. 2015;2015:1411.\n"
        "2. National Institute for Health and Care Excellence. Dyspepsia in pregnancy. Clinical Knowledge Summary. 2023.\n"
    )
    assert told(page) == []


def test_the_last_line_of_a_text_may_name_its_source() -> None:
    assert told("Fasting is old.\n\nDrink water.\n\nSource: Harvard\n", name="page.txt") == [("vague", "Source: Harvard")]


@pytest.mark.parametrize("markers", ["caries^1^ and gum^2^", "caries.¹˒² Gum", "caries [1, 2] and gum", "caries (1) and gum (2)"])
def test_markers_are_read_in_their_usual_forms(markers: str) -> None:
    assert told(f"Varnish prevents {markers}.\n{LIST}") == []


AUTHORS = """

## References

Ito, H. (2015). Varnish. *J Child Dent*, *3*, 1-9.

Park, S. (2018). Sealants. *J Child Dent*, *6*, 1-9.
"""


def test_an_author_whom_the_list_lacks_is_told_once() -> None:
    page = (
        "Varnish prevents caries (Ito, 2015), gum does (Park, 2018), and floss (Meyer et al., 2011). Meyer et al. (2011) agree."
    )
    (finding,) = findings(page + AUTHORS)
    assert finding.message == "“Meyer 2011” leads nowhere: the list has no such entry."


def test_an_author_with_another_year_is_told_with_it() -> None:
    (finding,) = findings(f"Varnish prevents caries (Ito, 2015), and sealants do (Park, 2017).{AUTHORS}")
    assert (finding.quote, finding.message) == ("Park, 2017", "“Park 2017” leads nowhere: the list has Park of 2018.")


def test_a_page_that_hardly_uses_its_list_by_name_does_not_dangle() -> None:
    page = f"Varnish prevents caries (Meyer, 2011) and so does gum (Lund, 2012).{AUTHORS}"
    assert [kind for kind, _ in told(page)] == []


def test_a_page_cannot_have_appeared_in_a_year_to_come() -> None:
    assert told("# Sealants\n\nLast updated: 3 June 2099. Next review: 2101.") == [("malformed", "2099")]
    assert told("# Sealants\n\nReview due 3 June 2099.") == []


def test_a_warning_beside_what_to_do_about_it_needs_no_source() -> None:
    assert told("If you shake, do not stop at once. Sudden withdrawal can be dangerous. Call us first.") == []
    assert told("Charcoal toothpaste can be dangerous.") == [("missing", "Charcoal toothpaste can be dangerous.")]


def test_those_who_answered_us_are_our_own_figures() -> None:
    assert told("Of the 240 patients who filled in the survey, 88% would recommend us.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The most common symptoms associated with an aura are blind spots.",
        "If it affects the legs, people may fall.",
        "To reduce the risk of infection, wash your hands.",
        "Cortisol is a hormone that affects the blood sugar.",
        "The institute conducts and supports research on strokes.",
        "Researchers are working to develop drugs that can delay, prevent, or reverse dementia.",
        "Attacks become less frequent and scars fade.",
        "Neither an effective treatment for the pain nor a cure is known.",
    ],
)
def test_what_is_presupposed_supposed_or_wanted_is_not_stated(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    "item", ["Higher intake linked to slower ageing and less dementia", "Tea, if taken daily, prevents strokes"]
)
def test_what_is_stated_without_a_verb_or_after_a_condition_is(item: str) -> None:
    assert told(f"- {item}") == [("missing", item)]


def test_a_label_over_a_list_is_a_heading() -> None:
    assert told("Improving sleep quality:\n\n- Go to bed at ten.\n- Keep the room dark.\n") == []
    assert told("Ginger is improving sleep quality.") == [("missing", "Ginger is improving sleep quality.")]


@pytest.mark.parametrize("share", ["One person in four has gum disease.", "About one pregnant woman in ten smokes."])
def test_one_person_in_so_many_is_a_figure(share: str) -> None:
    assert told(share) == [("missing", share)]


def test_a_person_in_a_place_is_no_figure() -> None:
    assert told("One patient in 2019 had gum disease. One woman in three years had it.") == []


def test_these_figures_are_those_of_their_paragraph() -> None:
    basis = "Grafts last for 20 years. These figures come from the [annual report](https://www.odt.nhs.uk/reports/annual/)."
    assert told(f"{basis}\n\nOne person in four has gum disease.") == [("missing", "One person in four has gum disease.")]


def test_a_leaflet_may_give_the_reason_in_the_same_sentence() -> None:
    advice = "The tablets raise the risk of skin cancer, so use sunscreen.\n\nRing us if you have a fever."
    page = f"*By the transplant nurses of Alder Hospital*\n\n{advice}"
    assert told(page) == []
