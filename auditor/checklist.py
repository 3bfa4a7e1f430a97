"""Which published criteria an article meets, each with the place that shows it: `audit checklist`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from auditor.criteria import Criterion, Words
from auditor.model.article import Article
from auditor.model.document import BlockKind, Part
from auditor.model.prose import Sentence
from auditor.model.span import Span
from auditor.reference import Reference

FINDABLE = 3  # the level of a citation or reference entry that a reader can follow to its source
RELATIVE = ("ratio", "percent")  # kinds of effect that give no number of people


class State(StrEnum):
    """What can be said of a criterion. "Not found" is not "not met": the words may be ones that the program does not know."""

    MET = "met"
    NOT_FOUND = "not found"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True)
class Answer:
    """A criterion, what was seen of it, and the words that show it (None where nothing does)."""

    name: str
    criterion: Criterion
    state: State
    note: str = ""
    place: Span | None = None


def answers(article: Article, reference: Reference) -> list[Answer]:
    """Every criterion in its order, answered from the article alone."""
    criteria = sorted(reference.tables.get("criteria", {}).items(), key=lambda named: (named[1].order, named[0]))
    return [_answer(name, criterion, article) for name, criterion in criteria]


def _answer(name: str, criterion: Criterion, article: Article) -> Answer:
    reserve = _reserve(criterion, article)
    if reserve:
        return Answer(name, criterion, State.CANNOT_TELL, reserve)
    state, note, place = SEES[criterion.sees](criterion, article)
    return Answer(name, criterion, state, note, place)


Seen = tuple[State, str, Span | None]


def _reserve(criterion: Criterion, article: Article) -> str:
    """Why nothing can be said, or "" where something can."""
    if criterion.sees in ("words", "design", "restraint", "absolute numbers") and not article.readability.english:
        return f"The page is in {article.readability.language}; the words are English."
    if criterion.asked_of == "treatment" and not _treats(article):
        return "No treatment or effect was understood on the page."
    if criterion.arises and not any(True for _ in _places(article, criterion.arises, {})):
        return "Nothing on the page raises the question."
    return ""


def _treats(article: Article) -> bool:
    """Whether the page speaks of what something does to people."""
    return bool(article.doses or article.promotions) or any(claim.strength for claim in article.claims)


def _by_words(criterion: Criterion, article: Article) -> Seen:
    place = next(_places(article, criterion.words, criterion.unless), None)
    return (State.MET, "", place) if place else (State.NOT_FOUND, criterion.absent, None)


def _restraint(criterion: Criterion, article: Article) -> Seen:
    place = next(_places(article, criterion.words, criterion.unless), None)
    return (State.NOT_FOUND, criterion.absent, place) if place else (State.CANNOT_TELL, "No word against it was seen.", None)


def _author(criterion: Criterion, article: Article) -> Seen:
    return _said(criterion, article.publication.signed, article.publication.author)


def _date(criterion: Criterion, article: Article) -> Seen:
    return _said(criterion, article.publication.dated, article.publication.date)


def _said(criterion: Criterion, said: bool, place: Span | None) -> Seen:
    if not said:
        return State.NOT_FOUND, criterion.absent, None
    return State.MET, "" if place else "In the head of the page or in the name of the file.", place


def _sources(criterion: Criterion, article: Article) -> Seen:
    entries = [entry.span for entry in article.references if entry.level >= FINDABLE]
    found = entries or [citation.span for citation in article.citations if citation.level >= FINDABLE]
    if not found:
        return State.NOT_FOUND, criterion.absent, None
    return State.MET, f"{len(found)} that a reader can find." if len(found) > 1 else "", found[0]


def _absolute_numbers(criterion: Criterion, article: Article) -> Seen:
    """Numbers of people, or a change in a share of people; a relative change alone does not tell how many."""
    told = [study for study in article.studies if not study.declared]
    people = [fact.span for study in told for fact in (*study.responders, *study.non_responders)]
    shares = [effect.span for study in told for effect in study.effects if effect.kind == "share" and effect.absolute is not None]
    own = [span for span in (*people, *shares, *(share.span for share in article.statistics.shares)) if _own(span)]
    if own:
        return State.MET, "", own[0]
    relative = [e.span for study in told for e in study.effects if e.kind in RELATIVE and e.value is not None and _own(e.span)]
    if relative:
        return State.NOT_FOUND, "Only a relative change was seen.", relative[0]
    return State.NOT_FOUND, criterion.absent, None


def _design(criterion: Criterion, article: Article) -> Seen:
    """A study whose design the page names in its own words, with how many took part."""
    for study in article.studies:
        if study.design and study.sample_size and _own(study.design.span):
            return State.MET, f"It had {study.sample_size.says}.", study.design.span
    return State.NOT_FOUND, criterion.absent, None


def _own(span: Span) -> bool:
    return span.block.part is Part.PROSE


def _places(article: Article, words: Words, unless: Words) -> Iterator[Span]:
    """The words where the page itself uses one of them in a statement; a question says nothing."""
    for sentence in article.prose.sentences:
        if sentence.block.part is not Part.PROSE or sentence.block.kind is BlockKind.FIELD or sentence.span.text.endswith("?"):
            continue
        if next(_cues(sentence, unless), None) is None:
            yield from _cues(sentence, words)


def _cues(sentence: Sentence, words: Words) -> Iterator[Span]:
    for lexicon, groups in words.items():
        yield from (cue.span for cue in sentence.found(lexicon, *groups))


SEES: dict[str, Callable[[Criterion, Article], Seen]] = {
    "words": _by_words,
    "restraint": _restraint,
    "author": _author,
    "date": _date,
    "sources": _sources,
    "absolute numbers": _absolute_numbers,
    "design": _design,
}
