"""The figures of a run: each page's length and grade, the hardest first, and the findings by category and rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from auditor.model.article import Article
from auditor.model.document import BlockKind, Part
from auditor.model.finding import Result, Status
from auditor.model.readability import Counts

ENOUGH = 50  # words of running text, from which a section has a grade worth telling


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading ("" before the first): its line, its running text, our median grade of that."""

    heading: str
    line: int
    counts: Counts


@dataclass(frozen=True, slots=True)
class PageFigures:
    """A page's running text: its words and sentences, our median grade, textstat's measures by name, and its sections."""

    path: str
    words: int
    sentences: int
    grade: float
    measures: Mapping[str, float]
    sections: tuple[Section, ...] = ()

    @property
    def hardest(self) -> Section | None:
        """The section with the highest grade, of those that are long enough, if there are two."""
        told = [section for section in self.sections if section.counts.words >= ENOUGH]
        return max(told, key=lambda section: section.counts.grade) if len(told) > 1 else None


def page_figures(article: Article) -> PageFigures:
    """The figures of one page. Headings, tables, references, pasted abstracts and fragments are left out.

    textstat is loaded at the first call, which takes about a second.
    """
    from auditor import readability_reference

    readability = article.readability
    text = " ".join(measured.span.text for measured in readability.sentences)
    measures = readability_reference.table(text) if text else {}
    counts = readability.counts
    return PageFigures(article.document.path, counts.words, counts.sentences, counts.grade, measures, tuple(_sections(article)))


def _sections(article: Article) -> Iterator[Section]:
    """The page cut at its headings; those without running text are left out."""
    by_block: dict[int, Counts] = {}
    for measured in article.readability.sentences:
        index = measured.span.block.index
        by_block[index] = by_block.get(index, Counts()) + measured.counts
    heading, line, counts = "", 1, Counts()
    for block in article.prose.blocks:
        if block.kind is BlockKind.HEADING and block.part is not Part.FURNITURE:
            if counts.words:
                yield Section(heading, line, counts)
            heading, line, counts = block.text, article.document.line_column(block.span.source_range[0])[0], Counts()
        counts += by_block.get(block.index, Counts())
    if counts.words:
        yield Section(heading, line, counts)


def as_data(pages: Iterable[PageFigures], result: Result) -> dict[str, object]:
    """The figures for the JSON report; pages without running text have no grade."""
    ranked = _ranked(pages)
    return {
        "words": sum(page.words for page in ranked),
        "pages": [
            {
                "path": page.path,
                "words": page.words,
                "sentences": page.sentences,
                "grade": round(page.grade, 1) if page.words else None,
                "measures": {name: round(value, 1) for name, value in page.measures.items()},
                "sections": [
                    {"heading": s.heading, "line": s.line, "words": s.counts.words, "grade": round(s.counts.grade, 1)}
                    for s in page.sections
                ],
            }
            for page in ranked
        ],
        "by_category": dict(_by_category(result)),
        "by_rule": dict(_by_rule(result)),
    }


def render(pages: Iterable[PageFigures], result: Result) -> str:
    """Plain tables: the pages, the findings by category, and by rule."""
    ranked = _ranked(pages)
    names = next((list(page.measures) for page in ranked if page.measures), [])
    head = ["grade", "words", "sentences", *names, "page"]
    words = sum(page.words for page in ranked)
    counted = f"{len(ranked)} page{'' if len(ranked) == 1 else 's'}, {words:,} words of running text."
    lines = [
        f"{counted} The grade is the median of the formulas that fit; the columns after it are textstat's.",
        *_table(head, [_row(page, names) for page in ranked]),
        "",
    ]
    if hardest := [
        [f"{s.counts.grade:.1f}", str(s.counts.words), f"{p.path}:{s.line}  {s.heading}"] for p, s in _hardest(ranked)
    ]:
        lines += [*_table(["grade", "words", "hardest section of each page"], hardest), ""]
    for name, found in (("category", _by_category(result)), ("rule", _by_rule(result))):
        lines += [*_table(["findings", name], [[str(count), each] for each, count in found]), ""]
    return "\n".join(lines)


def _ranked(pages: Iterable[PageFigures]) -> list[PageFigures]:
    return sorted(pages, key=lambda page: (not page.words, -page.grade, page.path))


def _hardest(pages: Iterable[PageFigures]) -> Iterator[tuple[PageFigures, Section]]:
    found = [(page, page.hardest) for page in pages if page.hardest]
    yield from sorted(found, key=lambda pair: -pair[1].counts.grade)


def _row(page: PageFigures, names: list[str]) -> list[str]:
    measures = (f"{page.measures[name]:.1f}" if page.measures else "-" for name in names)
    return [f"{page.grade:.1f}" if page.words else "-", str(page.words), str(page.sentences), *measures, page.path]


def _by_category(result: Result) -> list[tuple[str, int]]:
    return Counter(finding.category.value for finding in result.findings if finding.status is Status.NEW).most_common()


def _by_rule(result: Result) -> list[tuple[str, int]]:
    return Counter(finding.rule for finding in result.findings if finding.status is Status.NEW).most_common()


def _table(head: list[str], rows: list[list[str]]) -> list[str]:
    """Columns set right, but for the last one."""
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head) - 1)]
    return ["  ".join([*(cell.rjust(width) for cell, width in zip(row, widths, strict=False)), row[-1]]) for row in [head, *rows]]
