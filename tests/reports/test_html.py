"""`--format html`: the article as it reads, with each finding beside its words, in one file that asks for nothing."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor import Finding, audit_file, load_rules
from auditor.engine import understand
from auditor.model.finding import Confidence, Location, Result, Severity
from auditor.reports import Style, report
from auditor.reports.html.proof import proof

RULES = load_rules()
PAGE = """# The gel that cured every patient

In a trial, 60 adults used the gel for a month. Of the 60, 41 were cured.
"""


class Page(HTMLParser):
    """The parts of a report that its tests ask for."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given_by = dict(attrs)
        self.tags.append((tag, given_by))
        self.ids += [given_by["id"] or ""] if "id" in given_by else []
        self.targets += [given_by["href"] or ""] if "href" in given_by else []


def rendered(text: str, *findings: Finding, name: str = "page.md") -> str:
    return report("html").render(Result(findings, files=1, texts={name: text}, pages=(name,)), RULES, Style())


def finding(line: int, column: int, end: int, message: str = "Too much.", severity: Severity = Severity.ERROR) -> Finding:
    place = Location("page.md", line, column, line, end)
    return Finding("overstatement/universal/response", severity, Confidence.HIGH, message, place, "words")


def marked(html: str) -> list[tuple[str, str]]:
    return re.findall(r'<a class="mark (\w+)[^>]*>([^<]*)</a>', html)


def test_the_words_are_marked_and_the_note_with_its_evidence_stands_beside_them(tmp_path: Path) -> None:
    file = tmp_path / "page.md"
    file.write_text(PAGE, encoding="utf-8")
    html = report("html").render(audit_file(file), RULES, Style())
    assert ("error", "every patient") in marked(html)
    assert "“every patient” leaves nobody out, but in the study it was 41 of 60." in html
    assert '<span class="ground" data-grounds="0 1">41</span>' in html


def test_every_link_leads_somewhere_on_the_page_and_no_id_comes_twice() -> None:
    html = rendered(PAGE, finding(1, 5, 9), finding(1, 3, 12), finding(3, 1, 9))
    page = Page(html)
    assert len(page.ids) == len(set(page.ids))
    assert {target.removeprefix("#") for target in page.targets} <= set(page.ids)


def test_words_of_two_findings_take_the_severer_colour_and_name_both() -> None:
    html = rendered(PAGE, finding(1, 3, 10, severity=Severity.WARNING), finding(1, 7, 10))
    assert marked(html) == [("warning", "The "), ("error", "gel")]
    assert 'data-notes="0 1"' in html


def test_nothing_comes_from_outside_and_only_the_own_script_may_run() -> None:
    page = Page(rendered(PAGE, finding(1, 3, 10)))
    assert not [tag for tag, given_by in page.tags if "src" in given_by or tag == "link" or "style" in given_by]
    (policy,) = [a["content"] for tag, a in page.tags if tag == "meta" and a.get("http-equiv") == "Content-Security-Policy"]
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_markup_in_an_article_a_message_or_a_path_is_shown_and_never_run() -> None:
    hostile = '# Say `<script>alert(1)</script>` & "more"\n'
    html = rendered(hostile, finding(1, 3, 6, message="<img src=x onerror=alert(2)>"))
    assert [tag for tag, _ in Page(html).tags].count("script") == 1
    assert "<img" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_what_cannot_be_read_again_still_has_its_findings() -> None:
    gone = report("html").render(Result((finding(1, 3, 10),), files=1, pages=("page.md",)), RULES, Style())
    assert "The article could not be read again." in gone
    assert "Too much." in gone


def test_a_grade_is_drawn_beside_the_ninth() -> None:
    html = rendered("The nurse looks at your feet. She tells you how to care for them.\n")
    assert re.search(r'<rect class="bar grade"', html)
    assert "the line stands at grade 9" in html


@pytest.mark.parametrize("name", ["page.md", "page.html", "page.txt"])
@given(
    text=st.text(max_size=300), places=st.lists(st.tuples(st.integers(1, 6), st.integers(1, 40), st.integers(0, 30)), max_size=4)
)
def test_the_segments_of_each_line_are_its_text(name: str, text: str, places: list[tuple[int, int, int]]) -> None:
    article = understand(text, name, RULES)
    lines = len(article.document.line_starts)
    findings = [finding(min(line, lines), column, column + size) for line, column, size in places]
    shown = [line for strip in proof(1, article, findings).strips for line in strip.lines]
    texts = ["".join(segment.text for segment in line.segments) for line in shown]
    blocks = [block.text for block in article.document.blocks]
    assert all(text in blocks for text in texts)
