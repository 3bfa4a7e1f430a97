"""Answers that no documentation promises: each is read, or refused as unreadable, and none breaks the tool."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.sources import crossref, pubmed_xml
from auditor.sources.client import Answer, UnreadableError
from auditor.sources.part import Part
from tests.sources.conftest import article, articles

FIELDS = (
    "title author container-title short-container-title published published-print published-online issued abstract updated-by"
)
SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.floats(allow_nan=False)
ODD = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["date-parts", "family", "given", "name", "type", "DOI", "updated"]) | st.text(max_size=5),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(FIELDS.split()), ODD))
def test_works_of_any_shape(fields: dict[str, Any]) -> None:
    body = json.dumps({"status": "ok", "message": {"DOI": "10.5555/a", **fields}}).encode()
    part = crossref._work(Answer(200, body))
    assert isinstance(part, Part)
    assert part.doi == "10.5555/a"


@given(st.binary(max_size=200) | ODD.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_for_a_work(body: bytes) -> None:
    with pytest.raises(UnreadableError):
        crossref._work(Answer(200, body))


WHOLE = articles(article("11", doi="10.5555/a"), article("12")).encode()


@given(st.integers(min_value=0, max_value=len(WHOLE) - 2))
def test_a_paper_that_is_cut_off_anywhere(length: int) -> None:
    with pytest.raises(UnreadableError):
        pubmed_xml.read(WHOLE[:length])


@given(st.sets(st.integers(min_value=0, max_value=WHOLE.count(b"\n") - 2), max_size=12))
def test_papers_that_lack_lines(missing: set[int]) -> None:
    lines = WHOLE.split(b"\n")
    body = b"\n".join(line for i, line in enumerate(lines) if i not in missing)
    try:
        papers = pubmed_xml.read(body)
    except UnreadableError:
        return
    assert all(paper.pmid == pmid for pmid, paper in papers.items())
