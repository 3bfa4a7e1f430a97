"""The baseline as an editor meets it: what is accepted stays quiet where it moves, and a new claim cannot hide behind it."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Audit

CLAIM = "Dentists were surprised: zounds, the filling held."
OTHER = "Zounds, the crown came loose."
CLEAN = "The pacemaker was checked twice."
FILE = Path(".audit-baseline.json")


@pytest.fixture(autouse=True)
def repository(audit: Audit) -> None:
    Path(".git").mkdir()


def write(name: str, *paragraphs: str) -> None:
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")


def entries(file: Path = FILE) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["findings"]
    return found


def statuses(audit: Audit, *arguments: str) -> list[str]:
    return [finding["status"] for finding in json.loads(audit("--format", "json", *arguments).stdout)["findings"]]


class TestWhatIsAccepted:
    @pytest.fixture(autouse=True)
    def accepted(self, audit: Audit) -> None:
        write("a.md", CLAIM, CLEAN)
        result = audit("baseline", "write")
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr == "audit: .audit-baseline.json: 1 finding accepted in these articles.\n"

    def test_it_no_longer_counts_but_is_still_listed(self, audit: Audit) -> None:
        assert audit().exit_code == 0
        assert statuses(audit) == ["baseline"]

    def test_moving_the_paragraph_leaves_it_quiet(self, audit: Audit) -> None:
        write("a.md", "# Teeth", CLEAN, "More was written here.", CLAIM)
        assert statuses(audit) == ["baseline"]

    def test_moving_it_within_its_paragraph_leaves_it_quiet(self, audit: Audit) -> None:
        write("a.md", f"{CLEAN} {CLAIM}")
        assert statuses(audit) == ["baseline"]

    def test_rewording_it_to_a_new_claim_does_not(self, audit: Audit) -> None:
        write("a.md", "All dentists agreed: zounds, the filling held.", CLEAN)
        result = audit()
        assert result.exit_code == 1
        assert "a.md: editorial/loud “zounds” no longer occurs; `audit baseline prune`" in result.stderr

    def test_a_new_claim_in_the_place_of_an_old_one_does_not_hide_behind_the_count(self, audit: Audit) -> None:
        write("a.md", OTHER, CLEAN)
        assert statuses(audit) == ["new"]

    def test_the_same_sentence_once_more_is_new(self, audit: Audit) -> None:
        write("a.md", CLAIM, CLEAN, CLAIM)
        assert statuses(audit) == ["baseline", "new"]

    def test_the_same_sentence_in_another_article_is_new(self, audit: Audit) -> None:
        write("b.md", CLAIM)
        assert statuses(audit) == ["baseline", "new"]

    @pytest.mark.parametrize("argument", ["a.md", "./a.md", "absolute"])
    def test_however_the_article_is_named(self, audit: Audit, argument: str) -> None:
        assert statuses(audit, str(Path("a.md").resolve()) if argument == "absolute" else argument) == ["baseline"]

    def test_from_another_folder(self, audit: Audit, monkeypatch: pytest.MonkeyPatch) -> None:
        Path("deep").mkdir()
        monkeypatch.chdir("deep")
        assert statuses(audit, "../a.md") == ["baseline"]

    def test_isolated_knows_no_baseline(self, audit: Audit) -> None:
        assert statuses(audit, "--isolated") == ["new"]

    def test_rules_that_did_not_run_leave_their_entries(self, audit: Audit) -> None:
        result = audit("--ignore", "editorial/loud")
        assert "no longer occur" not in result.stderr
        audit("baseline", "prune", "--ignore", "editorial/loud")
        assert len(entries()) == 1


class TestCommands:
    def test_prune_takes_out_what_no_longer_occurs(self, audit: Audit) -> None:
        write("a.md", CLAIM, OTHER)
        write("b.md", CLAIM)
        audit("baseline", "write")
        write("a.md", OTHER)
        Path("b.md").unlink()
        assert "2 entries no longer occur" in audit().stderr
        assert audit("baseline", "prune").stderr == "audit: .audit-baseline.json: 2 entries taken out.\n"
        assert [(entry["path"], entry["quote"]) for entry in entries()] == [("a.md", "Zounds")]
        assert audit().stderr == ""

    def test_write_for_one_article_leaves_the_others_as_they_were(self, audit: Audit) -> None:
        write("a.md", CLAIM)
        write("b.md", CLAIM)
        audit("baseline", "write", "a.md")
        write("a.md", OTHER)
        audit("baseline", "write", "b.md")
        assert [entry["path"] for entry in entries()] == ["a.md", "b.md"]
        assert statuses(audit) == ["new", "baseline"]

    def test_show_tells_where_each_entry_stands_now(self, audit: Audit) -> None:
        write("a.md", CLAIM, OTHER)
        audit("baseline", "write")
        write("a.md", CLEAN, CLAIM)
        shown = audit("baseline", "show")
        assert shown.stdout == "a.md:3:26: editorial/loud “zounds”\na.md: editorial/loud “Zounds” no longer occurs\n"
        assert len(entries()) == 2

    def test_what_is_suppressed_is_not_accepted_too(self, audit: Audit) -> None:
        write("a.md", "<!-- audit: ignore editorial/loud: a quotation -->", CLAIM)
        audit("baseline", "write")
        assert entries() == []

    def test_what_is_unsure_is_accepted_too(self, audit: Audit) -> None:
        write("a.md", "The dose was mayhap too low.")
        audit("baseline", "write")
        assert statuses(audit, "--min-confidence", "low") == ["baseline"]

    def test_each_stands_beside_the_nearest_configuration(self, audit: Audit) -> None:
        write("blog/a.md", CLAIM)
        write("b.md", CLAIM)
        Path("blog/.audit.yaml").write_text("fail_on: error\n", encoding="utf-8")
        audit("baseline", "write")
        assert [entry["path"] for entry in entries()] == ["b.md"]
        assert [entry["path"] for entry in entries(Path("blog") / FILE)] == ["a.md"]
        assert audit().exit_code == 0

    def test_an_article_that_cannot_be_read_is_2_and_loses_nothing(self, audit: Audit) -> None:
        write("a.md", CLAIM)
        audit("baseline", "write")
        Path("a.md").write_bytes(b"caf\xe9 latte\n")
        result = audit("baseline", "write")
        assert (result.exit_code, len(entries())) == (2, 1)
        assert "a.md:1: Byte 4 is not UTF-8." in result.stderr

    def test_isolated_has_no_baseline_to_write(self, audit: Audit) -> None:
        assert audit("baseline", "write", "--isolated").exit_code == 2


class TestFile:
    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("{\n  oops\n}", ":2: This is not JSON: "),
            ("[]", ":1: A baseline of version 1 is expected here; "),
            ('{"version": 2, "findings": []}', ":1: A baseline of version 1 is expected here; "),
            ('{"version": 1, "findings": [{"rule": "a/b"}]}', ":1: `findings.0."),
        ],
    )
    def test_one_that_cannot_be_read_ends_the_audit(self, audit: Audit, text: str, told: str) -> None:
        write("a.md", CLAIM)
        FILE.write_text(text, encoding="utf-8")
        result = audit()
        assert (result.exit_code, result.stdout) == (2, "")
        assert told in result.stderr

    @pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a file's name is text")
    def test_an_article_whose_name_is_no_text_is_kept_too(self, audit: Audit) -> None:
        write(os.fsdecode(b"caf\xe9.md"), CLAIM)
        assert audit("baseline", "write").exit_code == 0
        assert audit().exit_code == 0

    def test_one_entry_a_line_sorted_and_without_lines_of_the_article(self, audit: Audit) -> None:
        write("b.md", OTHER)
        write("a.md", CLEAN, CLAIM)
        audit("baseline", "write")
        first = FILE.read_text(encoding="utf-8")
        rows = first.splitlines()[3:5]
        assert [json.loads(row.rstrip(","))["path"] for row in rows] == ["a.md", "b.md"]
        assert set(json.loads(rows[1])) == {"rule", "path", "quote", "fingerprint"}
        write("a.md", CLEAN, CLEAN, CLAIM)
        audit("baseline", "write")
        assert FILE.read_text(encoding="utf-8") == first
