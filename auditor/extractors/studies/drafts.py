"""Which sentences of an article report one study."""

from __future__ import annotations

import re

from auditor.extractors.claims.words import stems, vocabulary
from auditor.extractors.studies import participants, tables
from auditor.extractors.studies.draft import SMALLEST, Draft, size_of
from auditor.extractors.studies.markers import Markers
from auditor.extractors.studies.merging import merged
from auditor.extractors.studies.reporting import reports
from auditor.extractors.studies.tense import past
from auditor.model.document import BlockKind, Part
from auditor.model.prose import Prose, Sentence
from auditor.reference import Reference

ENTRY = re.compile(r"^[\w-]+(?:\.\d+)?(?=\.|$)")
INTRODUCED = re.compile(
    r"\b(?:a|an|another|second|other|one|in \d{4})\b[^.]{0,40}\b(?:study|trial|review|survey|experiment|"
    r"cohort|analysis|meta-analysis)\b",
    re.IGNORECASE,
)
WEAK_WORDS = {"in vivo", "survey", "questionnaire", "registry", "cells", "in cells", "told us", "at random"}


def gather(prose: Prose, reference: Reference) -> list[Draft]:
    """The sentences of each study that an article reports, in reading order. A pasted abstract is one study."""
    markers = Markers.of_document(prose)
    drafts = _drafts(prose, reference, markers)
    drafts = merged([*drafts, *_tabled(prose, drafts)], reference, prose.rests)
    told = [draft for draft in drafts if not draft.cited]
    taken = {id(sentence) for draft in drafts for sentence in draft.sentences}
    for sentence in prose.sentences:
        if id(sentence) not in taken and (draft := _continued(sentence, told, reference, markers)):
            draft.add(sentence, markers)
    return drafts


def _drafts(prose: Prose, reference: Reference, markers: Markers) -> list[Draft]:
    drafts: list[Draft] = []
    current: Draft | None = None
    for sentence in prose.sentences:
        block = sentence.block
        if block.cell is not None and not drafts and (table := _with_groups(prose, block.cell.table)):
            drafts.append(Draft(table))
        abstract = block.part is Part.ABSTRACT
        if not abstract and (block.part is not Part.PROSE or block.kind in (BlockKind.FIELD, BlockKind.TABLE_CELL)):
            continue
        if current and (current.abstract != abstract or _moved_on(current, sentence)):
            current = None
        if block.kind is BlockKind.HEADING:
            continue
        if current and not abstract and _starts_another(current, sentence, markers):
            current = None
        if current is None:
            if not abstract and not _introduces(sentence, _neighbour(prose, sentence), drafts):
                continue
            current = (None if abstract else _goes_on(prose, sentence, drafts, reference)) or _new(sentence, abstract=abstract)
            if current not in drafts:
                drafts.append(current)
                if not abstract and (lead := _lead(prose, sentence, drafts)):
                    current.add(lead, markers)
        current.add(sentence, markers)
    return drafts


def _neighbour(prose: Prose, sentence: Sentence) -> Sentence | None:
    """The sentence before, if it stands in the same block."""
    before = prose.sentences[sentence.index - 1] if sentence.index else None
    return before if before is not None and before.block is sentence.block else None


def _lead(prose: Prose, sentence: Sentence, drafts: list[Draft]) -> Sentence | None:
    """The sentence before, where it already speaks of the study: `The trial was not randomised. It took in 90 adults.`"""
    before = _neighbour(prose, sentence)
    if before is None or not (before.has("enrolment", "study") or before.has("design")):
        return None
    holder = next((draft for draft in drafts if before in draft.sentences), None)
    if holder is None:
        return before if past(before) else None
    first = before.span.start == min(s.span.start for s in prose.of_block(before.block))
    if not first or size_of(before) or len(holder.sentences) == 1:
        return None
    holder.sentences.remove(before)  # it opened the paragraph of this study, not that of the last
    return before


def _new(sentence: Sentence, *, abstract: bool) -> Draft:
    return Draft(abstract=abstract, entry=entry(sentence), own=not abstract and _own(sentence))


def entry(sentence: Sentence) -> str:
    """`evidence.0` for the field `evidence.0.effect`, `evidence` for `evidence.effect`; empty outside the front matter."""
    match = ENTRY.match(sentence.block.name) if sentence.block.kind is BlockKind.FIELD else None
    return match.group() if match else ""


def _moved_on(draft: Draft, sentence: Sentence) -> bool:
    """Whether a sentence stands in another section, or in another declared study of the front matter."""
    last = draft.sentences[-1]
    if not draft.abstract or draft.cited:
        return last.section != sentence.section
    return entry(last) != entry(sentence) or sentence.block.kind is BlockKind.CITED


def _with_groups(prose: Prose, table: int) -> list[Sentence]:
    """The cells of a table that compares groups whose sizes its heads give; else none."""
    cells = [s for s in prose.sentences if s.block.cell is not None and s.block.cell.table == table]
    told = cells and cells[0].block.part is Part.PROSE and tables.compares(cells) == "control" and tables.sizes(cells)
    return cells if told else []


def _goes_on(prose: Prose, sentence: Sentence, drafts: list[Draft], reference: Reference) -> Draft | None:
    """The study that a sentence of another section, or below a table of results, goes on telling."""
    last = drafts[-1] if drafts else None
    if last and size_of(sentence) is None and last.sentences[-1].block.cell is not None:
        return last
    return _subset_of(prose, sentence, drafts, reference)


