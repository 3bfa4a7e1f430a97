"""Draws docs/report.svg from a real report: the findings of one sample article, as a terminal shows them."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "report.svg"
ARTICLE = "content/overclaiming/vitamin-d-after-back-surgery.md"
RULES = "overstatement/universal,overstatement/duration,consistency/,dosage/"
MOST = 3  # findings that fit into a picture
WIDTH = 100
FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)  # the reader's own monospaced font will do; nothing is fetched


def report() -> str:
    """What the command prints for the article, in colour: the first findings of a few categories, and the summary."""
    command = [sys.executable, "-m", "auditor", ARTICLE, "--select", RULES]
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | {"FORCE_COLOR": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    *findings, summary = done.stdout.rstrip("\n").split(f"\n\n\x1b[1m{ARTICLE}")
    last, _, summary = summary.rpartition("\n\n")
    shown = f"\n\n\x1b[1m{ARTICLE}".join([*findings, last][:MOST])
    return f"{shown}\n\n…\n\n{summary}"


def main() -> None:
    """Writes the picture."""
    console = Console(record=True, width=WIDTH, file=io.StringIO())
    console.print(Text(f"$ audit {ARTICLE}", style="bold green"), "")
    console.print(Text.from_ansi(report()))
    picture = console.export_svg(title="audit", theme=MONOKAI, unique_id="report")
    PICTURE.write_text(FONTS.sub("", picture), encoding="utf-8")
    print(f"Wrote {PICTURE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
