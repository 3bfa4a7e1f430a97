"""The reports against what their readers demand: the official schemas where there are any, else the documented fields."""

from __future__ import annotations

import contextlib
import io
import json
import tarfile
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any, Literal

import httpx
import jsonschema
import pytest
import xmlschema
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from auditor.api import audit_paths
from auditor.model.finding import Problem, Result, Suggestion
from auditor.reports import Style, report
from auditor.rules import RuleSet

ROOT = Path(__file__).resolve().parents[2]
# Packages that carry the schemas of OASIS and of Jenkins as they were published, and the hashes of those packages
SARIF = (
    "https://registry.npmjs.org/@microsoft/jest-sarif/-/jest-sarif-1.0.0-beta.0.tgz",
    "748e2c3d1a842e7bb258416685c7ea3a0da40005b72267b2052c2856d48ad102",
    "package/lib/schemas/sarif-2.1.0-rtm.5.json",
)
JUNIT = (
    "https://files.pythonhosted.org/packages/a3/5c/00a0e072241553e1a7496d638deababa67c5058571567b92a7eaa258397c/pytest-8.4.2.tar.gz",
    "86c0d0b93306b961d58d62a4db4879f27fe25513d4b969df351abdddb3c30e01",
    "pytest-8.4.2/testing/example_scripts/junit-10.xsd",
)


@pytest.fixture(scope="module")
def results() -> dict[str, Result]:
    """The sample articles; the same with a broken file and other words beside a finding; and a run that found nothing."""
    with contextlib.chdir(ROOT):
        found = audit_paths([Path("content")])
    assert {finding.severity.value for finding in found.findings} >= {"error", "warning"}
    assert any(finding.evidence for finding in found.findings)
    assert any(finding.reason for finding in found.findings)
    first, *others = found.findings
    problems = (Problem("b\x00d.md", "Byte 2 is not UTF-8.", 1), Problem("gone.md", "There is no such file."))
    odd = replace(found, findings=(replace(first, suggestion=Suggestion("most people")), *others), problems=problems)
    return {"samples": found, "odd": odd, "nothing": Result()}


@pytest.fixture(scope="module", params=["samples", "odd", "nothing"])
def rendered(request: pytest.FixtureRequest, results: dict[str, Result], rules: RuleSet) -> Callable[[str], str]:
    return lambda name: report(name).render(results[request.param], rules, Style())


def published(url: str, digest: str, name: str) -> bytes:
    """A file of a published package; the test is skipped where the package cannot be fetched."""
    try:
        package = httpx.get(url, timeout=30, follow_redirects=True).raise_for_status().content
    except httpx.HTTPError as error:
        pytest.skip(f"the schema cannot be fetched: {error}")
    assert sha256(package).hexdigest() == digest
    with tarfile.open(fileobj=io.BytesIO(package)) as archive:
        file = archive.extractfile(name)
        assert file is not None
        return file.read()


@pytest.fixture(scope="module")
def sarif_schema() -> jsonschema.Draft7Validator:
    schema = json.loads(published(*SARIF))
    return jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())


@pytest.fixture(scope="module")
def junit_schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(published(*JUNIT).decode())


@pytest.mark.index
def test_sarif_keeps_to_the_schema_of_oasis(rendered: Callable[[str], str], sarif_schema: jsonschema.Draft7Validator) -> None:
    document = json.loads(rendered("sarif"))
    assert [f"{error.json_path}: {error.message}" for error in sarif_schema.iter_errors(document)] == []


@pytest.mark.index
def test_the_schema_of_oasis_would_refuse_a_line_0(results: dict[str, Result], rules: RuleSet, sarif_schema: Any) -> None:
    document = json.loads(report("sarif").render(results["samples"], rules, Style()))
    document["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    (error,) = sarif_schema.iter_errors(document)
    assert error.json_path.endswith("region.startLine")


@pytest.mark.index
def test_junit_keeps_to_the_schema_of_jenkins(rendered: Callable[[str], str], junit_schema: xmlschema.XMLSchema) -> None:
    assert [str(error) for error in junit_schema.iter_errors(rendered("junit"))] == []


class Strict(BaseModel):
    """No field beyond those that are documented."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Lines(Strict):
    begin: Annotated[int, Field(ge=1)]
    end: Annotated[int, Field(ge=1)]


class Place(Strict):
    path: str
    lines: Lines


class Issue(Strict):
    """GitLab's fields (docs.gitlab.com/ci/testing/code_quality) and the `type` and `categories` of Code Climate's format."""

    type: Literal["issue"]
    check_name: str
    description: str
    categories: list[
        Literal["Bug Risk", "Clarity", "Compatibility", "Complexity", "Duplication", "Performance", "Security", "Style"]
    ]
    severity: Literal["info", "minor", "major", "critical", "blocker"]
    fingerprint: Annotated[str, Field(min_length=1)]
    location: Place


class Position(Strict):
    line: Annotated[int, Field(ge=1)]
    column: Annotated[int, Field(ge=1)] | None = None


class Range(Strict):
    start: Position
    end: Position | None = None


class Where(Strict):
    path: str
    range: Range | None = None


class Related(Strict):
    message: str
    location: Where


class Code(Strict):
    value: str
    url: str | None = None


class Replacement(Strict):
    range: Range
    text: str


class Diagnostic(Strict):
    """reviewdog's message `Diagnostic` (proto/rdf/reviewdog.proto); it has no field for who is suppressed, so none is here."""

    message: str
    location: Where
    severity: Literal["ERROR", "WARNING", "INFO"]
    code: Code
    suggestions: list[Replacement] = []
    related_locations: list[Related] = []


class Source(Strict):
    name: str
    url: str | None = None


class Diagnostics(Strict):
    source: Source
    diagnostics: list[Diagnostic]


def test_gitlab_gets_the_keys_that_it_documents(rendered: Callable[[str], str]) -> None:
    issues = TypeAdapter(list[Issue]).validate_json(rendered("gitlab"))
    assert len({issue.fingerprint for issue in issues}) == len(issues)
    assert all(not issue.location.path.startswith(("/", "./")) for issue in issues)


def test_reviewdog_gets_the_fields_that_it_documents(rendered: Callable[[str], str]) -> None:
    found = Diagnostics.model_validate_json(rendered("rdjson"))
    assert all(each.location.range is None or each.location.range.start.line for each in found.diagnostics)


def test_an_undocumented_field_would_be_seen() -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        Source.model_validate({"name": "auditor", "colour": "red"})


def test_each_line_of_jsonl_is_a_finding_of_json_or_what_is_broken(results: dict[str, Result], rules: RuleSet) -> None:
    whole = json.loads(report("json").render(results["odd"], rules, Style()))
    lines = [json.loads(line) for line in report("jsonl").render(results["odd"], rules, Style()).splitlines()]
    assert lines == [*whole["findings"], *({"error": error} for error in whole["errors"])]
