"""`audit sources`: the whole way from articles to the lock, with its exit statuses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from auditor import lock
from auditor.cli import sources
from auditor.cli.main import cli
from auditor.sources.client import Manners
from tests.sources.conftest import Reply, Server, article, articles, search, work

DOI = "10.1177/102255361202000105"
PAGE = f"""\
# Vitamin D after back surgery

Vitamin D may help after back surgery (PMID: 22535805). A second trial agrees (https://doi.org/{DOI}).
"""
Run = Callable[..., Result]


@pytest.fixture
def audit(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sources, "Manners", lambda timeout: Manners(timeout, first_pause=0.01))
    for name in ("AUDITOR_EMAIL", "NCBI_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    for name in ("PUBMED", "CROSSREF", "DOI"):
        monkeypatch.setenv(f"AUDITOR_{name}_URL", server.address)
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
    server.routes = {
        "/efetch.fcgi": [Reply(articles(article("22535805", doi=DOI)))],
        "/esearch.fcgi": [Reply(search("22535805"))],
        f"/works/{DOI}": [Reply(work(DOI))],
    }

    def run(*arguments: str, **environment: str) -> Result:
        return CliRunner().invoke(cli, ["sources", *arguments, "--today", "2026-03-01"], env=environment)

    return run


def test_what_articles_cite_is_looked_up_and_kept(audit: Run, tmp_path: Path) -> None:
    result = audit("update", ".")
    assert (result.exit_code, result.stdout, result.stderr) == (
        0,
        "",
        f"audit: {lock.NAME}: 2 of 2 cited sources are kept.\n",
    )
    record = lock.read(tmp_path / lock.NAME).records["pmid:22535805"]
    assert record.study is not None
    assert (record.study.participants, record.study.responders, record.study.follow_up) == (9, ("7 of 9",), "6 months")


def test_what_the_configuration_leaves_out_is_not_looked_up(audit: Run, server: Server, tmp_path: Path) -> None:
    (tmp_path / ".audit.yaml").write_text("exclude: drafts/\n", encoding="utf-8")
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "new.md").write_text("# Zinc\n\nZinc helps (PMID: 99999999).\n", encoding="utf-8")
    assert audit("update", ".").stderr == f"audit: {lock.NAME}: 2 of 2 cited sources are kept.\n"
    missing = audit("check", "drafts/new.md")
    assert missing.exit_code == 1
    assert "PMID 99999999" in missing.stderr


def test_the_services_are_told_who_asks(audit: Run, server: Server) -> None:
    audit("update", "--email", "editor@example.org", NCBI_API_KEY="secret")
    assert [params.get("api_key") for path, params in server.asked if path.endswith("fcgi")] == ["secret"] * 3
    assert {params.get("email") or params.get("mailto") for _, params in server.asked} == {"editor@example.org"}
    assert server.headers[0]["User-Agent"].endswith("(health-article linter; mailto:editor@example.org)")


def test_a_failure_is_told_and_the_next_run_asks_for_it_alone(audit: Run, server: Server, tmp_path: Path) -> None:
    server.routes[f"/works/{DOI}"] = [Reply(status=503)]
    first = audit("update", NCBI_API_KEY="secret")
    assert first.exit_code == 2
    assert "page.md:3: PMID 22535805 could not be looked up. Crossref (127.0.0.1): it answered with status 503." in first.stderr
    assert "2 could not be looked up; run it again to ask for these alone." in first.stderr
    assert "secret" not in first.stderr
    server.routes[f"/works/{DOI}"] = [Reply(work(DOI))]
    server.asked.clear()
    second = audit("update")
    assert (second.exit_code, server.paths()) == (0, [f"/works/{DOI}"] * 2)


def test_check_asks_nobody(audit: Run, server: Server) -> None:
    before = audit("update", "--check")
    assert (before.exit_code, server.asked) == (1, [])
    assert "page.md:3: PMID 22535805: not looked up yet." in before.stderr
    audit("update")
    assert (audit("check").exit_code, audit("update", "--check").exit_code) == (0, 0)


def test_what_is_old_makes_the_lock_incomplete(audit: Run) -> None:
    audit("update")
    assert audit("check", "--max-age", "0").exit_code == 0
    result = CliRunner().invoke(cli, ["sources", "check", "--today", "2026-09-01"])
    assert result.exit_code == 1
    assert "PMID 22535805: looked up on 2026-03-01, more than 90 days ago." in result.stderr


def test_offline_asks_nobody_and_says_what_is_missing(audit: Run, server: Server, tmp_path: Path) -> None:
    missing = audit("update", "--offline")
    assert (missing.exit_code, server.asked) == (2, [])
    assert "not looked up yet, and --offline asks nobody" in missing.stderr
    audit("update")
    file = tmp_path / lock.NAME
    kept = file.read_text(encoding="utf-8")
    file.write_text(kept.replace("participants: 9", "participants: 12"), encoding="utf-8")
    assert audit("update", "--offline").exit_code == 0
    assert file.read_text(encoding="utf-8") == kept


def test_sources_that_nobody_cites_are_forgotten_when_asked(audit: Run, tmp_path: Path) -> None:
    audit("update")
    (tmp_path / "page.md").write_text("Vitamin D may help (PMID: 22535805).\n", encoding="utf-8")
    audit("update")
    assert len(lock.read(tmp_path / lock.NAME).records) == 2
    audit("update", "--prune")
    assert list(lock.read(tmp_path / lock.NAME).records) == ["pmid:22535805"]


def test_a_broken_lock_is_left_alone(audit: Run, server: Server, tmp_path: Path) -> None:
    (tmp_path / lock.NAME).write_text("<<<<<<< HEAD\n", encoding="utf-8")
    result = audit("update")
    assert (result.exit_code, server.asked) == (2, [])
    assert f"{lock.NAME}:" in result.stderr
    assert (tmp_path / lock.NAME).read_text(encoding="utf-8") == "<<<<<<< HEAD\n"


def test_a_path_that_is_not_there_is_told(audit: Run) -> None:
    result = audit("update", "nowhere.md")
    assert (result.exit_code, result.stderr) == (2, "audit: nowhere.md: There is no such file or folder.\n")


def test_a_page_that_cannot_be_read_does_not_stop_the_others(audit: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_bytes(b"\xff\xfe\x00\x00\x01\xff words")
    result = audit("update")
    assert "2 of 2 cited sources are kept" in result.stderr
    assert result.exit_code in (0, 2)
    assert len(lock.read(tmp_path / lock.NAME).records) == 2
