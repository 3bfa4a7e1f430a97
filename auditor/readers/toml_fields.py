"""The scalars of a TOML text with their dotted names and places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

KEY_PART = re.compile(r"""[ \t]*(?:"((?:\\.|[^"\\\n])*)"|'([^'\n]*)'|([A-Za-z0-9_-]+))[ \t]*(\.?)""")
SKIPPED = re.compile(r"(?:\s+|#[^\n]*|,)*")
VALUE = re.compile(
    r'"""(?:\r?\n)?(?P<long>(?:\\.|[^\\])*?"{0,2})"""(?!")|'
    r"'''(?:\r?\n)?(?P<raw_long>.*?'{0,2})'''(?!')|"
    r'"(?P<text>(?:\\.|[^"\\\n])*)"|'
    r"'(?P<raw>[^'\n]*)'|(?P<bare>[^\[\]{},#\n\s][^\[\]{},#\n]*)",
    re.DOTALL,
)  # fmt: skip
ESCAPED = frozenset({"text", "long"})

Field = tuple[str, int, int, bool]  # dotted name, place (inside the quotes), whether escapes are decoded


def fields(text: str) -> Iterator[Field]:
    """`("evidence.0.n", start, end, escaped)` for every scalar of valid TOML."""
    return _Walk(text).run()


class _Walk:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.tables: Counter[str] = Counter()  # how many tables each array of tables has

    def run(self) -> Iterator[Field]:
        table = ""
        while self._skip() < len(self.text):
            if self.text.startswith("[", self.at):
                table = self._header()
            else:
                start = self.at
                name = _joined(table, *self._key())
                self._take("=")
                yield from self._value(name)
                if self.at == start:  # not TOML after all
                    return

    def _header(self) -> str:
        listed = self.text.startswith("[[", self.at)
        self.at += 2 if listed else 1
        steps, name = self._key(), ""
        for i, step in enumerate(steps):
            name = _joined(name, step)
            if name in self.tables and not (listed and i == len(steps) - 1):
                name = f"{name}.{self.tables[name] - 1}"
        if listed:
            self.tables[name] += 1
            name = f"{name}.{self.tables[name] - 1}"
        self._take("]]" if listed else "]")
        return name

    def _key(self) -> list[str]:
        steps: list[str] = []
        while match := KEY_PART.match(self.text, self.at):
            self.at = match.end()
            steps.append(next(group for group in match.groups() if group is not None))
            if not match.group(4):
                break
        return steps

    def _value(self, name: str) -> Iterator[Field]:
        self._skip()
        if self._take("["):
            yield from self._list(name)
        elif self._take("{"):
            yield from self._inline_table(name)
        elif match := VALUE.match(self.text, self.at):
            self.at = match.end()
            group = match.lastgroup or "bare"
            start, end = match.span(group)
            end -= len(self.text[start:end]) - len(self.text[start:end].rstrip()) if group == "bare" else 0
            yield name, start, end, group in ESCAPED

    def _list(self, name: str) -> Iterator[Field]:
        index = 0
        while self._skip() < len(self.text) and not self._take("]"):
            start = self.at
            yield from self._value(_joined(name, str(index)))
            index += 1
            if self.at == start:
                return

    def _inline_table(self, name: str) -> Iterator[Field]:
        while self._skip() < len(self.text) and not self._take("}"):
            start = self.at
            inner = _joined(name, *self._key())
            self._skip()
            self._take("=")
            yield from self._value(inner)
            if self.at == start:
                return

    def _skip(self) -> int:
        match = SKIPPED.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.at

    def _take(self, sign: str) -> bool:
        if not self.text.startswith(sign, self.at):
            return False
        self.at += len(sign)
        return True


def _joined(*steps: str) -> str:
    return ".".join(step for step in steps if step)
