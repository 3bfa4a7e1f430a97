"""Which identifiers the articles cite, and where."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from auditor import engine
from auditor.model.finding import Problem
from auditor.model.sources import key_of
from auditor.readers import ReadError, decode
from auditor.rules import RuleSet


def wanted(files: Iterable[Path], rules: RuleSet) -> tuple[dict[str, str], list[Problem]]:
    """The keys of all sources that the articles cite, each with the first place that does (`page.md:12`), and what went wrong."""
    keys: dict[str, str] = {}
    problems: list[Problem] = []
    for file in files:
        try:
            article = engine.understand(decode(file.read_bytes(), str(file)), str(file), rules)
        except ReadError as error:
            problems.append(Problem(str(file), error.message, error.line))
            continue
        except OSError as error:
            problems.append(Problem(str(file), f"The file cannot be read: {error.strerror or error}."))
            continue
        for citation in article.citations:
            if key := key_of(citation):
                line, _ = article.document.line_column(citation.span.source_range[0])
                keys.setdefault(key, f"{file}:{line}")
    return keys, problems
