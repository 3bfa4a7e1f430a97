"""Draws docs/report.svg from a real report: findings in the sample articles, as a terminal shows them."""

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
ARTICLES = "content/overclaiming"
SHOWN = (  # one finding of each
    ("vitamin-d-after-back-surgery.md", "overstatement/universal/response"),
    ("back-pain-in-figures.md", "consistency/arithmetic/percent"),
    ("vitamins-for-back-pain.mdx", "dosage/unit/conversion"),
)
WIDTH = 100
FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)  # the reader's own monospaced font will do; nothing is fetched


def report() -> str:
    """What the command prints for the sample articles, in colour: the first finding of each rule."""
    command = [sys.executable, "-m", "auditor", ARTICLES, "--select", ",".join(rule for _, rule in SHOWN)]
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | {
        "FORCE_COLOR": "1",
        "TERM": "xterm",
    }
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    *findings, summary = done.stdout.rstrip("\n").split("\n\n\x1b[1m")
    last = summary.partition("\n\n\x1b")[0]
    shown = [
        next(f for f in (*findings, last) if article in f.split("\n")[0] and rule in f.split("\n")[0]) for article, rule in SHOWN
    ]
    return "\n\n".join("\x1b[1m" + finding.removeprefix("\x1b[1m") for finding in shown) + "\n\n…"


def main() -> None:
    """Writes the picture."""
    console = Console(record=True, width=WIDTH, file=io.StringIO())
    console.print(Text(f"$ audit {ARTICLES}", style="bold green"), "")
    console.print(Text.from_ansi(report()))
    picture = console.export_svg(title="audit", theme=MONOKAI, unique_id="report")
    PICTURE.write_text(FONTS.sub("", picture), encoding="utf-8")
    print(f"Wrote {PICTURE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
