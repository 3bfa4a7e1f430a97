"""docs/rules.md: every rule of the default pack, as its file says it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from auditor.measurement import measured
from auditor.model.finding import Severity
from auditor.rules import Rule, load_rules

ROOT = Path(__file__).resolve().parents[2]


def page() -> str:
    """The whole page, in Markdown."""
    loaded = load_rules()
    rules, table = loaded.rules, loaded.reference.tables["measured"]
    lines = [
        "# Rules",
        "",
        f"All {len(rules)} rules of the default pack. This page is written from `rules/` by `make pages`.",
        "[How the figures were measured](measured.md), and how far they carry.",
    ]
    for category, group in groupby(rules, key=lambda rule: rule.category):
        lines += ["", f"## {category.value}", "", *table[category.value].summed()]
        for rule in group:
            lines += ["", *_rule(rule, () if rule.severity is Severity.INFO else measured(table, rule.id))]
    return "\n".join(lines) + "\n"


def _rule(rule: Rule, told: tuple[str, ...]) -> Iterator[str]:
    file = Path(rule.file).relative_to(ROOT).as_posix()
    yield f"### {rule.id}"
    yield ""
    yield rule.summary
    yield ""
    yield f"- **Why**: {rule.why}"
    yield f"- **Says**: {rule.message}"
    yield f"- **Severity** {rule.severity.value}, **confidence** {rule.confidence.value}"
    yield f"- **Check** `{rule.check}`, in [{file}](../{file})"
    if rule.sources:
        yield f"- **Rests on**: {'; '.join(rule.sources)}"
    if told:
        yield f"- **Measured**: {' '.join(told)}"
    example = next(example for example in rule.examples if example.finds)
    yield f"- **Finds** {', '.join(f'“{words}”' for words in example.finds)} in:"
    yield from _quoted(example.text)
    if example.before is not None:
        yield ""
        yield "  where the earlier text was:"
        yield from _quoted(example.before)


def _quoted(text: str) -> Iterator[str]:
    yield ""
    yield "  ````text"
    yield from (f"  {line}".rstrip() for line in text.rstrip().splitlines())
    yield "  ````"
