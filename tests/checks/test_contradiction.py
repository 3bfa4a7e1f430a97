"""What a page claims against what its own evidence says, in subjects from cardiology to dentistry."""

from __future__ import annotations

from datetime import date

import pytest

from auditor import engine
from auditor.rules import load_rules

RULES = load_rules().select(["overstatement/"])


def found(text: str, name: str = "page.md") -> list[tuple[str, str]]:
    result = engine.audit_text(text, name, RULES, date(2026, 1, 1))
    assert not result.problems
    return [(finding.rule.removeprefix("overstatement/"), finding.quote) for finding in result.findings]


def says(text: str, rule: str) -> list[str]:
    findings = engine.audit_text(text, "page.md", RULES, date(2026, 1, 1)).findings
    return [e.says for f in findings if f.rule == f"overstatement/{rule}" for e in f.evidence]


OVERCLAIMS = {
    "every patient, against three of twelve": (
        """
        # The new stent cured the chest pain of every patient

        METHODS. Records of 7 men and 5 women with chest pain were reviewed after the new stent was placed.

        RESULTS. Nine of the patients had no chest pain at month 6; the remaining 3 had only slight improvement.

        CONCLUSION. The stent may be of use in some patients with chest pain.
        """,
        [
            ("causal", "The new stent cured the chest pain"),
            ("magnitude/total", "cured"),
            ("universal/response", "every patient"),
        ],
    ),
    "everyone, against a share of smokers": (
        """
        The patch works for everyone who wears it.

        We followed 48 smokers who wore the patch for ten weeks. Nineteen of the 48 had stopped smoking at the end.
        """,
        [("universal/response", "for everyone")],
    ),
    "no side effects, against harms that were counted": (
        """
        The vaccine has no side effects.

        In a randomised trial 300 adults were given the vaccine. Forty of them had headaches, and two had a rash.
        """,
        [("universal/harm", "no side effects")],
    ),
    "cause and effect from a cohort": (
        """
        # Flossing prevents heart attacks

        A cohort study followed 9,000 teachers for 11 years. Teachers who flossed daily had fewer heart attacks.
        """,
        [("causal", "Flossing prevents heart attacks")],
    ),
    "people, where there were only rats": (
        """
        # Blueberries reverse memory loss

        Thirty old rats were fed blueberries for eight weeks. Their memory loss in the maze was smaller at the end.
        """,
        [("population/bench", "Blueberries reverse memory loss")],
    ),
    "proof, from authors who ask for more": (
        """
        The trial proves that singing eases anxiety.

        In a randomised trial of 64 students, singing lowered anxiety scores. A larger trial is needed.
        """,
        [("certainty/proof", "proves")],
    ),
    "for life, against twelve weeks": (
        """
        The splint brings relief from jaw pain for life.

        In a randomised trial 52 adults with jaw pain wore the splint. They were followed for 12 weeks.
        """,
        [("duration", "for life")],
    ),
    "an effect that could be chance": (
        """
        # Omega-3 improves reading in children

        A randomised trial in 180 children tested omega-3 capsules. Reading scores did not differ between the groups (p = 0.41).
        """,
        [("significance", "Omega-3 improves reading")],
    ),
    "halved, against a fall of a fifth": (
        """
        The app halves migraine attacks.

        In a trial of 90 adults, migraine attacks went from 6.0 to 4.8 a month with the app.
        """,
        [("magnitude/half", "halves")],
    ),
    "nine in ten in the title, six in ten in the text": (
        """
        ---
        title: 90% of children lose their fear of the dentist after one visit
        ---
        The clinic followed 50 children. After one visit 31 of the 50 children (62%) had lost their fear of the dentist.
        """,
        [("numbers", "90%")],
    ),
    "no worse counted as a success": (
        """
        After the course 88% of patients were better or no worse.
        """,
        [("outcome/composite", "better or no worse")],
    ),
    "an outcome that nobody recorded": (
        """
        # Chair yoga prevents falls

        In a randomised trial of 70 adults, balance scores rose with chair yoga. Falls were not recorded.
        """,
        [("outcome/unmeasured", "Chair yoga prevents falls")],
    ),
    "any age, against forty to sixty": (
        """
        A randomised trial took 400 women aged 40 to 60. Those given the cream had fewer hot flushes.

        Women of any age can expect the same relief.
        """,
        [("population/narrower", "Women of any age can expect the same relief")],
    ),
}


@pytest.mark.parametrize("name", OVERCLAIMS)
def test_a_claim_that_its_own_evidence_contradicts_is_marked(name: str) -> None:
    text, expected = OVERCLAIMS[name]

    assert found(_dedent(text)) == expected


