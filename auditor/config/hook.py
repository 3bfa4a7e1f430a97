"""The pre-commit hook, added to a file that is otherwise left as it is, byte for byte."""

from __future__ import annotations

from typing import Any

from auditor.placed_yaml import YamlError, compose, plain

FILE = ".pre-commit-config.yaml"
HOOK = """\
- repo: local
  hooks:
    - id: audit
      name: audit health articles
      entry: audit check --force-exclude
      language: system
      types_or: [markdown, mdx, html, plain-text]
      require_serial: true
"""


class HookError(Exception):
    """A file that the hook cannot be added to."""


def has_hook(text: str) -> bool:
    """Whether a hook called `audit` stands in the file already. Raises `HookError` for what is no YAML."""
    repos = _read(text).get("repos")
    hooks = (hook for repo in _items(repos) for hook in _items(repo.get("hooks")))
    return any(hook.get("id") == "audit" for hook in hooks)


def with_hook(text: str) -> str:
    """The file with the hook as the last of its `repos`. Raises `HookError` where that takes more than adding lines."""
    before = _read(text)
    node = compose(text)
    repos = next((value for key, value in node.value if key.value == "repos"), None) if node is not None else None
    newline = "\r\n" if "\r\n" in text else "\n"
    if repos is None:
        added = _ended(text, newline) + f"repos:\n{_indented(2)}".replace("\n", newline)
    elif repos.id == "sequence" and not repos.flow_style and repos.value:
        at = _end(text, repos)
        head = _ended(text[:at], newline)
        added = head + _indented(repos.start_mark.column).replace("\n", newline) + text[at:]
    else:
        raise HookError("its `repos` are no list of one entry a line")
    wanted = {**before, "repos": [*_items(before.get("repos")), *plain(compose(HOOK))]}
    if _read(added) != wanted:
        raise HookError("its `repos` are written in a way that cannot be added to")
    return added


def _read(text: str) -> dict[str, Any]:
    try:
        value = plain(compose(text))
    except YamlError as error:
        raise HookError(f"line {error.line} is not YAML: {error.message}") from None
    if value is not None and not isinstance(value, dict):
        raise HookError("it is no table of keys and values")
    return value or {}


def _items(value: Any) -> list[Any]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _end(text: str, node: Any) -> int:
    """Where the last line of a node ends; blank lines and comments after it belong to what follows."""
    while node.id != "scalar" and node.value and not node.flow_style:
        node = node.value[-1][1] if node.id == "mapping" else node.value[-1]
    end: int = node.end_mark.index
    if end == 0 or text[end - 1] == "\n":
        return end
    line_end = text.find("\n", end)
    return len(text) if line_end < 0 else line_end + 1


def _indented(columns: int) -> str:
    return "".join(" " * columns + line for line in HOOK.splitlines(keepends=True))


def _ended(text: str, newline: str) -> str:
    return text if not text or text.endswith("\n") else text + newline
