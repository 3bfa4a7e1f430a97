"""`--format text`: for a person the words, the words that contradict them and why it matters; in a pipe a line a finding."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby

from auditor.model.finding import Evidence, Finding, Location, Result, Severity, Status
from auditor.reports import Style
from auditor.reports.excerpt import cells, printable
from auditor.reports.lines import Lines
from auditor.rules.model import RuleSet

NARROWEST, WIDEST = 60, 120  # columns that are comfortable to read
MARGIN = " " * 4
OFTEN = 3  # findings of one rule on one page, from which they are summed up too
MOST_LINES = 3  # of one finding's words
SILENCED = {Status.SUPPRESSED: "suppressed", Status.BASELINE: "in the baseline"}
STYLES = {
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold cyan",
    "place": "bold",
    "gutter": "dim",
    "evidence": "blue",
    "label": "bold",
    "fine": "green",
}


def render(result: Result, rules: RuleSet, style: Style) -> str:
    """The findings that count. A file is read again for its lines; where that fails, the report does without them."""
    findings = [finding for finding in result.findings if finding.status is Status.NEW]
    if not style.rich:
        return "".join(_line(finding) + "\n" for finding in findings)
    page = _Page(result.texts, {rule.id: rule.why for rule in rules.rules}, style)
    sums = {rule.id: rule.summed for rule in rules.rules if rule.summed}
    blocks: list[str] = []
    for path, together in groupby(findings, key=lambda finding: finding.location.path):
        of_page = list(together)
        blocks += ["\n".join(page.finding(finding)) + "\n" for finding in of_page]
        blocks += ["\n".join(page.sum(path, rule, told)) + "\n" for rule, told in _sums(of_page, sums)]
    notes = (line for note in result.notes for line in textwrap.wrap(printable(note), page.width))
    return "\n".join([*blocks, "\n".join([page.summary(result), *notes]) + "\n"] if result.files else blocks)


def _sums(findings: list[Finding], sums: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What is said once of a page on which a rule speaks often; a finding counts for itself and for those that it gathers."""
    for rule, words in sums.items():
        found = [finding for finding in findings if finding.rule == rule]
        if len(found) >= OFTEN:
            yield rule, words.format(count=sum(1 + len(finding.evidence) for finding in found), places=len(found))


def _line(finding: Finding) -> str:
    place = finding.location
    return printable(f"{place.path}:{place.line}:{place.column}: {finding.severity} {finding.rule}: {finding.message}")


class _Page:
    """The report for a person."""

    def __init__(self, texts: Mapping[str, str], reasons: Mapping[str, str], style: Style) -> None:
        self.lines = Lines(texts)
        self.reasons = reasons
        self.told: set[tuple[str, str]] = set()
        self.colour = style.colour
        self.width = min(max(style.width, NARROWEST), WIDEST)

    def finding(self, finding: Finding) -> Iterator[str]:
        place = finding.location
        severity = finding.severity.value
        head = printable(f"{place.path}:{place.line}:{place.column}")
        yield f"{self.paint(head, 'place')}  {self.paint(severity, severity)}  {finding.rule}"
        yield from self.wrapped(finding.message, MARGIN)
        places = [place, *(evidence.location for evidence in finding.evidence if evidence.location)]
        digits = max(len(str(p.end_line)) for p in places)
        shown = [*self.words(place, digits, severity, "^")]
        for evidence in finding.evidence:
            shown += self.evidence(evidence, digits, place.path)
        if shown:
            yield from ("", *shown)
        if (why := self.why(finding)) or finding.suggestion:
            yield ""
        if why:
            yield from self.wrapped(why, MARGIN, "Why: ")
        if finding.suggestion:
            yield from self.wrapped(finding.suggestion.text, MARGIN, "Instead: ")

    def sum(self, path: str, rule: str, told: str) -> Iterator[str]:
        """What stands below the findings of a page, and speaks of all of them."""
        yield f"{self.paint(printable(path), 'place')}  {self.paint('in all', 'label')}  {rule}"
        yield from self.wrapped(told, MARGIN)

    def why(self, finding: Finding) -> str:
        """Why it matters; told once for each rule and article, since the tenth time it is noise."""
        key = (finding.location.path, finding.rule)
        if key in self.told:
            return ""
        self.told.add(key)
        return self.reasons.get(finding.rule, "")

    def evidence(self, evidence: Evidence, digits: int, path: str) -> Iterator[str]:
        place = evidence.location
        if place is None:
            said = f"“{evidence.quote}”: {evidence.says}" if evidence.quote else evidence.says
            yield from self.wrapped(said, self.gutter("", digits))
            return
        if place.path != path:
            yield self.gutter("", digits) + self.paint(printable(f"{place.path}:{place.line}:{place.column}"), "place")
        yield from self.words(place, digits, "evidence", "-", evidence.says)

    def words(self, place: Location, digits: int, style: str, mark: str, says: str = "") -> Iterator[str]:
        """The lines in which the words stand, underlined, with what they say beside the last line."""
        room = self.width - cells(self.gutter("", digits, plain=True))
        shown = list(self.lines.excerpts(place, room))
        for number, part in shown[:MOST_LINES]:
            yield self.gutter(str(number), digits) + part.before + self.paint(part.words, style) + part.after
            under = self.gutter("", digits) + " " * part.indent + self.paint(mark * part.length, style)
            if says and number == shown[-1][0] and part.indent + part.length + 1 + cells(says) <= room:
                under, says = f"{under} {self.paint(printable(says), style)}", ""
            yield under
        if len(shown) > MOST_LINES:
            yield self.gutter("…", digits)
        if says:
            yield from self.wrapped(says, self.gutter("", digits), style=style)

    def gutter(self, number: str, digits: int, plain: bool = False) -> str:
        text = f"{MARGIN}{number:>{digits}} | "
        return text if plain else self.paint(text, "gutter")

    def wrapped(self, text: str, margin: str, label: str = "", style: str = "") -> Iterator[str]:
        """Lines no wider than the page, with a hanging indent under the label."""
        room = self.width - 2 * len(MARGIN) - len(label)
        for i, line in enumerate(textwrap.wrap(printable(text), room) or [""]):
            yield margin + (self.paint(label, "label") if i == 0 else " " * len(label)) + self.paint(line, style)

    def summary(self, result: Result) -> str:
        """One line: what was found, in how many articles, and what was silenced."""
        new = [finding for finding in result.findings if finding.status is Status.NEW]
        severities = Counter(finding.severity for finding in new)
        statuses = Counter(finding.status for finding in result.findings)
        articles = _counted(result.files, "article")
        if new:
            told = ", ".join(_counted(severities[s], s.value) for s in Severity if severities[s])
            head = f"{told} in {len({finding.location.path for finding in new})} of {articles}"
        else:
            head = f"{'No findings' if result.problems else 'Nothing to mend'} in {articles}"
        silenced = [f"{statuses[s]} {word}" for s, word in SILENCED.items() if statuses[s]]
        problems = [_counted(len(result.problems), "problem")] if result.problems else []
        worst = next((s.value for s in Severity if severities[s]), "fine")
        return "; ".join([self.paint(head, worst), *silenced, *problems]) + "."

    def paint(self, text: str, name: str) -> str:
        if not self.colour or not text or not name:
            return text
        from rich.color import ColorSystem
        from rich.style import Style as RichStyle

        return RichStyle.parse(STYLES[name]).render(text, color_system=ColorSystem.STANDARD)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 or noun == "info" else f"{count} {noun}s"