HONEST = {
    "a universal that the evidence supports": """
        All nine patients completed follow-up. Seven of the nine patients improved.
        """,
    "who could take part, and how it was run": """
        A trial took 60 adults. All patients gave written consent, and every participant was over 40. Of the 60, 22 improved.
        """,
    "a denied universal": """
        Not every child got better. In a trial of 30 children, 24 of the 30 improved.
        """,
    "a question": """
        # Does vitamin C cure colds?

        In a cohort study of 900 adults, those who took vitamin C had as many colds as the others.
        """,
    "a myth told in order to deny it": """
        It is a myth that flossing prevents heart attacks. A cohort study followed 9,000 teachers for 11 years.
        """,
    "a randomised trial carries cause": """
        # Salt swap lowers blood pressure

        In a randomised trial of 600 adults, the salt swap lowered blood pressure by 3 points (p = 0.01).
        """,
    "an association told as one": """
        # Flossing linked to fewer heart attacks

        A cohort study followed 9,000 teachers for 11 years. Teachers who flossed daily had fewer heart attacks.
        """,
    "animals named as such": """
        # Blueberries slow memory loss in rats

        Thirty old rats were fed blueberries for eight weeks. Their memory loss in the maze was smaller at the end.
        """,
    "proof denied": """
        The trial does not prove that singing eases anxiety. A larger trial is needed.

        In a randomised trial of 64 students, singing lowered anxiety scores.
        """,
    "a lasting trouble is no promise": """
        Untreated infection can leave lasting nerve damage.

        In a trial 52 adults with the infection took tablets. They were followed for 12 weeks.
        """,
    "a figure rounded in the title": """
        ---
        title: Six in ten children lose their fear of the dentist after one visit
        ---
        The clinic followed 50 children. After one visit 30 of the 50 children (60%) had lost their fear of the dentist.
        """,
    "no study, no contradiction": """
        Brush twice a day. Brushing prevents tooth decay, and everyone should do it.
        """,
}


@pytest.mark.parametrize("name", HONEST)
def test_honest_text_stays_unmarked(name: str) -> None:
    assert found(_dedent(HONEST[name])) == []


def test_the_finding_shows_the_arithmetic() -> None:
    text = _dedent(OVERCLAIMS["every patient, against three of twelve"][0])

    assert says(text, "universal/response")[0] == "in the study it was 9 of 12 (7 men + 5 women = 12)"


def test_title_and_heading_that_repeat_a_claim_are_one_finding_with_two_places() -> None:
    text = _dedent("""
        ---
        title: Flossing prevents heart attacks
        ---
        # Flossing prevents heart attacks

        A cohort study followed 9,000 teachers for 11 years. Teachers who flossed daily had fewer heart attacks.
        """)

    findings = [
        f for f in engine.audit_text(text, "page.md", RULES, date(2026, 1, 1)).findings if f.rule == "overstatement/causal"
    ]

    assert [
        (f.location.line, [e.location.line for e in f.evidence if e.says == "said again here" and e.location]) for f in findings
    ] == [(2, [4])]


def test_the_authors_of_a_pasted_abstract_are_not_corrected() -> None:
    text = _dedent("""
        METHODS. Records of 20 patients were reviewed.

        RESULTS. Pain fell in 12 of the 20 patients.

        CONCLUSION. The treatment reduces pain in all patients.
        """)

    assert found(text) == []


def _dedent(text: str) -> str:
    return "\n".join(line.removeprefix("        ") for line in text.strip("\n").split("\n"))


LEFT_OUT = """
# Rocking chairs and reflux

In a randomised trial 90 mothers rocked or sat still after meals. Those who rocked had less heartburn (p = 0.01). {limit}

{claim}
"""


@pytest.mark.parametrize(
    ("limit", "claim", "told"),
    [
        ("Women with twins were left out.", "Women with twins will gain just as much.", "Women with twins were left out"),
        ("At the start none had asthma.", "Patients with asthma can expect the same relief.", "At the start none had asthma"),
        ("All of them had type 2 diabetes.", "People with type 1 diabetes will do just as well.", "type 2"),
        ("", "Men can expect the same relief.", "90 mothers"),
    ],
)
def test_a_benefit_carried_over_to_people_whom_the_study_did_not_look_at(limit: str, claim: str, told: str) -> None:
    text = LEFT_OUT.format(limit=limit, claim=claim)
    findings = engine.audit_text(text, "page.md", RULES, date(2026, 1, 1)).findings
    assert [(f.quote + ".", f.evidence[0].quote) for f in findings if f.kind == "population"] == [(claim, told)]


def test_people_whom_the_study_did_take_in_are_no_wider_group() -> None:
    text = LEFT_OUT.format(limit="Women with twins were left out.", claim="Mothers can expect the same relief.")
    assert found(text) == []


CREDIT = """
# A quieter ward

Last year 212 patients fell on our wards, and this year 167 of them did; there was no control group.

{claim}
"""


@pytest.mark.parametrize("claim", ["The wards owe it to the new shoes.", "All the credit goes to the new shoes."])
def test_credit_for_a_result_that_nothing_was_compared_with(claim: str) -> None:
    assert found(CREDIT.format(claim=claim)) == [("causal", claim.removesuffix("."))]


def test_credit_that_is_only_hoped_for_is_left_alone() -> None:
    assert found(CREDIT.format(claim="We cannot say that all the credit goes to the new shoes.")) == []


DOUBTED = """
# Paper clips and posture

In a randomised trial of 80 clerks neck pain was less common with the clip (p = 0.04).
The authors cannot rule out that luck improved their sleep.

{claim}
"""


def test_a_doubt_about_one_outcome_takes_nothing_back_of_another() -> None:
    assert found(DOUBTED.format(claim="That is proof of an end to neck pain.")) == []


def test_a_doubt_counts_against_proof_that_names_no_outcome() -> None:
    claim = "This is definitive proof of what clerks have always said."
    assert found(DOUBTED.format(claim=claim)) == [("certainty/proof", "definitive")]


def test_what_the_researchers_did_themselves_is_no_claim_of_an_effect() -> None:
    text = """
    # Owls and night shifts

    In a survey of 300 nurses fewer of those who kept owls had a cold. We reduced the list of questions to twelve.
    """
    assert found(text) == []
