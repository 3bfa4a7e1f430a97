"""Reads strings that point at a source and prints, field by field, the share that is read right.

    python benchmarks/citations.py STRINGS.md [--show]

The file holds a list in YAML (in a fence of its own or alone): `s` the text, `form` its shape, `level` how well a reader can
find the source (0 to 4), `parse` the parts to be read, and `finding` the kind of citation finding that it deserves, if any.
A link by itself states nothing, so it is judged as the source line of a page (`Source: …`).
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from auditor.engine import audit_text, understand
from auditor.extractors.citations.particulars import read as read_particulars
from auditor.model.article import Article
from auditor.model.citations import Citation, Particulars
from auditor.rules import RuleSet, load_rules

TODAY = date(2026, 6, 1)
BY_IDENTIFIER = {"pmid": "pmid", "pmcid": "pmcid", "doi": "doi", "trial": "trial", "protocol": "trial", "isbn": "isbn",
                 "issn": "issn", "orcid": "orcid", "nice": "guideline", "cochrane": "cochrane",
                 "url": "link", "person": "person"}  # fmt: skip
LINKS = ("url", "md_link")


def strings(path: Path) -> list[dict[str, Any]]:
    text = path.read_text(encoding="utf-8")
    fences = [fence for fence in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL) if "s:" in fence]
    return list(YAML(typ="safe").load(fences[0] if fences else text))


def plain(value: object) -> str:
    """A value as it is compared: `177–179` and `177-179` are one, and so are `978-3-16` and `978316`."""
    return re.sub(r"[\s‐‑–—-]", "", str(value)).lower().rstrip("/")


def read(part: str, wanted: object, article: Article, entry: Particulars) -> bool:
    """Whether a part of the string was read as the list says."""
    if part in BY_IDENTIFIER:
        ids = [c.identifier for c in article.citations if c.form == BY_IDENTIFIER[part] and not c.problem]
        return any(plain(wanted) == plain(found) for found in ids)
    if part == "check":
        return not any(c.problem for c in article.citations)
    if part in ("marker", "markers"):
        labels = {c.identifier for c in article.citations if c.form == "numbered"} | {e.label for e in article.references}
        return all(str(label) in labels for label in (wanted if isinstance(wanted, list) else [wanted]))
    if part == "stat":
        return any(a.says.value == "figure" for a in article.assertions)
    if part == "n":
        return any(n.whole == wanted for s in article.prose.sentences for n in s.numbers)
    if part == "body":
        bodies = [a.body for a in article.attributions] + [c.identifier.split()[0] for c in article.citations if c.year]
        return any(wanted in (body, "".join(re.findall(r"\b[A-Z]", body))) for body in bodies)
    if part == "author":
        return list(entry.authors) == wanted or [name.split()[0] for name in entry.authors] == wanted
    if part == "same_as_previous":
        return any(c.form == "ibid" for c in article.citations)
    found = getattr(entry, part, None)
    wanted = "; ".join(wanted) if isinstance(wanted, list) else wanted
    return found is not None and plain(found) == plain(wanted)


def level(article: Article) -> int:
    """The best that leads to the source; an entry counts by its identifiers where it has any."""
    levels = [c.level for c in article.citations] or [e.level for e in article.references]
    return max((0, *levels, *(a.level for a in article.attributions)))


def compare(wanted: dict[str, Any], rules: RuleSet) -> dict[str, bool]:
    is_link = str(wanted["form"]).startswith(LINKS)
    text = f"Source: {wanted['s']}" if is_link else wanted["s"]
    article = understand(text, "page.md", rules)
    kinds = {f.kind for f in audit_text(text, "page.md", rules, TODAY).findings}
    entry = read_particulars(wanted["s"])
    expected = wanted.get("finding")
    results = {part: read(part, value, article, entry) for part, value in (wanted.get("parse") or {}).items()}
    results["level"] = level(article) == wanted["level"]
    results["finding"] = (expected in kinds) if expected else not kinds & {"vague", "malformed"}
    return results


def seen(citations: tuple[Citation, ...]) -> str:
    return ", ".join(f"{c.form} {c.identifier} ({c.level})" for c in citations) or "nothing read"


def main(arguments: list[str]) -> None:
    if not arguments:
        sys.exit(__doc__)
    rules = load_rules().select(["citation/"])
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for wanted in strings(Path(arguments[0])):
        results = compare(wanted, rules)
        asked.update(results.keys())
        right.update(key for key, value in results.items() if value)
        wrong = [key for key, value in results.items() if not value]
        if wrong and "--show" in arguments:
            print(f"{wanted['s']}\n   wrong: {', '.join(wrong)}; {seen(understand(wanted['s'], 'page.md', rules).citations)}")
    for field in asked:
        print(f"{field:16} {right[field]:4} of {asked[field]:4}  {100 * right[field] / asked[field]:5.1f}%")
    print(f"{'all':16} {right.total():4} of {asked.total():4}  {100 * right.total() / asked.total():5.1f}%")


if __name__ == "__main__":
    main(sys.argv[1:])
