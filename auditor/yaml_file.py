"""A YAML file that people write, with the lines of its values: an error names file, line, what is wrong and what is right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from auditor.placed_yaml import YamlError, compose, line_of, plain, repeated_key

UNKNOWN = ("unexpected_keyword_argument", "extra_forbidden")


class FileError(Exception):
    """A file that cannot be used. `line` is 1-based."""

    def __init__(self, path: str, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")
        self.path, self.line, self.message = path, line, message


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A file of keys and values. `fails` is the error that it raises where it cannot be used."""

    path: str
    root: Any
    value: dict[str, Any]
    fails: type[FileError] = FileError

    @classmethod
    def read(cls, path: str, data: bytes, fails: type[FileError] = FileError, empty: bool = False) -> YamlFile:
        """The file in `data`; one without any key passes only if it may be `empty`."""
        try:
            root = compose(data.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise fails(path, data.count(b"\n", 0, error.start) + 1, f"Byte {error.start + 1} is not UTF-8.") from None
        except YamlError as error:
            raise fails(path, error.line, f"This is not YAML: {error.message}.") from None
        if root is None and empty:
            return cls(path, None, {}, fails)
        if root is None or root.id != "mapping":
            raise fails(path, 1, "A file of keys and values is expected here.")
        if twice := repeated_key(root):
            raise fails(path, twice[1], f"The key `{twice[0]}` stands here twice.")
        return cls(path, root, plain(root), fails)

    def build(self, model: Any, value: Mapping[str, Any], below: tuple[Any, ...] = ()) -> Any:
        """`value`, which stands `below` these keys, as the dataclass `model`, validated."""
        from pydantic import TypeAdapter, ValidationError

        try:
            return TypeAdapter(model).validate_python(value)
        except ValidationError as error:
            first = min(error.errors(), key=lambda one: one["type"] not in UNKNOWN)  # a misspelt key before a missing one
            place = tuple(first["loc"])
            raise self.error((*below, *place), _explained(first, place, model)) from None

    def line(self, place: tuple[Any, ...]) -> int:
        """The line of the value at `place` (keys and indices), or of its nearest parent."""
        return line_of(self.root, place)

    def error(self, place: tuple[Any, ...], message: str) -> FileError:
        """The error to raise about the value at `place`."""
        return self.fails(self.path, self.line(place), message)


def unknown_key(key: str, known: Iterable[str]) -> str:
    """What to say of a key that means nothing."""
    listed = list(known)
    return f"Unknown key `{key}`.{near(key, listed)} Known here: {', '.join(listed)}."


def near(name: str, known: Iterable[str]) -> str:
    """A question with the names that a slip of the keys may have meant; nothing where none is near."""
    import difflib

    found = difflib.get_close_matches(name, list(known), n=2)
    return f" Did you mean {' or '.join(f'`{each}`' for each in found)}?" if found else ""


def _explained(error: Any, place: tuple[Any, ...], model: Any) -> str:
    key = ".".join(str(step) for step in place)
    if error["type"] in UNKNOWN:
        return unknown_key(key, (field.name for field in fields(model)))
    if error["type"] in ("missing", "missing_argument"):
        return f"The key `{key}` is missing."
    return f"`{key}`: {error['msg'][0].lower()}{error['msg'][1:]}."
