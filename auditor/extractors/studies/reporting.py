"""Whether a sentence reports a finding, wherever on the page it stands."""

from __future__ import annotations

from auditor.extractors.chance import P_VALUE
from auditor.extractors.studies import effects, follow_up
from auditor.extractors.studies.alike import tells_alike
from auditor.extractors.studies.tense import past
from auditor.model.document import BlockKind, Part
from auditor.model.prose import Sentence


def reports(sentence: Sentence) -> bool:
    """Whether a sentence tells a result: a figure with what became of it, a word of chance, or what was not measured."""
    block = sentence.block
    if block.part is not Part.PROSE or block.kind in (BlockKind.FIELD, BlockKind.HEADING):
        return False
    if block.cell is not None:
        return True
    if sentence.has("unmeasured", "unmeasured") or sentence.has("hedge", "doubt"):
        return True
    told = past(sentence)
    if sentence.has("significance", "none") or (told and (sentence.has("significance", "alike") or tells_alike(sentence))):
        return True
    if sentence.has("quantity") and sentence.has("response", "not", "harm", "loss") and told:
        return True
    if told and sentence.has("response") and sentence.has("people", "persons"):
        return True
    if not sentence.numbers:
        return sentence.has("follow-up", "faded") and told
    if sentence.has("ratio") or P_VALUE.search(sentence.text):
        return True
    if not told:
        return False  # what is claimed, or advised
    if sentence.has("response") or sentence.has("follow-up", "faded") or any(follow_up.looked(sentence)):
        return True
    return sentence.has("significance") or any(effects.changes(sentence))
