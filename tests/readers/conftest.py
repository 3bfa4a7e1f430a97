"""The outline of a page, as tests of readers compare it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.model.document import Document, Part
from auditor.readers import read

Outline = Callable[..., list[str]]


@pytest.fixture(scope="session")
def outline() -> Outline:
    return _outline


def _outline(source: str, name: str = "page.md") -> list[str]:
    """`list item 2: text`: each block's kind, its level or place, and its text; what is hidden stands in brackets."""
    return [_line(block) for block in _blocks(read(name, source))]


def _blocks(document: Document) -> list[tuple[str, bool]]:
    result = []
    for block in document.blocks:
        place = (
            block.name
            or (f"{block.cell.row},{block.cell.column}" if block.cell else "")
            or (str(block.level) if block.level else "")
        )
        number = f" no. {block.ordered}" if block.ordered is not None else ""
        result.append((f"{block.kind}{' ' * bool(place)}{place}{number}: {block.text}", block.part is Part.HIDDEN))
    return result


def _line(block: tuple[str, bool]) -> str:
    line, hidden = block
    return f"[{line}]" if hidden else line
