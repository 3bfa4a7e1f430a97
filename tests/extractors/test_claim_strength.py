"""How strongly a sentence claims cause, on the scale none, correlational, conditional, direct."""

from __future__ import annotations

import pytest

from auditor import claim_strength

NONE, CORRELATIONAL, CONDITIONAL, DIRECT = range(4)


@pytest.mark.parametrize(
    "sentence",
    [
        "Vitamin C prevents colds.",
        "The new valve reduces deaths after surgery.",
        "Lack of sleep leads to mistakes.",
        "The brace lowered knee pain and improved walking speed.",
        "Fluoride varnish more than halves decay in milk teeth.",
        "Coffee can improve alertness.",
        "Decay was prevented by fluoride varnish.",
        "We found the splint to reduce jaw pain.",
        "The stent has been shown to prevent strokes.",
        "This leads to earlier discharge.",
        "Statins for older adults lower cholesterol.",
        "Noise and shift work raise blood pressure.",
        "In adults with asthma, the inhaler resulted in fewer attacks.",
        "The drops provided greater relief than saline.",
        "The results suggest that yoga reduces back pain.",
        "Stress makes allergies worse.",
        "The study has found a way of preventing bedsores.",
        "The drug, sold as Relova, lowered the number of relapses.",
        "Helmets are by far the most effective way to prevent head injury.",
        "To test this, the team gave volunteers a fan and found that noise disturbs sleep.",
    ],
)
def test_a_verb_with_an_agent_and_an_object_is_a_direct_claim(sentence: str) -> None:
    assert claim_strength(sentence) == DIRECT


@pytest.mark.parametrize(
    "sentence",
    [
        "The app did not reduce anxiety.",
        "Zinc failed to shorten colds.",
        "Massage had no effect on recovery.",
        "The mouthwash was not beneficial.",
    ],
)
def test_a_denied_effect_is_direct_too(sentence: str) -> None:
    assert claim_strength(sentence) == DIRECT


@pytest.mark.parametrize(
    "sentence",
    [
        "The vaccine is effective in older adults.",
        "Hip protectors are safe and effective.",
        "Alcohol had a harmful effect on sleep.",
        "Diet plays a role in gout.",
        "The effect of music on anxiety was small.",
        "Falls are a leading cause of death in old age.",
        "The hot weather was responsible for the outbreak.",
        "Most of the weight gain was due to steroids.",
        "The gene responsible for stunted growth has been found.",
        "Dog owners are fitter thanks to daily walks.",
    ],
)
def test_effects_praise_and_causes_named_in_nouns_are_direct(sentence: str) -> None:
    assert claim_strength(sentence) == DIRECT


@pytest.mark.parametrize(
    "sentence",
    [
        "Fluoride may prevent tooth decay.",
        "Yoga might ease back pain.",
        "Screen time appears to worsen sleep.",
        "Early physiotherapy could be effective after a stroke.",
        "The gene may play a role in migraine.",
        "Hearing aids may hold the key to memory in old age.",
        "Heartburn tablets seem to affect bone density.",
        "Pollution may be to blame for the wheeze.",
        "Patients may benefit from earlier scans.",
        "It is possible that stress delays healing.",
        "The ointment is likely to reduce scarring.",
    ],
)
def test_a_modal_or_a_softener_makes_a_claim_conditional(sentence: str) -> None:
    assert claim_strength(sentence) == CONDITIONAL


@pytest.mark.parametrize(
    "sentence",
    [
        "Coffee was associated with a lower risk of gout.",
        "Short sleep is linked to weight gain.",
        "Walkers were less likely to fall.",
        "Deaf adults may be more likely to fall.",
        "Grip strength predicts survival.",
        "Gum disease is a risk factor for stroke.",
        "Night workers have increased blood pressure.",
        "Blood pressure was higher in night workers.",
        "Smokers had more fractures than others.",
        "There was no difference in pain between the two knees.",
        "Wound infection was more common in diabetic patients.",
        "Dentists are at risk of back pain.",
        "Bone density decreased significantly in women after the menopause.",
        "Preterm infants showed reduced lung function.",
    ],
)
def test_what_is_set_side_by_side_is_correlational(sentence: str) -> None:
    assert claim_strength(sentence) == CORRELATIONAL


@pytest.mark.parametrize(
    "sentence",
    [
        "Future trials should test whether the patch reduces nausea.",
        "We recommend that all adults receive the vaccine to prevent flu.",
        "Better screening is needed to lower deaths from bowel cancer.",
        "We asked whether tea improves sleep.",
        "The aim was to find out if the splint reduces pain.",
        "We examined the effect of noise on sleep.",
        "It is not clear how stress affects the skin.",
        "We do not know whether the diet prevents gout.",
        "We cannot tell how many of the falls are due to the tablets.",
    ],
)
def test_calls_plans_and_questions_claim_nothing(sentence: str) -> None:
    assert claim_strength(sentence) == NONE


@pytest.mark.parametrize(
    "sentence",
    [
        "The pain score decreased to 4.",
        "The cause of the pain is unknown.",
        "Does tea improve sleep?",
        "Do not stop the tablets.",
        "Reduce the dose slowly.",
        "The trial took 60 adults.",
        "We reduced the dose after a week.",
        "These findings support earlier advice.",
        "We shortened the visit by reducing the number of questions.",
        "The measures were taken to prevent infection.",
        "Colitis induced by the drug is rare.",
        "Stroke affects 100,000 people each year.",
        "It is not possible to predict which treatment will help a patient.",
        "Patients reduced their intake of salt.",
        "This view is supported by our data.",
        "",
    ],
)
def test_what_no_cause_brings_about_claims_nothing(sentence: str) -> None:
    assert claim_strength(sentence) == NONE


def test_a_call_silences_its_own_clause_only() -> None:
    assert claim_strength("The splint reduces jaw pain, and larger trials are needed.") == DIRECT


def test_a_modal_governs_its_own_clause_only() -> None:
    assert claim_strength("The splint reduces jaw pain, but the reason may be rest.") == DIRECT


def test_of_several_sentences_the_strongest_counts() -> None:
    assert claim_strength("Tea is linked to sleep. Tea improves sleep. Tea may help.") == DIRECT
