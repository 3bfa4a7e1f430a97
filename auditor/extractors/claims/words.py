"""Content words: what ties a claim to the study that it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from auditor.model.prose import Sentence
from auditor.reference import Reference, fold

WORD = re.compile(r"[a-z][a-z'-]*[a-z]\d*|[a-z]\d+")
ENDINGS = ("ations", "ation", "ingly", "ings", "ing", "edly", "ies", "ied", "es", "ed", "ly", "s")


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A word without its commonest endings: enough to meet itself in another form."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)] + "y" * (ending in ("ies", "ied"))  # berries, berry
            break
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


@lru_cache(maxsize=8)
def common_stems(reference: Reference) -> frozenset[str]:
    """Stems of the words that tie nothing to anything."""
    lexicon = reference.lexicons.get("function-words")
    listed = lexicon.groups.values() if lexicon else ()
    return frozenset(form for group in listed for word in group for form in (word, stem(word)))


@lru_cache(maxsize=8)
def same_things(reference: Reference) -> dict[str, str]:
    """A word with the word that it is read as: `worried` is `worry`."""
    lexicon = reference.lexicons.get("same-thing")
    return {word: head for head, words in (lexicon.groups.items() if lexicon else ()) for word in words}


@lru_cache(maxsize=8)
def outcome_stems(reference: Reference) -> frozenset[str]:
    """Content words that name something a treatment may change: of outcomes and of words for one thing, no mere part of
    the body."""
    lexicon = reference.lexicons.get("outcomes")
    listed = " ".join(phrase for group in (lexicon.groups.values() if lexicon else ()) for phrase in group)
    parts = reference.lexicons.get("body-parts")
    bodily = " ".join(word for group in (parts.groups.values() if parts else ()) for word in group)
    return (stems(listed, reference) | frozenset(same_things(reference).values())) - stems(bodily, reference)


@lru_cache(maxsize=4096)
def stems(text: str, reference: Reference) -> frozenset[str]:
    """The content words of a text, by their stems (`b12` counts, `d` does not)."""
    common, same = common_stems(reference), same_things(reference)
    found = set()
    for match in WORD.finditer(fold(text)):
        word = match.group().strip("'-").removesuffix("'s")
        if word in same:
            found.add(same[word])
            continue
        root = stem(word)
        if (len(word) > 2 or any(c.isdigit() for c in word)) and word not in common and root not in common:
            found.add(root)
    return frozenset(found)


def vocabulary(sentences: Iterable[Sentence], reference: Reference) -> frozenset[str]:
    """The content words of some sentences together."""
    return frozenset().union(*(stems(sentence.text, reference) for sentence in sentences))
