"""Counts for readability: one pass over the running text in which the page itself speaks.

Left out are headings, tables, captions, code, references, pasted abstracts, block quotations, furniture, and fragments:
list items and lines that do not end like a sentence. A fragment has no sentence length, and six bullets of five
words are no sentence of thirty.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from auditor.extractors.syllables import syllables
from auditor.model.document import Block, BlockKind, Part
from auditor.model.prose import Prose, Sentence
from auditor.model.readability import Counts, Measured, Readability
from auditor.reference import Reference

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,:]*")
COMPOUND = re.compile(r"[^\W_]+(?:['’.,:/-][^\W_]+)*")  # a hyphenated compound is one word, and so is 7.7 or 2/3
PARTS = re.compile(r"[/-]")
SPELLED = re.compile(r"[B-DF-HJ-NP-TV-Z]{2,}$|(?=.*\d)(?=(?:\d*[A-Z]){2})[A-Z\d]+$")  # HTLV, KCNE1: said letter by letter
ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)$")
ENDS = re.compile(r"[.!?…][\"'”’)\]]*(?:\s*\[[\d,–-]+\])?$")
RUNNING = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.DEFINITION))
FEWEST_WORDS = 3
REPEATED, LONG_TERM, EASY_WORD = 3, 4, (2, 5)  # uses; syllables; syllables and letters of a word that a reader has met
SHOWN = 5  # long words that a finding names
FEWEST_TO_TELL = 40  # words, below which a language is not guessed
LEAST_SHARE = 0.08  # of words that are a language's own little words
PLAINLY = 0.25  # of the words; no other language shares so many with English
LETTERS = re.compile(r"[^\W\d_]")
LATIN_LETTERS = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")


def read(prose: Prose, reference: Reference) -> Readability:
    """The measures of a page, and the language that it is written in."""
    measured = tuple(Measured(sentence.span, count(sentence.text)) for sentence in _running(prose.sentences))
    total = sum((one.counts for one in measured), Counts())
    uses = Counter(word.lower() for one in measured for word in COMPOUND.findall(one.span.text))
    eased = _eased(total, uses)
    text = " ".join(block.text for block in prose.blocks if block.part is Part.PROSE and block.kind is not BlockKind.FIELD)
    return Readability(total, measured, eased, len(text.split()), _language(text, reference), _costly(uses))


def count(text: str) -> Counts:
    """The counts of one sentence. A number has one syllable, an abbreviation one a letter, a compound those of its parts."""
    words = found = long = characters = 0
    for compound in COMPOUND.findall(text):
        size, length = _measured(compound)
        words += 1
        found += size
        long += size >= 3
        characters += length
    return Counts(words, 1, found, long, characters)


@lru_cache(maxsize=8192)
def _measured(compound: str) -> tuple[int, int]:
    """Syllables, and letters with digits, of one word as printed."""
    size = sum(_spelled(part) or sum(map(_syllables, WORD.findall(ORDINAL.sub("", part)))) for part in PARTS.split(compound))
    return size, sum(map(str.isalnum, compound))


def _spelled(part: str) -> int:
    """Syllables of what is said letter by letter, `W` in three; 0 for what is said as a word. A figure is one."""
    if not SPELLED.match(part):
        return 0
    return sum(3 if each == "W" else 1 for each in re.findall(r"[A-Z]|\d+", part))


def _syllables(word: str) -> int:
    return 1 if word[0].isdigit() else syllables(word.lower().replace("’", "'"))


def _costly(uses: Mapping[str, int]) -> tuple[str, ...]:
    """The words whose syllables above an easy word's add most to the page's."""
    cost = {word: times * (_measured(word)[0] - EASY_WORD[0]) for word, times in uses.items()}
    worst = sorted(cost, key=lambda word: (-cost[word], word))[:SHOWN]
    return tuple(word for word in worst if cost[word] > 0)


def _eased(total: Counts, uses: Mapping[str, int]) -> Counts:
    """`total` with the later uses of a repeated long term counted as a word of two syllables and five letters."""
    for word, times in uses.items():
        if times >= REPEATED and (size := _measured(word))[0] >= LONG_TERM:
            again = times - 1
            total = replace(
                total,
                syllables=total.syllables - again * (size[0] - EASY_WORD[0]),
                polysyllables=total.polysyllables - again,
                characters=total.characters - again * max(size[1] - EASY_WORD[1], 0),
            )
    return total


def _running(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    for sentence in sentences:
        if _fit(sentence.block) and ENDS.search(sentence.text) and sentence.text.count(" ") + 1 >= FEWEST_WORDS:
            yield sentence


def _fit(block: Block) -> bool:
    return block.part is Part.PROSE and block.kind in RUNNING and not block.quoted


def _language(text: str, reference: Reference) -> str:
    """The English name of the page's language by its letters and its little words; "" where they do not tell."""
    words = text.lower().split()
    if not text.isascii() and len(LATIN_LETTERS.findall(text)) * 2 < len(LETTERS.findall(text)) >= FEWEST_TO_TELL:
        return "another script"
    if len(words) < FEWEST_TO_TELL:
        return ""
    owners = _owners(reference)
    if sum("English" in owners.get(word, ()) for word in words) >= PLAINLY * len(words):
        return "English"
    shares = Counter(name for word in words for name in owners.get(word, ()))
    if not shares:
        return ""
    (name, hits), *_ = shares.most_common(1)
    if name != "English" and hits < 1.5 * shares["English"]:
        return "English" if shares["English"] >= LEAST_SHARE * len(words) else ""
    return name if hits >= LEAST_SHARE * len(words) else ""


@lru_cache(maxsize=8)
def _owners(reference: Reference) -> Mapping[str, list[str]]:
    owners: dict[str, list[str]] = {}
    lexicon = reference.lexicons.get("language")
    for name, words in lexicon.groups.items() if lexicon else ():
        for word in words:
            owners.setdefault(word, []).append(name)
    return owners
