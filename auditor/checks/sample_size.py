"""`check: sample-size`: two headcounts for one study that cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import ClassVar

from auditor.arithmetic.rounding import some_add_up
from auditor.checks.interface import Context, Ground, Hit
from auditor.extractors.statistics.strands import of_two_years
from auditor.model.article import Article
from auditor.model.document import BlockKind, Part
from auditor.model.prose import Sentence
from auditor.model.statistics import Headcount, Stage
from auditor.reference import Lexicon

SLIP = 0.7  # counts further apart are of a part, or of another study
RETOLD = 2  # a pasted abstract and its retelling are read as two studies where their sizes differ


@dataclass(frozen=True, slots=True)
class SampleSize:
    """Compares the headcounts of one study.

    `among: declared` holds the article against its front matter, `among: told` its own statements against each other.
    People who were screened, randomised or finished may be fewer each time, never more; digits that have changed places
    (418 and 481) are a slip at any stage. Where the page may speak of several studies, only those two are compared
    that are surely of one.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"here", "there", "why"})
    PAGE_WIDE: ClassVar = False
    among: str = "told"

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        """The headcounts that another one contradicts, each once."""
        counts = article.statistics.headcounts
        declared = [count for count in counts if count.entry is not None]
        told = [count for count in counts if count.entry is None]
        if self.among == "declared":
            yield from _declared(article, declared, told)
        else:
            yield from _told(article, told)

    def lexicons(self) -> Mapping[str, Lexicon]:
        """No words of its own."""
        return {}


def _declared(article: Article, declared: Sequence[Headcount], told: Sequence[Headcount]) -> Iterator[Hit]:
    """A declared number that the article never gives, where it gives another one instead."""
    told_in = (sentence for sentence in article.prose.sentences if sentence.block.kind is not BlockKind.FIELD)
    printed = {number.whole for sentence in told_in for number in sentence.numbers}
    for entry in declared:
        if entry.value in printed:
            continue
        swapped = next((count for count in told if transposed(count.value, entry.value)), None)
        alone = len(declared) == 1 and article.statistics.studies <= 1
        sizes = {count.value for count in told if count.stage is not Stage.FINISHED}
        other = next(
            (count for count in told if alone and len(sizes) == 1 and count.value in sizes and _unlike(count, entry)), None
        )
        count = swapped or other
        if count:
            yield _hit(count, entry, "The digits have changed places." if swapped else "")


def _unlike(count: Headcount, entry: Headcount) -> bool:
    """Whether a told size contradicts a declared one: not a round figure, and not those who came in before some left."""
    earlier = count.stage in (Stage.SCREENED, Stage.ENTERED) and count.value > entry.value
    return not earlier and not _rounded(count.value, entry.value)


def _told(article: Article, told: Sequence[Headcount]) -> Iterator[Hit]:
    seen: set[int] = set()
    for first, second in combinations(told, 2):
        if first.value == second.value or not _same_kind(first, second) or _rounded(first.value, second.value):
            continue
        why = _why(article, first, second, told)
        if why is None:
            continue
        here, there = (first, second) if _spoken(first) and not _spoken(second) else (second, first)
        if here.value not in seen:
            seen |= {first.value, second.value}
            yield _hit(here, there, why)


def _why(article: Article, first: Headcount, second: Headcount, told: Sequence[Headcount]) -> str | None:
    """Why two headcounts cannot both be right; None where they can."""
    if first.sentence is None or second.sentence is None or first.sentence is second.sentence:
        return None
    alone = article.statistics.studies <= 1 and not (first.sourced or second.sourced)
    one_study = alone or (first.study is not None and first.study == second.study)
    apart = _spoken(first) != _spoken(second)  # one in the pasted abstract, one in the page's own words
    if one_study and transposed(first.value, second.value):
        return "The digits have changed places."
    if (first.total or second.total) and first.sentence.section == second.sentence.section:
        others = {
            count.value
            for count in told
            if count.sentence and count.sentence.section == first.sentence.section and _same_kind(count, first)
        }
        return "" if len(others) == 2 and Stage.FINISHED not in (first.stage, second.stage) else None
    if not apart:
        return _among_own_words(article, first, second, told)
    if not one_study or (_of_two_studies(first, second) and article.statistics.told > RETOLD):
        return None
    earlier, later = sorted((first, second), key=lambda count: count.stage.rank)
    staged = Stage.UNSTATED not in (first.stage, second.stage)
    if staged and earlier.stage is not later.stage and later.value > earlier.value:
        return f"No more can have been {later.stage} than {earlier.stage}."
    return "" if staged and earlier.stage is later.stage and earlier.stage is not Stage.FINISHED else None


