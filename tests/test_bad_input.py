"""Bad input never ends in a traceback: it is told with its place, and the other files are still audited."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import example, given
from hypothesis import strategies as st

from auditor import engine, load_rules
from auditor.cli.main import cli
from auditor.readers import ReadError, decode, read

MARKUP = st.sampled_from(
    [
        "<",
        ">",
        "</p>",
        "<p",
        "<td>",
        "<table>",
        "</table>",
        "<li>",
        "<!--",
        "-->",
        "<script>",
        "<sup>1</sup>",
        "&",
        "&amp;",
        "&#x110000;",
        "---\n",
        "+++\n",
        "{\n",
        "{{<",
        ">}}",
        "{%",
        "%}",
        "{/*",
        "*/}",
        "<A b={",
        "}",
        "{",
        ":::",
        '!!! a "b"\n',
        "> [!x]",
        "```",
        "`",
        "*",
        "**",
        "[",
        "](",
        ")",
        "|",
        "|-|\n",
        "[^1]",
        "[^1]: ",
        ": ",
        "\n\n",
        "\r\n",
        "\r",
        "    ",
        "\t",
        "# ",
        "- ",
        "1. ",
        "\\",
        "\u2028",
        "\0",
        "\ue000",
        "title: ",
        "a = ",
        '"""',
        "'",
        '"',
        "[[a]]\n",
        "import x from 'y'\n",
        "Vitamin D cures all. ",
        "😀",
        "\u202e",
    ]
)
MESS = st.lists(MARKUP, max_size=25).map("".join) | st.text(max_size=60)
HEADS = st.sampled_from(["", "---\n", "+++\n", ";;;\n", '{"a":', "---json\n"])


@pytest.mark.parametrize("name", ["page.md", "page.mdx", "page.html", "page.txt", "page.unknown"])
@given(head=HEADS, mess=MESS, tail=st.sampled_from(["", "\n---\nBody", "\n+++\nBody", "}"]))
@example(head="---\n", mess="a: " + "[" * 3000, tail="\n---\n")
@example(head='{"a":', mess="[" * 100_000, tail="")
@example(head="", mess="\ud800 alone", tail="")
def test_no_reader_fails_on_any_text(name: str, head: str, mess: str, tail: str) -> None:
    document = read(name, head + mess + tail)
    assert all(block.text for block in document.blocks)
    assert all(0 <= a <= b <= len(document.source) for a, b in (block.span.source_range for block in document.blocks))


@given(MESS, st.sampled_from(["page.md", "page.html", "page.txt"]))
def test_no_audit_crashes_a_rule(mess: str, name: str) -> None:
    result = engine.audit_text(mess, name, load_rules(), date(2026, 6, 1))
    assert [problem.message for problem in result.problems if problem.rule] == []


@given(st.binary(max_size=80), st.sampled_from(["page.md", "page.html"]))
@example(b'<meta charset="hex">\xff', "page.html")
@example(b'<meta charset="utf-16">\xff', "page.html")
@example(b'<meta charset="undefined">\xff', "page.html")
def test_bytes_are_decoded_or_refused(data: bytes, name: str) -> None:
    try:
        text = decode(data, name)
    except ReadError:
        return
    assert "\0" not in text


def audit(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [*map(str, arguments), "--isolated", "--no-cache"])


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.md"
    path.write_text("Vitamin D helps lorem ipsum.\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("latin.md", b"One\ntwo\ncaf\xe9\n", "latin.md:3: Byte 12 is not UTF-8. Save the file as UTF-8."),
        ("picture.md", b"\x89PNG\0\0\xff", "picture.md: This is not a text file (it holds zero bytes)."),
        ("zero.txt", b"text\0text", "zero.txt: This is not a text file (it holds zero bytes)."),
        ("odd.html", b'<meta charset="klingon">\xff', "odd.html:1: The page declares the unknown character set “klingon”."),
        ("broken.md", b"---\ndate: 2026\ntitle: a: b\n---\nBody.\n", "broken.md:3: The front matter is not valid YAML"),
        ("broken2.md", b"+++\na = 1\nb = = 2\n+++\nBody.\n", "broken2.md:3: The front matter is not valid TOML"),
        ("broken3.md", b'{\n "a": 1,\n "b" 2\n}\nBody.\n', "broken3.md:3: The front matter is not valid JSON"),
        ("open.md", b"---\ntitle: a\n\nBody.\n", "open.md:1: The front matter that opens with `---` is never closed"),
    ],
)
def test_a_broken_file_is_told_with_its_line_and_the_others_are_audited(
    tmp_path: Path, good: Path, name: str, data: bytes, told: str
) -> None:  # fmt: skip
    (tmp_path / name).write_bytes(data)
    result = audit(tmp_path)
    assert result.exit_code == 2
    assert f"{tmp_path}/{told}" in result.stderr
    assert f"{good}:1:17: " in result.stdout


def test_the_body_behind_broken_front_matter_is_still_audited(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("---\ntitle: a: b\n---\nSome lorem ipsum.\n", encoding="utf-8")
    assert ":4:6: " in audit(tmp_path).stdout


def test_a_missing_path_and_a_folder_named_like_a_page_are_told(tmp_path: Path, good: Path) -> None:
    result = audit(tmp_path / "none.md", good)
    assert result.exit_code == 2
    assert f"{tmp_path}/none.md: There is no such file or folder." in result.stderr
    assert f"{good}:1:17: " in result.stdout


def test_an_empty_file_and_an_empty_folder_are_no_error(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    result = audit(tmp_path / "folder")
    assert result.exit_code == 0
    assert "no articles here" in result.stderr
    assert read("empty.md", "").blocks == read("empty.html", "").blocks == read("empty.txt", "").blocks == ()
