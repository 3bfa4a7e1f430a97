"""A first configuration, with comments that say what else it may hold."""

from __future__ import annotations

import json
import re

TEXT = """\
# How `audit` reads the articles here. `audit config FILE` shows what is in force for one of them, and which line says so.

# Which articles are read: patterns as in .gitignore.
{include}
#exclude: [drafts/]

# For whom they are: audience general or professional; country au, ca, eu, nz, uk or us, whose dose limits then count.
readers:
  audience: {audience}
{country}

# The least severity that fails a run: error, warning, info or never.
fail_on: error

# Rules that do not run: a rule, a kind or a category. `audit explain` lists them.
#ignore: [readability/grade]

# How bad a finding is: error, warning or info.
#severity:
#  citation/vague: info

# What a rule is set to. `audit explain RULE` shows its settings.
#settings:
#  readability/grade: {{target: 8}}

# For some articles otherwise. Of several that fit, the last one wins.
#overrides:
#  - files: [professionals/]
#    readers: professional
"""


def first_text(folder: str, audience: str, country: str) -> str:
    """The configuration of a site whose articles stand in `folder` (relative; `.` for all). No `country`: all limits count."""
    name = folder.strip("/").removeprefix("./")
    pattern = f"/{name}/"
    written = pattern if re.fullmatch(r"[\w./-]+", pattern) else json.dumps(pattern, ensure_ascii=False)
    return TEXT.format(
        include="#include: [/content/]" if name in ("", ".") else f"include: [{written}]",
        audience=audience,
        country=f"  country: {country}" if country else "#  country: uk",
    )
