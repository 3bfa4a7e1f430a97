"""`check: placeholder`: filler text, notes to oneself, made-up addresses and blanks that nobody filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from auditor.checks.interface import Context, Hit
from auditor.model.article import Article
from auditor.model.document import BlockKind, Document, Part
from auditor.model.prose import Cue, Sentence
from auditor.model.span import Span

# Domains that RFC 2606 keeps for examples, and the addresses that site templates print.
ADDRESS = re.compile(
    r"[\w.+-]+@(?:[\w-]+\.)*example\.(?:com|org|net|edu|co\.uk)\b|"
    r"\b(?:your\.?_?-?(?:name|email)|name|user(?:name)?|firstname\.lastname|john\.?_?(?:smith|doe)|jane\.?_?doe|someone|you|email)@"
    r"(?:your-?)?(?:domain|email|mail|company|site|website|address|clinic|practice|hospital)\.(?:com|org|net)\b|"
    r"\b(?:https?://)?www\.(?:example|your-?(?:site|website|domain))\.(?:com|org|net)\b|"
    r"https?://(?:your-?(?:site|website|domain))\.(?:com|org|net)\b",
    re.IGNORECASE,
)
BLANK = re.compile(
    r"\[\s?(?:(?:insert|enter|name of)\s\w+|(?:add|your)\s(?:[\w'’]+\s){0,2}(?:name|e-?mail|address|phone|number|link|date|text|"
    r"title|logo|image|photo|source|reference|website|company|clinic|practice|hospital|town|city)|"
    r"link to come|(?:source|citation) needed|to be (?:added|confirmed|written)|xxx+|tbc|tbd|tk)\b[^\]\[]{0,60}\](?!\()|"
    r"\[(?:(?:your|author|reviewer|doctor|clinic|patient)(?:['’]s)?\s)?(?:name|date)\](?!\()|%%\w{2,40}%%|\$\{\w{2,40}\}|"
    r"\{\{\s?[\w .-]{1,40}\s?\}\}|\[\s?_{3,}\s?\]|\b(?:\(?555\)?[ -]555-5555|123-456-7890)\b",
    re.IGNORECASE,
)
APART = re.compile(r"^\W*$|[^\w\s,]\s*$")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Finds placeholders wherever a visitor would meet them, and in the targets of links; never in code."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"words"})
    PAGE_WIDE: ClassVar = False

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        for sentence in article.prose.sentences:
            if sentence.block.kind is not BlockKind.CODE:
                for span in _distinct(_in_sentence(sentence, article.readability.english)):
                    yield Hit(span, {"words": span.text})
        for span, target in _targets(article.document):
            yield Hit(span, {"words": target})


def _in_sentence(sentence: Sentence, english: bool) -> Iterator[Span]:
    text, whole = sentence.text, sentence.span
    filler = list(sentence.found("placeholder"))
    if filler:
        yield Span(sentence.block, filler[0].span.start, filler[-1].span.end)
    if english and (note := next((cue for cue in sentence.found("editor-note") if _noted(sentence, cue)), None)):
        tail = text[note.span.end - whole.start :]
        goes_on = tail.startswith((":", " -", " –")) or note.text.endswith(":")
        yield Span(sentence.block, note.span.start, whole.end if goes_on else note.span.end)
    if "@" in text or "www." in text or "//" in text:
        yield from (whole.within(*match.span()) for match in ADDRESS.finditer(text))
    if "[" in text or "{" in text or "%%" in text or "555" in text or "123-" in text:
        yield from (whole.within(*match.span()) for match in BLANK.finditer(text))


def _noted(sentence: Sentence, note: Cue) -> bool:
    """Whether a word is a note to oneself: `TODO add dose`, not `Write TODO lists`."""
    return note.group != "opening" or APART.search(sentence.block.text[sentence.span.start : note.span.start]) is not None


def _distinct(spans: Iterator[Span]) -> list[Span]:
    """In order, without those that lie inside an earlier one."""
    kept: list[Span] = []
    for span in spans:
        if not any(other.covers(span) for other in kept):
            kept.append(span)
    return kept


def _targets(document: Document) -> Iterator[tuple[Span, str]]:
    """Links to a made-up address whose words do not show it."""
    for link in document.links:
        if "mailto:" not in link.target or link.span.block.part is Part.HIDDEN or ADDRESS.search(link.span.text):
            continue
        if match := ADDRESS.search(link.target):
            yield link.span, match.group()
