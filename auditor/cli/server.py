"""`audit server`: the language server, for editors."""

from __future__ import annotations

from pathlib import Path

import click

from auditor.cli.options import rules_option
from auditor.config import Asked


@click.command(name="server")
@rules_option
def command(packs: tuple[Path, ...]) -> None:
    """Audit articles as they are written: a language server over standard input and output.

    Editors start it by themselves; docs/editors/ says how for VS Code, Neovim, Emacs and Zed. Each article is
    audited under the nearest .audit.yaml, as on the command line, and again when a configuration, a rule, a baseline
    or sources.lock.yaml changes.
    """
    from auditor.server.app import make

    make(Asked(packs=packs)).start_io()
