"""Front matter in its three syntaxes: every scalar has one dotted name, whichever syntax it is written in."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.readers import read
from auditor.readers.json_fields import fields

YAML = """---
title: 'Dr Roe''s "guide"'
lead: >-
  Folded
  text
evidence:
  - n: 5
    groups: [a, b]
  - n: 6
    note: !!str &x "caf\\u00e9 \\"x\\""
seo: {description: D}
---
Body
"""
SAME = {
    "page.yaml": YAML,
    "page.toml": '+++\ntitle = "Dr Roe\'s \\"guide\\""  # a comment\nlead = """\nFolded \\\n  text"""\n[[evidence]]\nn = 5\n'
    'groups = [ \'a\', # one\n  "b",\n]\n[[evidence]]\nn = 6\n"note" = "caf\\u00e9 '
    '\\"x\\""\n[seo]\ndescription = \'D\'\n+++\nBody\n',
    "page.json": '{"title": "Dr Roe\'s \\"guide\\"", "lead": "Folded\\ntext", "evidence": [{"n": 5, "groups": ["a", "b"]},\n'
    ' {"n": 6, "note": "caf\\u00e9 \\"x\\""}], "seo": {"description": "D"}}\n\nBody\n',
}


@pytest.mark.parametrize("syntax", SAME)
def test_all_syntaxes_give_the_same_fields(syntax: str) -> None:
    document = read("page.md", SAME[syntax])
    assert [(block.name, block.text) for block in document.blocks] == [
        ("title", 'Dr Roe\'s "guide"'),
        ("lead", "Folded text"),
        ("evidence.0.n", "5"),
        ("evidence.0.groups.0", "a"),
        ("evidence.0.groups.1", "b"),
        ("evidence.1.n", "6"),
        ("evidence.1.note", 'café "x"'),
        ("seo.description", "D"),
        ("", "Body"),
    ]
    assert document.metadata["evidence"] == [{"n": 5, "groups": ["a", "b"]}, {"n": 6, "note": 'café "x"'}]
    assert not document.notices


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1, max_size=2), inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(st.text("abc", min_size=1, max_size=2), VALUES, max_size=4), st.booleans())
def test_json_names_lead_to_their_values(data: dict[str, object], indented: bool) -> None:
    text = json.dumps(data, indent=2 if indented else None)
    found = {name: text[a:b] for name, a, b in fields(text)}
    assert found == {
        name: json.dumps(value)[1:-1] if isinstance(value, str) else json.dumps(value) for name, value in leaves(data)
    }


def leaves(value: object, name: str = "") -> list[tuple[str, object]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    if pairs is None:
        return [(name, value)]
    return [leaf for key, inner in pairs for leaf in leaves(inner, f"{name}.{key}".lstrip("."))]


@pytest.mark.parametrize(
    "page", ["---\n\nA rule, then text.\n\n---\n\nMore.\n", "---\nNote that: this: is prose\n\n---\nMore.\n", "---\n- a\n---\nb"]
)
def test_a_rule_at_the_top_is_no_front_matter(page: str) -> None:
    document = read("page.md", page)
    assert not document.notices
    assert not document.metadata
    assert all(not block.name for block in document.blocks)


def test_a_text_file_with_front_matter_is_read_as_markdown() -> None:
    document = read("page.txt", "---\ntitle: T\n---\n\nSome *text*.\n")
    assert (document.format, document.blocks[-1].text) == ("markdown", "Some text.")


def test_closing_dots_and_windows_line_ends() -> None:
    document = read("page.md", "---\r\ntitle: T\r\n...\r\nBody\r\n")
    assert [(block.name, block.text) for block in document.blocks] == [("title", "T"), ("", "Body")]
