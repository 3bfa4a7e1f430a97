"""`audit checklist`: which published criteria an article meets, and the words that show it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import click

from auditor import engine
from auditor.checklist import Answer, State, answers
from auditor.cli.options import BROKEN, configured, in_force
from auditor.config import Configurations
from auditor.files import PathError, collect
from auditor.model.article import Article
from auditor.readers import ReadError, decode

MARKS = {State.MET: "✓", State.NOT_FOUND: "–", State.CANNOT_TELL: "?"}
LONGEST = 70  # characters of a quote in a table
FOOT = (
    "“Met” means that the words were seen, not that they are good; “not found” that no words that the tool knows were seen. "
    "What only a reader can judge (balance, relevance, whether the aims are reached) is not asked."
)

Page = tuple[Path, Article, list[Answer]]


@click.command(name="checklist")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="How to write it.",
)
@configured
def command(paths: tuple[Path, ...], form: str, configurations: Configurations) -> None:
    """Show which published criteria for health articles each FILE meets, with the place that shows it.

    The criteria are those of the JAMA benchmarks, HealthNewsReview and DISCERN that a program can see. Each is met, not
    found, or cannot be told: never a verdict. The exit status is 0 whatever is found, and 2 if something is broken.
    """
    pages, broken = [], False
    try:
        files = collect(paths)
    except PathError as error:
        click.echo(f"audit: {error}", err=True)
        sys.exit(BROKEN)
    for file in files:
        rules = in_force(configurations, file).everything
        try:
            article = engine.understand(decode(file.read_bytes(), str(file)), str(file), rules)
        except ReadError as error:
            click.echo(f"{file}{f':{error.line}' if error.line else ''}: {error.message}", err=True)
            broken = True
            continue
        except OSError as error:
            click.echo(f"{file}: The file cannot be read: {error.strerror or error}.", err=True)
            broken = True
            continue
        pages.append((file, article, answers(article, rules.reference)))
    click.echo(WRITE[form](pages))
    sys.exit(BROKEN if broken else 0)


def _line(article: Article, answer: Answer) -> int | None:
    return article.document.line_column(answer.place.source_range[0])[0] if answer.place else None


def _quote(answer: Answer) -> str:
    if answer.place is None:
        return ""
    text = answer.place.text
    return f"“{text if len(text) <= LONGEST else text[: LONGEST - 1] + '…'}”"


def _shown(article: Article, answer: Answer) -> str:
    """What shows the answer, for a reader: the place, the words, the note."""
    line = _line(article, answer)
    place = f"line {line} {_quote(answer)}" if line else ""
    return "; ".join(part for part in (place, answer.note) if part)


def _tally(found: list[Answer]) -> str:
    return ", ".join(f"{sum(answer.state is state for answer in found)} {state.value}" for state in State)


def _text(pages: list[Page]) -> str:
    lines = []
    for file, article, found in pages:
        lines.append(f"{file}: {_tally(found)}")
        for answer in found:
            asked_by = "; ".join(answer.criterion.asked_by)
            lines.append(f"  {MARKS[answer.state]} {answer.state.value:<11}  {answer.criterion.question}  [{asked_by}]")
            shown = _shown(article, answer)
            lines += [f"                 {shown}"] if shown else []
        lines.append("")
    return "\n".join([*lines, FOOT])


def _markdown(pages: list[Page]) -> str:
    lines = []
    for file, article, found in pages:
        lines += [
            f"### {file}",
            "",
            _tally(found) + ".",
            "",
            "| | criterion | asked by | shown by |",
            "| --- | --- | --- | --- |",
        ]
        for answer in found:
            criterion = answer.criterion
            cells = (answer.state.value, criterion.question, "; ".join(criterion.asked_by), _shown(article, answer))
            lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
        lines.append("")
    return "\n".join([*lines, FOOT])


def _json(pages: list[Page]) -> str:
    rows = [
        {
            "path": str(file),
            "criteria": [
                {
                    "name": answer.name,
                    "question": answer.criterion.question,
                    "asked_by": list(answer.criterion.asked_by),
                    "state": answer.state.value,
                    "note": answer.note,
                    "line": _line(article, answer),
                    "quote": answer.place.text if answer.place else None,
                }
                for answer in found
            ],
        }
        for file, article, found in pages
    ]
    return json.dumps({"version": 1, "articles": rows}, ensure_ascii=False, indent=2)


WRITE: dict[str, Callable[[list[Page]], str]] = {"text": _text, "json": _json, "markdown": _markdown}
