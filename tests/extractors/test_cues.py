"""The one matcher: whole words, the longest phrase first, exceptions, forms of words."""

from __future__ import annotations

from auditor.extractors.cues import Matcher
from auditor.model.document import Block
from auditor.readers import read
from auditor.reference import Lexicon, meanings, plural, verb_forms


def block(text: str) -> Block:
    return read("page.txt", text).blocks[0]


def found(text: str, **lexicons: Lexicon) -> list[tuple[str, str, str]]:
    cues = Matcher(meanings(lexicons)).cues(block(text))
    return [(cue.lexicon, cue.group, cue.text) for cue in cues]


UNIVERSAL = Lexicon("", {"all": ("all", "every", "100%")}, exceptions=("not all", "after all", "all but"))


def test_words_are_found_whole_and_whatever_their_case() -> None:
    assert found("All of them, even the small balls.", universal=UNIVERSAL) == [("universal", "all", "All")]


def test_a_hyphen_joins_words() -> None:
    assert found("The all-cause figure.", universal=UNIVERSAL) == []


def test_a_sign_needs_no_word_at_its_side() -> None:
    assert found("It helped 100% of them.", universal=UNIVERSAL) == [("universal", "all", "100%")]


def test_an_exception_silences_what_it_covers_and_nothing_else() -> None:
    assert found("After all, not all went, but all came.", universal=UNIVERSAL) == [("universal", "all", "all")]


def test_of_overlapping_phrases_the_longest_stands() -> None:
    design = Lexicon("", {"any": ("trial",), "rct": ("randomi{s,z}ed trial",)})

    assert found("A randomized trial and a trial.", design=design) == [
        ("design", "rct", "randomized trial"),
        ("design", "any", "trial"),
    ]


def test_one_phrase_may_mean_two_things() -> None:
    assert found("The score", a=Lexicon("", {"x": ("score",)}), b=Lexicon("", {"y": ("score",)})) == [
        ("a", "x", "score"),
        ("b", "y", "score"),
    ]


def test_verbs_are_found_in_their_forms() -> None:
    lexicon = Lexicon("", {"act": ("reduce",)}, inflect="verb")

    assert [text for _, _, text in found("It reduces, reduced, reducing; they reduce.", causal=lexicon)] == [
        "reduces",
        "reduced",
        "reducing",
        "reduce",
    ]


def test_capitals_matter_where_the_lexicon_says_so() -> None:
    assert found("WHO asks who.", body=Lexicon("", {"body": ("WHO",)}, case=True)) == [("body", "body", "WHO")]


def test_names_are_never_searched_for() -> None:
    assert found("title", fields=Lexicon("", {"read": ("title",)}, names=True)) == []


def test_curly_quotes_are_plain_ones() -> None:
    assert found("It doesn’t.", negation=Lexicon("", {"not": ("doesn't",)})) == [("negation", "not", "doesn’t")]


def test_forms_of_regular_words() -> None:
    assert verb_forms("stop") == ["stop", "stops", "stopped", "stopping"]
    assert verb_forms("cure") == ["cure", "cures", "cured", "curing"]
    assert verb_forms("worry") == ["worry", "worries", "worried", "worrying"]
    assert (plural("study"), plural("dose"), plural("mass")) == ("studies", "doses", "masses")
