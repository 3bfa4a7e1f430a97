"""YAML 1.2 with places: every value knows the line and the offsets that it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

INT, FLOAT, BOOL, NULL = (f"tag:yaml.org,2002:{name}" for name in ("int", "float", "bool", "null"))


class YamlError(Exception):
    """Text that is no YAML. `line` and `column` are 1-based."""

    def __init__(self, message: str, line: int, column: int = 1) -> None:
        super().__init__(message)
        self.message, self.line, self.column = message, line, column


@cache
def _parser() -> Any:
    from ruamel.yaml import YAML

    return YAML(typ="safe")


def compose(text: str) -> Any:
    """The root node of `text` (a ruamel.yaml node with marks), or None where it is empty.

    Raises `YamlError` where the text is no YAML.
    """
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        return _parser().compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise YamlError(str(error.problem or error.context or "not YAML"), line, column) from error
    except (YAMLError, ValueError) as error:
        raise YamlError((str(error).splitlines() or ["not YAML"])[0], 1) from error
    except RecursionError as error:
        raise YamlError("it is nested too deeply", 1) from error


def plain(node: Any) -> Any:
    """Plain dicts, lists, strings, numbers and booleans; dates stay strings. Of a key given twice, the last."""
    return _plain(node, {})


def _plain(node: Any, done: dict[int, Any]) -> Any:
    if node is None:
        return None
    if id(node) in done:
        return done[id(node)]
    if node.id == "mapping":
        table: dict[str, Any] = {}
        done[id(node)] = table
        for key, value in node.value:
            table[str(key.value)] = _plain(value, done)
        return table
    if node.id == "sequence":
        items: list[Any] = []
        done[id(node)] = items
        items.extend(_plain(item, done) for item in node.value)
        return items
    return _scalar(node)


def _scalar(node: Any) -> Any:
    text: str = node.value
    try:
        if node.tag == INT:
            return int(text.replace("_", ""), 0)
        if node.tag == FLOAT:
            return float(text.replace("_", "").replace(".inf", "inf").replace(".nan", "nan"))
    except ValueError:
        return text
    if node.tag == BOOL:
        return text.lower() == "true"
    return None if node.tag == NULL else text


def line_of(node: Any, path: tuple[Any, ...]) -> int:
    """1-based line of the value at `path` (keys and indices) below `node`, or of its nearest parent."""
    line = node.start_mark.line + 1 if node is not None else 1
    for step in path:
        if node is None or node.id == "scalar":
            break
        if node.id == "mapping":
            pair = next((pair for pair in node.value if pair[0].value == str(step)), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line + 1, pair[1]
        elif isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
        else:
            break
    return line


def repeated_key(node: Any) -> tuple[str, int] | None:
    """The first key that stands twice in one mapping, with its 1-based line."""
    for mapping in _nodes(node):
        seen: set[str] = set()
        for key, _ in mapping.value if mapping.id == "mapping" else ():
            if key.value in seen:
                return str(key.value), key.start_mark.line + 1
            seen.add(str(key.value))
    return None


def scalars(node: Any) -> Iterator[tuple[str, Any]]:
    """Every scalar below `node` with its dotted name: `("authors.0.name", node)`."""
    seen: set[int] = set()
    stack = [("", node)]
    while stack:
        name, current = stack.pop()
        if current is None or id(current) in seen:
            continue
        seen.add(id(current))
        if current.id == "scalar":
            yield name, current
        elif current.id == "mapping":
            stack += reversed([(f"{name}.{key.value}".lstrip("."), value) for key, value in current.value])
        else:
            stack += reversed([(f"{name}.{i}".lstrip("."), item) for i, item in enumerate(current.value)])


def _nodes(node: Any) -> Iterator[Any]:
    seen: set[int] = set()
    stack = [node]
    while stack:
        current = stack.pop()
        if current is None or id(current) in seen or current.id == "scalar":
            continue
        seen.add(id(current))
        yield current
        stack += [pair[1] for pair in current.value] if current.id == "mapping" else list(current.value)
