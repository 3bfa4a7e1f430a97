"""A run: which files, each under its own configuration, held against its baseline and an earlier revision."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from auditor import engine
from auditor.baseline import Baseline, Entry
from auditor.checks.interface import RestsOnTable
from auditor.config import Configurations, InForce
from auditor.files import PathError, collect, relative
from auditor.git import GitError
from auditor.model.finding import Problem, Result
from auditor.readers import ReadError, decode
from auditor.rules import RuleSet
from auditor.since import Since, changed_lines, kept


@dataclass(frozen=True, slots=True)
class Page:
    """An article to audit; `text` only where it does not stand on disk under its name."""

    path: Path
    text: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """What was found, and what was in force for each article, by its path as the report gives it."""

    result: Result
    in_force: Mapping[str, InForce]
    baselines: Mapping[Path, Baseline]

    @property
    def rules(self) -> RuleSet:
        """All rules that ran on any article."""
        sets = list({id(each.rules): each.rules for each in self.in_force.values()}.values())
        rules = {rule.id: rule for each in reversed(sets) for rule in each.rules}
        return replace(sets[0], rules=tuple(rules[name] for name in sorted(rules)))

    def gone(self, baseline: Baseline) -> list[Entry]:
        """A baseline's entries that no longer occur: their rule has run on their page, or the page is no longer there."""
        broken = {problem.path for problem in self.result.problems}
        pages = (path for path in self.result.pages if path not in broken)
        read = {known_as(Path(path), self.in_force[path]): self.in_force[path] for path in pages}

        def judged(entry: Entry) -> bool:
            page = read.get(entry.path)
            if page is None:
                return not (baseline.file.parent / entry.path).exists()
            now = page.rules.current(entry.rule)
            return now not in page.rules.known or any(rule.id == now for rule in page.rules.rules)

        return baseline.gone(self.result.findings, judged)


def gathered(
    paths: Iterable[Path], configurations: Configurations, force_exclude: bool = False
) -> tuple[list[Page], list[Problem]]:
    """The articles at the paths, each once, and the paths that are not there.

    What the configuration excludes is left out of folders; of files that were named only if `force_exclude`.
    """
    pages: dict[str, Page] = {}
    missing = []
    for path in paths:
        try:
            for file in collect([path]):
                if (file != path or force_exclude) and not configurations.config(file).wants(file):
                    continue
                pages.setdefault(os.path.realpath(file), Page(file))
        except PathError as error:
            missing.append(Problem(str(error.path), error.message))
    return list(pages.values()), missing


def audited(pages: Iterable[Page], configurations: Configurations, today: date, since: Since | None = None) -> Run:
    """The findings in the articles, each by the rules in force for it.

    Raises `FileError` for a configuration, rule or baseline that cannot be used, `LookupError` as `Configurations.of` does.
    """
    results, in_force, baselines = [], {}, dict[Path, Baseline]()
    for page in pages:
        here = configurations.of(page.path)
        in_force[str(page.path)] = here
        result = _audited(page, here, today, since)
        if here.baseline is not None:
            if here.baseline not in baselines:
                baselines[here.baseline] = Baseline.read(here.baseline)
            result = replace(result, findings=baselines[here.baseline].applied(result.findings))
        results.append(result)
    if not in_force:
        in_force["."] = configurations.of(Path())
    run = Run(engine.merged(results), in_force, baselines)
    rules = run.rules
    tables = (rule.logic for rule in rules.rules if isinstance(rule.logic, RestsOnTable))
    notes = dict.fromkeys(note for logic in tables for note in logic.notes(rules.reference, today))
    return replace(run, result=replace(run.result, notes=tuple(notes)))


def known_as(path: Path, here: InForce) -> str:
    """What fingerprints call an article: its path from the baseline's folder on."""
    home = here.baseline.parent if here.baseline else Path.cwd()
    return relative(path, home)


def _audited(page: Page, here: InForce, today: date, since: Since | None) -> Result:
    name = known_as(page.path, here)
    if since is not None:
        try:
            if page.text is None and not since.touched(page.path):
                return Result(files=1)
        except GitError as error:
            return Result(problems=(Problem(str(page.path), str(error)),), files=1)
    if page.text is None:
        result = engine.audit_file(page.path, here.rules, today, name)
    else:
        result = engine.audit_text(page.text, str(page.path), here.rules, today, known_as=name)
        result = replace(result, texts={str(page.path): page.text})
    return _new_since(result, page, here, today, since) if since is not None and result.findings else result


def _new_since(result: Result, page: Page, here: InForce, today: date, since: Since) -> Result:
    data = since.before(page.path)
    if data is None:
        return result
    try:
        now = page.text if page.text is not None else decode(page.path.read_bytes(), str(page.path))
        was = decode(data, str(page.path))
    except (ReadError, OSError):
        return result  # what it was cannot be read, so all of it is new
    before = engine.audit_text(was, str(page.path), here.rules, today, known_as=known_as(page.path, here))
    changed = changed_lines(was.removeprefix("\ufeff"), now.removeprefix("\ufeff"))
    return replace(result, findings=kept(result.findings, {finding.fingerprint for finding in before.findings}, changed))
