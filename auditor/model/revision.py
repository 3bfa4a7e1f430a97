"""Revisions: an article beside its earlier text, sentence by sentence and study by study."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from auditor.model.article import Article
from auditor.model.prose import Sentence
from auditor.model.studies import Study


@dataclass(frozen=True, slots=True, eq=False)
class Revision:
    """What became of an article's earlier text. Sentences go by their `index` in the article that they stand in."""

    earlier: Article
    kept: Mapping[int, Sentence]  # of a sentence that stood there word for word: the earlier one
    origins: Mapping[int, tuple[Sentence, ...]]  # of one that was changed: those that it may come from, likeliest first
    studies: tuple[tuple[Study, Study | None], ...] = ()  # each earlier study, and where it is told now

    def before(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """The earlier forms of a sentence, likeliest first; empty where it was added."""
        same = self.kept.get(sentence.index)
        return (same,) if same else self.origins.get(sentence.index, ())

    def left_of(self, study: Study, article: Article) -> list[Sentence]:
        """The sentences of the new text that an earlier study was told in, as they stand now."""
        own = {sentence.index for sentence in study.sentences}
        return [s for s in article.prose.sentences if any(old.index in own for old in self.before(s))]

    def held(self, words: str) -> bool:
        """Whether the earlier text held these words, whatever their case."""
        return any(words.lower() in block.text.lower() for block in self.earlier.prose.blocks)
