"""Writes the pages of docs/ that are made from the program itself; with --check, says which are out of date and changes nothing.

python -m tools.pages [--check]
"""

from __future__ import annotations

import sys
from pathlib import Path

from tools.pages import checks, commands, rules

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = {"rules.md": rules.page, "checks.md": checks.page, "commands.md": commands.page}


def main() -> int:
    """0, or 1 where a page is out of date and only a check was asked for."""
    old = []
    for name, page in PAGES.items():
        file, text = DOCS / name, page()
        if file.is_file() and file.read_text(encoding="utf-8") == text:
            continue
        old.append(name)
        if "--check" not in sys.argv:
            file.write_text(text, encoding="utf-8")
            print(f"Wrote docs/{name}")
    if old and "--check" in sys.argv:
        print(f"Out of date: {', '.join(f'docs/{name}' for name in old)}. Run: make pages", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
