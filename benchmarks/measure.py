"""Audits labelled pages and writes what came of each rule to rules/reference/measured/, for `audit explain` and docs/rules.md.

    python benchmarks/measure.py FOLDER [FOLDER ...]

Each folder is a set; beside each of its pages stands NAME.labels.json (docs/measured.md says what a label is, and when a finding
hits one). Prints recall and precision, category by category.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from auditor import audit_paths
from auditor.model.finding import Finding, Location, Severity, Status

WRITTEN = Path(__file__).resolve().parents[1] / "rules" / "reference" / "measured"
HEAD = "Written by `make measure`; docs/measured.md says how, and how far the figures carry."
NEAR = 80  # characters between a finding's words and a label's
LONG = 400  # characters; a finding that marks a whole block could hit anything in it
PAGE_WIDE = {("readability", "grade"), ("editorial", "metadata")}
BLOCKS = {("readability", "sentence"), ("editorial", "chrome")}


@dataclass(frozen=True, slots=True)
class Page:
    """A labelled page. `starts` are the offsets of its lines."""

    path: Path
    lines: tuple[str, ...]
    starts: tuple[int, ...]
    labels: tuple[dict[str, str | int], ...]

    @classmethod
    def read(cls, labels: Path) -> Page:
        data = json.loads(labels.read_text(encoding="utf-8"))
        path = labels.parent / data["page"]
        lines = tuple(path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").split("\n"))
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line) + 1)
        return cls(path, lines, tuple(starts), tuple(data["labels"]))

    def hits(self, finding: Finding, label: dict[str, str | int]) -> bool:
        """Whether a finding stands where an editor's label of its category stands."""
        category, kind = finding.rule.split("/")[:2]
        if category != label["category"]:
            return False
        if (category, str(label["kind"])) in PAGE_WIDE:
            return kind == label["kind"]
        places = [finding.location]
        if category == "consistency":  # two figures that disagree: either may bear the label
            places += [e.location for e in finding.evidence if e.location and e.path == finding.location.path]
        return any(self._meet(place, label, block=(category, kind) in BLOCKS) for place in places)

    def _meet(self, place: Location, label: dict[str, str | int], *, block: bool) -> bool:
        line, quote = int(label["line"]) - 1, str(label["quote"])
        first = self.starts[line] + max(self.lines[line].find(quote), 0)
        start, end = self.starts[place.line - 1] + place.column - 1, self.starts[place.end_line - 1] + place.end_column - 1
        if not block and end - start > LONG and end - start > 3 * len(quote):
            return False
        return start - NEAR <= first + len(quote) and first <= end + NEAR


class Tally:
    """Of one category: labels and those found, by kind; findings and those that hit a label, by rule; each by set."""

    def __init__(self) -> None:
        self.kinds: dict[str, dict[str, Counter[bool]]] = defaultdict(lambda: defaultdict(Counter))
        self.rules: dict[str, dict[str, Counter[bool]]] = defaultdict(lambda: defaultdict(Counter))

    def of(self, name: str) -> str:
        """Recall and precision in one set, in a line."""
        kinds = sum((by_set[name] for by_set in self.kinds.values()), Counter[bool]())
        found = sum((by_set[name] for by_set in self.rules.values()), Counter[bool]())
        precision = kinds[True] / (kinds[True] + found[False]) if kinds[True] + found[False] else None
        recall = kinds[True] / kinds.total() if kinds.total() else None
        shown = [f"{value:.2f}" if value is not None else "-" for value in (recall, precision)]
        return f"{kinds[True]} of {kinds.total()} found, {found[False]} alarms; recall {shown[0]}, precision {shown[1]}"


def measure(folder: Path, tallies: dict[str, Tally]) -> int:
    """Adds one set to the tallies; the number of its pages."""
    pages = [Page.read(labels) for labels in sorted(folder.glob("*.labels.json"))]
    by_path: dict[str, list[Finding]] = defaultdict(list)
    for finding in audit_paths([page.path for page in pages]).findings:
        if finding.severity is not Severity.INFO and finding.status is Status.NEW:
            by_path[finding.location.path].append(finding)
    for page in pages:
        found = by_path[str(page.path)]
        for label in page.labels:
            tally = tallies[str(label["category"])]
            tally.kinds[str(label["kind"])][folder.name][any(page.hits(finding, label) for finding in found)] += 1
        for finding in found:
            tally = tallies[finding.rule.split("/")[0]]
            tally.rules[finding.rule][folder.name][any(page.hits(finding, label) for label in page.labels)] += 1
    return len(pages)


def written(tally: Tally, pages: dict[str, int]) -> CommentedMap:
    """The file of one category."""

    def shares(counted: dict[str, dict[str, Counter[bool]]]) -> dict[str, dict[str, list[int]]]:
        return {
            name: {each: [count[True], count.total()] for each, count in by_set.items()}
            for name, by_set in sorted(counted.items())
        }

    data = CommentedMap(measured=date.today(), pages=pages, kinds=shares(tally.kinds), rules=shares(tally.rules))
    data.yaml_set_start_comment(HEAD)
    return data


def main(folders: list[Path]) -> Iterator[str]:
    """Measures the sets and writes the files; gives the lines to print."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    pages = {folder.name: measure(folder, tallies) for folder in folders}
    yaml = YAML()
    yaml.default_flow_style = None
    yaml.width = 120
    WRITTEN.mkdir(exist_ok=True)
    for category, tally in sorted(tallies.items()):
        with (WRITTEN / f"{category}.yaml").open("w", encoding="utf-8") as file:
            yaml.dump(written(tally, pages), file)
        yield from (f"{category:<14} {name:<9} {tally.of(name)}" for name in pages)


if __name__ == "__main__":
    for line in main([Path(name) for name in sys.argv[1:]]):
        print(line)
