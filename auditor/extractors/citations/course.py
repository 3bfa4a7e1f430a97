"""The course of a disease: what it does to those who have it is told as a description; what is done about it needs a source."""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditor.model.document import BlockKind
from auditor.model.prose import Cue, Prose, Sentence

NAME = re.compile(
    r"\b\w{3,}(?:itis|osis|oses|emia|aemia|opathy|opathies|[^c]oma|omas|plegia|trophy|uria|ectasia|poikilosis)\b|"
    r"\b(?:[Ss]yndrome|[Dd]isease|[Dd]isorder|[Cc]ancer|[Dd]ystrophy|[Pp]alsy)\b"
)
BESIDE = re.compile(r"\b(?:and|for|with|to|vs|versus|against|how|why|your)\b|[:?]", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]{5,}")
ASIDE = re.compile(r"\s*\([^)]*\)")
SUBJECT = re.compile(r"\W*(?:It|They|This|These|He|She)\b")
CLAUSE = re.compile(r"[;:–—]\s|,\s(?:and|but|so|while|which|who)\s|\b(?:because|although|while|whereas)\b", re.IGNORECASE)
GROUP_OF_PEOPLE = re.compile(
    r"\b(?:who|whose)\s(?:\w+\s){0,3}$|\b(?:people|persons|women|men|children|those|patients|adults|anyone|someone|babies|"
    r"individuals|families|relatives)\s(?:\w+\s)?(?:at|with)\s(?:an?\s)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Course:
    """Tells the course of a disease from the effects of something. `named`: the words of a title that names one disease."""

    named: frozenset[str]

    @classmethod
    def of(cls, prose: Prose) -> Course:
        title = next((block.text for block in prose.blocks if block.kind is BlockKind.HEADING), "")
        title = ASIDE.sub("", title).strip(" .")
        last = NAME.search(title)
        alone = last is not None and last.end() == len(title) and not BESIDE.search(title)
        return cls(frozenset(word.lower() for word in WORD.findall(title)) if alone else frozenset())

    def tells(self, sentence: Sentence, at: int, *, link: bool) -> bool:
        """Whether the subject of what stands at `at` is a disease or those who have it, and nothing that is done about it."""
        text = sentence.block.text
        breaks = [match.end() for match in CLAUSE.finditer(text, sentence.span.start, at)]
        start = breaks[-1] if breaks else sentence.span.start
        inside = [cue for cue in sentence.found("course") if start <= cue.span.start < at]
        if any(cue.group == "treated" for cue in inside):
            return False
        if inside or (self.named and (SUBJECT.match(text, start) or self._names_it(text[start:at]))):
            return True
        return not link and NAME.search(text, start, at) is not None

    def _names_it(self, subject: str) -> bool:
        """Whether a subject speaks of the disease that the title names."""
        return any(word.lower() in self.named for word in WORD.findall(subject))


def of_group(sentence: Sentence, cue: Cue) -> bool:
    """`people at increased risk of falls should …`: the words say of whom the sentence speaks, and state nothing themselves."""
    at = cue.span.start + (len("at ") if cue.text.lower().startswith("at ") else 0)
    return GROUP_OF_PEOPLE.search(sentence.block.text, sentence.span.start, at) is not None
