"""Finds what a website's template left in the text: menus, skip links, forms, share buttons and footers.

A line is known by its words where they can mean nothing else; a menu only as a row of short lines, several of which
are the words of menus. What stands between a title and the first menu line, or after the last, is the article's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise

from auditor.extractors.cues import Matcher
from auditor.model.document import Block, BlockKind, Part
from auditor.reference import Reference, fold, meanings

SHORT_LINE, MENU_LINE, FOOT_BLOCKS = 25, 5, 8  # words, words, blocks
ROW = 4  # lines that make a menu
GAP, GAP_WORDS = 3, 20  # blocks between two pieces of furniture that belong to it, and their words
LINES = frozenset((BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM))
SEPARATORS = re.compile(r"\s*[|·•›»>/]\s+|\s+[|·•›»>/]\s*")
TRIMMED = " \t.:;,…*|·•›»>«‹-–—()[]"
ENDED = re.compile(r"[.!?;,][\"'”’)\]]*$")
SPEAKS = re.compile(r"\b(?:is|are|was|were|you|your)\b")
SITE = re.compile(r"\s+[-–—|·:]\s+\S.{0,60}$")


class Look(IntEnum):
    """How much a block looks like furniture."""

    TEXT = 0
    LINE = 1  # a short line, as titles and menus are
    MENU = 2  # the words of a menu
    SURE = 3


def marked(blocks: tuple[Block, ...], reference: Reference) -> tuple[Block, ...]:
    """The same blocks, those that a template left behind marked `Part.FURNITURE`."""
    find = _matcher(reference)
    if find is None:
        return blocks
    shown = [block for block in blocks if block.part is not Part.HIDDEN and block.kind in LINES]
    looks = [_look(block, find, _at_foot(shown, i)) for i, block in enumerate(shown)]
    chosen = {i for i, look in enumerate(looks) if look is Look.SURE}
    for run in _runs(looks):
        chosen |= set(_menu(run, looks, shown))
    chosen |= set(_repeated(shown))
    chosen |= set(_between(chosen, shown))
    indices = {shown[i].index for i in chosen if shown[i].part is Part.PROSE}
    return tuple(replace(block, part=Part.FURNITURE) if block.index in indices else block for block in blocks)


@lru_cache(maxsize=8)
def _matcher(reference: Reference) -> Matcher | None:
    lexicon = reference.lexicons.get("furniture")
    if lexicon is None:
        return None
    return Matcher(meanings({group: replace(lexicon, groups={group: phrases}) for group, phrases in lexicon.groups.items()}))


def _at_foot(shown: list[Block], i: int) -> bool:
    """Among the last lines of the page, and no publisher's line under a pasted abstract."""
    return len(shown) - i <= FOOT_BLOCKS and not (i and shown[i - 1].part is Part.ABSTRACT)


def _look(block: Block, find: Matcher, at_foot: bool) -> Look:
    """What a block looks like by its words alone."""
    words = block.text.count(" ") + 1
    if words > SHORT_LINE or block.quoted:
        return Look.TEXT
    cues = find.cues(block)
    text = block.text
    for cue in cues:
        before, after = text[: cue.span.start].strip(TRIMMED), text[cue.span.end :].strip(TRIMMED)
        whole = not before and not after
        opens = not before and words <= SHORT_LINE // 2 and not ENDED.search(text)
        if cue.lexicon == "within" or (cue.lexicon == "line" and whole) or (cue.lexicon == "opens" and opens):
            return Look.SURE
        if cue.lexicon == "foot" and at_foot and not SPEAKS.search(text):
            return Look.SURE
    if at_foot and any(cue.lexicon == "sign" for cue in cues):
        return Look.MENU
    return _row_in_line(text, [cue.text for cue in cues if cue.lexicon in ("menu", "line")], words)


def _row_in_line(text: str, known: list[str], words: int) -> Look:
    """A menu in one line ("Home | About | Contact"), one of its words, or just a short line."""
    pieces = [piece.strip(TRIMMED) for piece in SEPARATORS.split(text) if piece.strip(TRIMMED)]
    if len(pieces) >= 2 and known:
        hits = sum(piece in known for piece in pieces)
        short = all(piece.count(" ") < MENU_LINE for piece in pieces)
        if short and (hits >= max(2, len(pieces) / 2) or (pieces[0].lower() == "home" and len(pieces) >= 3)):
            return Look.SURE
    rest = text
    for phrase in known:
        rest = rest.replace(phrase, "", 1)
    if known and not rest.strip(TRIMMED):
        return Look.SURE if len(known) >= ROW - 1 else Look.MENU
    return Look.LINE if words <= MENU_LINE and not ENDED.search(text) else Look.TEXT


def _runs(looks: list[Look]) -> Iterator[range]:
    start = 0
    for i, look in enumerate([*looks, Look.TEXT]):
        if look is Look.TEXT:
            if i - start >= ROW - 1:
                yield range(start, i)
            start = i + 1


def _menu(run: range, looks: list[Look], blocks: list[Block]) -> range:
    """The lines of a run from its first menu word to its last, if there are enough of them; "Home" in front is telling."""
    known = [i for i in run if looks[i] >= Look.MENU]
    sure = any(looks[i] is Look.SURE for i in known) or (known and blocks[known[0]].text.lower() == "home")
    if len(known) < (ROW - 1 if sure else ROW):
        return range(0)
    lines = range(known[0], known[-1] + 1)
    return lines if len(known) * 4 >= len(lines) else range(0)


def _repeated(blocks: list[Block]) -> Iterator[int]:
    """Titles that stand twice in a row, the second time as the caption of a lost picture or without the site's name."""
    for i, (first, second) in enumerate(pairwise(blocks), 1):
        if BlockKind.LIST_ITEM in (first.kind, second.kind) or second.text.count(" ") < 2 or ENDED.search(second.text):
            continue
        one, two = fold(first.text), fold(second.text)
        if one == two or (i == 1 and SITE.sub("", one) == two):
            yield i


def _between(chosen: set[int], blocks: list[Block]) -> Iterator[int]:
    """Short lines with furniture close on both sides: the rest of a form or a footer."""
    places = sorted(chosen)
    for one, next_one in pairwise(places):
        inside = range(one + 1, next_one)
        if len(inside) <= GAP and all(blocks[i].text.count(" ") < GAP_WORDS and blocks[i].part is Part.PROSE for i in inside):
            yield from inside
