"""Looks ahead for marks without ever going over the same stretch of text twice, so that no page is slow to read."""

from __future__ import annotations


class Ahead:
    """Finds the next place of a mark; ask for growing positions."""

    def __init__(self, text: str, end: int | None = None) -> None:
        self.text = text
        self.end = len(text) if end is None else end
        self.found: dict[str, int] = {}

    def find(self, mark: str, position: int) -> int:
        """The offset of the first `mark` at or after `position`, or -1."""
        known = self.found.get(mark)
        if known is None or 0 <= known < position:
            known = self.found[mark] = self.text.find(mark, position, self.end)
        return known
