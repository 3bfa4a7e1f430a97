"""Whether a claim speaks of what the study tested, or of something else that may do the same good."""

from __future__ import annotations

import re
from functools import lru_cache

from auditor.checks.contradiction.effects import PAST
from auditor.extractors.claims.topics import known, topics
from auditor.extractors.claims.words import stems, vocabulary
from auditor.extractors.studies.clauses import clause_range
from auditor.model.article import Article
from auditor.model.document import BlockKind
from auditor.model.prose import Sentence
from auditor.model.span import Span
from auditor.model.studies import Study
from auditor.reference import Reference

JOINED = re.compile(r"[,;:–—]\s|\b(?:and|to|then)\s", re.IGNORECASE)
TITLES = (BlockKind.HEADING, BlockKind.FIELD)


def of_treatment(words: Span, sentence: Sentence, study: Study, article: Article, reference: Reference) -> bool:
    """Whether the subject of a good turn, where the sentence names one, is named by the study's report or by a title too."""
    named = subject(words, sentence, reference) - known(reference) - _stand_ins(reference)
    return not named or bool(named & spoken_of(study, sentence, article, reference))


def subject(words: Span, sentence: Sentence, reference: Reference) -> frozenset[str]:
    """Content words before the good turn in its clause: who or what does it."""
    start, _ = clause_range(sentence, words)
    start = max((m.end() for m in JOINED.finditer(sentence.block.text, start, words.start)), default=start)
    return topics(sentence, start, words.start, reference)


def spoken_of(study: Study, claim: Sentence, article: Article, reference: Reference) -> frozenset[str]:
    """The content words by which a page speaks of what a study tested: those of its report and of the page's titles."""
    titles = [s for s in article.prose.sentences if s.block.kind in TITLES and s is not claim]
    report = [s for s in study.sentences if s is not claim and (PAST.search(s.text) or s.numbers)]
    return vocabulary([*report, *titles], reference) | stems(article.prose.sections[study.section].title, reference)


@lru_cache(maxsize=8)
def _stand_ins(reference: Reference) -> frozenset[str]:
    lexicon = reference.lexicons.get("stand-in")
    return stems(" ".join(word for group in (lexicon.groups.values() if lexicon else ()) for word in group), reference)
