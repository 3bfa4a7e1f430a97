"""What became of an article's earlier text: which sentence was which, and which study."""

from __future__ import annotations

from auditor.extractors.claims.words import vocabulary
from auditor.extractors.revision.pairing import pair
from auditor.model.article import Article
from auditor.model.revision import Revision
from auditor.model.studies import Study
from auditor.reference import Reference

__all__ = ["compare"]

SHARED = 4  # content words that make two reports those of one study, where no sentence of theirs is common


def compare(earlier: Article, article: Article, reference: Reference) -> Revision:
    """Holds an article against its earlier text."""
    revision = Revision(earlier, *pair(earlier.prose, article.prose, reference))
    told = tuple((study, _now(study, revision, article, reference)) for study in earlier.studies)
    return Revision(earlier, revision.kept, revision.origins, told)


def _now(study: Study, revision: Revision, article: Article, reference: Reference) -> Study | None:
    """Where an earlier study is told now: the report that has most of its sentences, else the one that shares most words."""
    own = {sentence.index for sentence in study.sentences}
    words = vocabulary(study.sentences, reference)
    best: tuple[float, Study | None] = (0, None)
    for report in article.studies:
        common = sum(any(old.index in own for old in revision.before(sentence)) for sentence in report.sentences)
        shared = len(words & vocabulary(report.sentences, reference))
        likeness = common + shared / (len(words) + 1)  # words decide between reports with as many sentences
        if (common or shared >= SHARED) and likeness > best[0]:
            best = (likeness, report)
    return best[1]
