"""A study while its sentences are being gathered."""

from __future__ import annotations

from dataclasses import dataclass, field

from auditor.extractors.studies import participants
from auditor.extractors.studies.arms import split_size
from auditor.extractors.studies.markers import Markers
from auditor.model.document import BlockKind
from auditor.model.prose import Sentence
from auditor.model.studies import Fact

SMALLEST = 3  # fewer are cases told one by one


@dataclass(slots=True, eq=False)
class Draft:
    """A study while its sentences are being gathered. `entry` names the front-matter entry that declares it."""

    sentences: list[Sentence] = field(default_factory=list)
    abstract: bool = False
    entry: str = ""
    own: bool = False
    sizes: list[tuple[Sentence, Fact]] = field(default_factory=list)
    markers: set[str] = field(default_factory=set)

    @property
    def size(self) -> Fact | None:
        return participants.largest_told(self.sizes)

    @property
    def cited(self) -> str:
        """The key of the source whose abstract this is, where the page itself tells nothing of the study."""
        block = self.sentences[0].block if self.sentences else None
        return block.name if block is not None and block.kind is BlockKind.CITED else ""

    @property
    def designs(self) -> set[str]:
        return {cue.group for sentence in self.sentences for cue in sentence.found("design")}

    def add(self, sentence: Sentence, markers: Markers) -> None:
        self.sentences.append(sentence)
        self.markers |= markers.of(sentence)
        if size := size_of(sentence):
            self.sizes.append((sentence, size))

    def take(self, other: Draft) -> None:
        """Goes on with the sentences of another draft of the same study."""
        self.sentences = sorted([*self.sentences, *other.sentences], key=lambda sentence: sentence.index)
        self.sizes = [*other.sizes, *self.sizes] if other.abstract else [*self.sizes, *other.sizes]
        self.markers |= other.markers
        self.abstract |= other.abstract
        self.entry = self.entry or other.entry


def size_of(sentence: Sentence) -> Fact | None:
    """How many took part, told as one number or by the groups."""
    return participants.sample_size(sentence) or split_size(sentence)
