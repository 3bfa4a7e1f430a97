"""The figures of a run: each page's length and grade, the worst first, and the findings by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from auditor.model.article import Article
from auditor.model.finding import Result, Status


@dataclass(frozen=True, slots=True)
class PageFigures:
    """A page's running text: its words and sentences, our median grade, and textstat's measures by name."""

    path: str
    words: int
    sentences: int
    grade: float
    measures: dict[str, float]


def page_figures(article: Article) -> PageFigures:
    """The figures of one page. Headings, tables, references, pasted abstracts and fragments are left out.

    textstat is loaded at the first call, which takes about a second.
    """
    from auditor import readability_reference

    readability = article.readability
    text = " ".join(measured.span.text for measured in readability.sentences)
    measures = readability_reference.table(text) if text else {}
    counts = readability.counts
    return PageFigures(article.document.path, counts.words, counts.sentences, counts.grade, measures)


def render(pages: Iterable[PageFigures], result: Result) -> str:
    """Two plain tables: the pages, and the findings by rule."""
    ranked = sorted(pages, key=lambda page: (-page.grade, page.path))
    names = next((list(page.measures) for page in ranked if page.measures), [])
    head = ["grade", "words", "sentences", *names, "page"]
    rows = [
        [
            f"{p.grade:.1f}",
            str(p.words),
            str(p.sentences),
            *(f"{p.measures[n]:.1f}" if p.measures else "-" for n in names),
            p.path,
        ]
        for p in ranked
    ]
    counted = Counter(finding.rule for finding in result.findings if finding.status is Status.NEW)
    rules = [[str(count), rule] for rule, count in counted.most_common()]
    words = sum(page.words for page in ranked)
    intro = f"{len(ranked)} pages, {words:,} words of running text. The grade is the median of the formulas that fit;"
    return "\n".join(
        [
            f"{intro} the columns after it are textstat's.",
            *_table(head, rows),
            "",
            *_table(["findings", "rule"], rules),
            "",
        ]
    )


def _table(head: list[str], rows: list[list[str]]) -> list[str]:
    """Columns set right, but for the last one."""
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head) - 1)]
    return ["  ".join([*(cell.rjust(width) for cell, width in zip(row, widths, strict=False)), row[-1]]) for row in [head, *rows]]