def _subset_of(prose: Prose, sentence: Sentence, drafts: list[Draft], reference: Reference) -> Draft | None:
    """A smaller count with no design of its own, in a later section, goes on telling of the study before it."""
    last = drafts[-1] if drafts else None
    size = size_of(sentence)
    if last is None or size is None or last.size is None or sentence.has("design") or (size.value or 0) >= (last.size.value or 0):
        return None
    heading = prose.sections[sentence.section].heading
    titled = heading is not None and any(s.has("enrolment", "study") for s in prose.of_block(heading))
    if sentence.has("enrolment", "another") or last.entry or titled or _own(sentence) is not last.own:
        return None
    shared = stems(sentence.text, reference) & vocabulary(last.sentences, reference)
    return last if shared else None


def _introduces(sentence: Sentence, before: Sentence | None, drafts: list[Draft]) -> bool:
    """Whether a sentence starts the report of a study: how many were taken in, or a design that no study before it had."""
    size = size_of(sentence)
    told_how = participants.how_told(sentence, size) if size else participants.LEAST_TOLD
    if size and told_how == participants.LEAST_TOLD:
        size = None  # so many were harmed; that is not how many took part
    told = sentence.has("enrolment", "study") or (before is not None and before.has("enrolment", "study"))
    result = not drafts and told and reports(sentence)  # of the page's first study, whose size and design it keeps to itself
    if not (size or result or sentence.has("design") or sentence.has("enrolment", "another")):
        return False
    if not past(sentence) and not (size and (told_how == participants.OPENED or sentence.has("enrolment", "study"))):
        return False
    if not size and sentence.has("enrolment", "planned"):
        return False
    known = {group for draft in drafts for group in draft.designs}
    designs = [cue for cue in sentence.found("design") if cue.text.lower() not in WEAK_WORDS and cue.group not in known]
    if result and past(sentence):
        return True
    if size and (size.value or 0) >= SMALLEST and (told or designs or sentence.has("enrolment", "taken in") or _own(sentence)):
        return True
    if drafts and sentence.has("enrolment", "another"):
        return True
    return bool(designs and told) or any(cue.group == "case report" for cue in designs)


def _starts_another(draft: Draft, sentence: Sentence, markers: Markers) -> bool:
    """Whether a sentence turns to another study: it says so, cites another source, or is the page's own survey."""
    size = size_of(sentence)
    new = {cue.group for cue in sentence.found("design")} - draft.designs
    cited = markers.of(sentence)
    elsewhere = bool(cited and draft.markers and not cited & draft.markers)
    if sentence.has("enrolment", "another") and (size or new or elsewhere):
        return True
    if elsewhere and (size or new) and past(sentence):
        return True
    if _own(sentence) and not draft.own and new & {"survey", "service audit"}:
        return True
    known = draft.size
    if sentence.block is draft.sentences[-1].block or known is None or size is None or size.value == known.value:
        return False
    return bool(new) or INTRODUCED.search(sentence.text) is not None


def _own(sentence: Sentence) -> bool:
    """Whether the page tells of its own survey, audit or trial."""
    return sentence.has("own-study", "own")


def _continued(sentence: Sentence, drafts: list[Draft], reference: Reference, markers: Markers) -> Draft | None:
    """The study that a sentence outside any study's own section goes on reporting; None where it reports nothing."""
    if not reports(sentence):
        return None
    if sentence.block.cell is not None:
        return _of_table(sentence, drafts)
    if sentence.has("enrolment", "another") or (_own(sentence) and not any(draft.own for draft in drafts)):
        return None
    if len(drafts) == 1:
        return drafts[0]
    own, cited = stems(sentence.text, reference), markers.of(sentence)
    counts = {number.whole for number in sentence.numbers if number.whole and number.whole >= SMALLEST}
    best: tuple[float, Draft | None] = (0, None)
    for draft in drafts:
        words = vocabulary(draft.sentences, reference)
        shared = len(own & words)
        score = shared / len(words) ** 0.5 if shared >= 2 else 0  # a long report shares words by its length alone
        score += bool(cited & draft.markers) * 2 + bool(counts & {size.value for _, size in draft.sizes})
        if score > best[0]:
            best = (score, draft)
    return best[1]


def _of_table(sentence: Sentence, drafts: list[Draft]) -> Draft | None:
    """A table belongs to the study told last before it, else to the one that its own section goes on to tell."""
    told = [draft for draft in drafts if _last_before(draft, sentence) >= 0]
    below = (draft for draft in drafts if draft not in told and draft.sentences[0].section == sentence.section)
    return max(told, key=lambda draft: _last_before(draft, sentence), default=next(below, None))


def _last_before(draft: Draft, sentence: Sentence) -> int:
    """The index of the draft's last sentence of running text before another; -1 if there is none."""
    told = (s for s in draft.sentences if s.block.cell is None and s.block.kind is not BlockKind.FIELD)
    return max((s.index for s in told if s.index < sentence.index), default=-1)


def _tabled(prose: Prose, drafts: list[Draft]) -> list[Draft]:
    """Studies told by a table alone: two years or two groups, with no study told before it or below it in its section."""
    found: dict[int, Draft] = {}
    for sentence in prose.sentences:
        cell = sentence.block.cell
        if cell is None or sentence.block.part is not Part.PROSE or _of_table(sentence, drafts):
            continue
        found.setdefault(cell.table, Draft()).sentences.append(sentence)
    return [draft for draft in found.values() if tables.compares(draft.sentences)]