def _of_two_studies(first: Headcount, second: Headcount) -> bool:
    return None not in (first.study, second.study) and first.study != second.study


def _among_own_words(article: Article, first: Headcount, second: Headcount, told: Sequence[Headcount]) -> str | None:
    """Why two headcounts that the page itself gives of one study cannot both be right: no step of it lies between them."""
    if first.sex != second.sex or _tens(first.value, second.value) or not _one_told(article, first, second):
        return None
    apart = min(first.value, second.value) < SLIP * max(first.value, second.value)
    if (apart and not _swapped_pair(first, second)) or of_two_years(first.sentence, second.sentence):
        return None
    of_both = {first.study, second.study}
    sentences = [s for i, study in enumerate(article.studies) if i in of_both for s in study.sentences] or article.prose.sentences
    figures = [number.whole for sentence in sentences for number in sentence.numbers if number.whole]
    gap = abs(first.value - second.value)
    largest = max(first.value, second.value)
    if gap in figures or some_add_up([figure for figure in figures if figure < largest], largest):
        return None
    came = [count.value for count in told if count.study in of_both and count.stage is not Stage.FINISHED]
    if any(sentence.has("counting", "rest") for sentence in sentences if sentence.numbers):
        return None
    later = max((first, second), key=lambda count: count.stage.rank)
    if Stage.FINISHED in (first.stage, second.stage):
        more = later.stage is Stage.FINISHED and later.value > max(came, default=later.value)
        return "No more can have finished than began." if more else None
    anchored = first.anchored and second.anchored and not second.another and Stage.SCREENED not in (first.stage, second.stage)
    return "" if anchored and not _steps(sentences, {first.value, second.value}) else None


def _one_told(article: Article, first: Headcount, second: Headcount) -> bool:
    """Whether the page tells of one study in both places: it is known to, `this trial` points back, or there is no other."""
    if first.name != second.name and (second.name or not second.definite):
        return False
    alone = article.statistics.studies <= 1 and not (first.sourced or second.sourced)
    if None not in (first.study, second.study):
        return first.study == second.study or (alone and second.definite and article.statistics.told <= RETOLD)
    return first.study is second.study and alone and article.statistics.told == 0


def _steps(sentences: Sequence[Sentence], values: set[int]) -> bool:
    """Whether the article tells of people who left, or never came in, beside one of these figures."""
    for sentence in sentences:
        near = any(number.whole in values for number in sentence.numbers)
        if near and sentence.has("participant-flow", "screened", "finished", "lost", "removed", "replied"):
            return True
    return False


def _swapped_pair(first: Headcount, second: Headcount) -> bool:
    """Whether two counts of one step of the study differ by the order of their two digits: 47 and 74."""
    same_step = first.stage is second.stage and first.stage is not Stage.UNSTATED
    return same_step and first.value < 100 and str(first.value) == str(second.value)[::-1]


def _tens(first: int, second: int) -> bool:
    """Whether one is the other in round tens, of a hundred or more: 120 for 118."""
    return min(first, second) >= 100 and any(a % 10 == 0 and abs(a - b) <= 5 for a, b in ((first, second), (second, first)))


def _spoken(count: Headcount) -> bool:
    return count.span.block.part is not Part.ABSTRACT


def _same_kind(first: Headcount, second: Headcount) -> bool:
    """Whether both count people, or both the same animal."""
    return first.kind == second.kind


def transposed(first: int, second: int) -> bool:
    """Whether two numbers of three digits or more differ by two digits that have changed places."""
    a, b = str(first), str(second)
    if len(a) != len(b) or len(a) < 3:
        return False
    unlike = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    return len(unlike) == 2 and a[unlike[0]] == b[unlike[1]] and a[unlike[1]] == b[unlike[0]]


def _rounded(first: int, second: int) -> bool:
    """Whether one is the other in round hundreds or thousands: 18,000 for 18,240."""
    for round_figure, figure in ((first, second), (second, first)):
        unit = 10 ** (len(str(round_figure)) - len(str(round_figure).rstrip("0")))
        if unit >= 100 and abs(round_figure - figure) < unit:
            return True
    return False


def _hit(here: Headcount, there: Headcount, why: str) -> Hit:
    values = {"here": here.span.text, "there": f"{there.value:,}", "why": f" {why}" if why else ""}
    says = f"the front matter declares {there.value:,}" if there.entry is not None else f"{there.value:,} here"
    return Hit(here.span, values, (Ground(there.span, says),))
