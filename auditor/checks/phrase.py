"""`check: phrase`: words that should not stand in the text of a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from auditor.checks.interface import Context, Hit
from auditor.model.article import Article
from auditor.model.document import BlockKind, Part
from auditor.model.finding import Suggestion
from auditor.model.prose import Sentence
from auditor.model.span import Span
from auditor.reference import Lexicon

OWN = "phrases of the rule"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Finds `phrases` (or the words of a `lexicon`, or of one group: `lexicon/group`) in the page's own text.

    `{a,b}` in a phrase means either; `unless` lists words that make the sentence innocent;
    `scope` names kinds of blocks (`heading`, `list item` …), all of them where it is empty. `instead` are the words to
    write, with a capital where one stood; `safe` says that they mean the same wherever the phrases stand.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"words", "instead"})
    PAGE_WIDE: ClassVar = False
    phrases: tuple[str, ...] = ()
    lexicon: str = ""
    unless: tuple[str, ...] = ()
    scope: tuple[BlockKind, ...] = ()
    unless_near: str = ""  # a lexicon whose words make the whole section innocent: `caution/explained`
    figures: bool = False  # only in a sentence that gives a figure
    instead: str = ""
    safe: bool = False

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        name, _, group = self.lexicon.partition("/") if self.lexicon else (OWN + repr(self.phrases), "", "")
        groups = (group,) if group else ()
        innocent = OWN + repr(self.unless)
        for sentence in article.prose.sentences:
            if not sentence.has(name, *groups) or not self._in_scope(sentence):
                continue
            if sentence.has(innocent) or (self.unless_near and self._excused(article, sentence)):
                continue
            for cue in sentence.found(name, *groups):
                yield self._hit(cue.span)

    def _hit(self, span: Span) -> Hit:
        instead = self.instead[:1].upper() + self.instead[1:] if span.text[:1].isupper() else self.instead
        suggestion = Suggestion(instead, self.safe) if instead else None
        return Hit(span, {"words": span.text, "instead": instead}, suggestion=suggestion)

    def _in_scope(self, sentence: Sentence) -> bool:
        block = sentence.block
        return (
            block.part is Part.PROSE
            and (not self.scope or block.kind in self.scope)
            and bool(sentence.numbers or not self.figures)
        )

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
