"""A hook of mkdocs: links out of docs/ (to a rule's file, to the changelog) lead to the repository."""

from __future__ import annotations

import posixpath
import re
from typing import Any

REPOSITORY = "https://github.com/OWNER/auditor/blob/main/"  # where your copy lives
OUTSIDE = re.compile(r"\]\(((?:\.\./)+[^)#]+)(#[^)]*)?\)")


def on_page_markdown(markdown: str, *, page: Any, **_: Any) -> str:
    """The page with its links to files outside docs/ made absolute."""
    folder = posixpath.dirname(f"docs/{page.file.src_uri}")

    def led(link: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(folder, link[1]))
        return link[0] if target.startswith("docs/") else f"]({REPOSITORY}{target}{link[2] or ''})"

    return OUTSIDE.sub(led, markdown)
