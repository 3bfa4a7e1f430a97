"""`check: phrase`: words that should not stand in the text of a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from auditor.checks.interface import Context, Hit
from auditor.model.article import Article
from auditor.model.document import BlockKind, Part
from auditor.model.prose import Sentence
from auditor.reference import Lexicon

OWN = "phrases of the rule"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Finds `phrases` (or the words of a `lexicon`, or of one group: `lexicon/group`) in the page's own text.

    `{a,b}` in a phrase means either; `unless` lists words that make the sentence innocent;
    `scope` names kinds of blocks (`heading`, `list item` …), all of them where it is empty.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"words"})
    PAGE_WIDE: ClassVar = False
    phrases: tuple[str, ...] = ()
    lexicon: str = ""
    unless: tuple[str, ...] = ()
    scope: tuple[BlockKind, ...] = ()
    unless_near: str = ""  # a lexicon whose words make the whole section innocent: `caution/explained`
    figures: bool = False  # only in a sentence that gives a figure

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        for sentence in article.prose.sentences:
            if sentence.block.part is not Part.PROSE or (self.scope and sentence.block.kind not in self.scope):
                continue
            if sentence.has(OWN + repr(self.unless), "unless") or (self.figures and not sentence.numbers):
                continue
            if self.unless_near and self._excused(article, sentence):
                continue
            name, _, group = self.lexicon.partition("/") if self.lexicon else (OWN + repr(self.phrases), "", "")
            for cue in sentence.found(name, *([group] if group else [])):
                yield Hit(cue.span, {"words": cue.text})

    def _excused(self, article: Article, sentence: Sentence) -> bool:
        name, _, group = self.unless_near.partition("/")
        return any(s.section == sentence.section and s.has(name, *([group] if group else [])) for s in article.prose.sentences)

    def lexicons(self) -> Mapping[str, Lexicon]:
        own = {}
        if self.phrases:
            own[OWN + repr(self.phrases)] = Lexicon("", {"phrase": self.phrases})
        if self.unless:
            own[OWN + repr(self.unless)] = Lexicon("", {"unless": self.unless})
        return own
