"""The scalars of a JSON text with their dotted names and places."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

TOKEN = re.compile(r'"((?:\\.|[^"\\])*)"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)


@dataclass(slots=True)
class Level:
    """An open object or list: its own name, and the key or index of what comes next in it."""

    name: str
    step: str | int

    @property
    def inner(self) -> str:
        return f"{self.name}.{self.step}" if self.name else str(self.step)


def fields(text: str) -> Iterator[tuple[str, int, int]]:
    """`("evidence.0.participants", start, end)` for every scalar of valid JSON; a string's place is inside its quotes."""
    levels: list[Level] = []
    key_next = False
    for token in TOKEN.finditer(text):
        sign = token.group()
        if sign in "{[":
            levels.append(Level(levels[-1].inner if levels else "", "" if sign == "{" else 0))
            key_next = sign == "{"
        elif sign in "}]":
            levels.pop()
            key_next = False
        elif sign == "," and levels:
            step = levels[-1].step
            key_next = isinstance(step, str)
            if not isinstance(step, str):
                levels[-1].step = step + 1
        elif sign == ":":
            continue
        elif key_next:
            levels[-1].step = json.loads(sign, strict=False)
            key_next = False
        elif levels:
            a, b = token.span(1) if token.group(1) is not None else token.span()
            yield levels[-1].inner, a, b
