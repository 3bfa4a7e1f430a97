"""`audit init`: a first configuration and the pre-commit hook, after a few questions."""

from __future__ import annotations

from pathlib import Path

import click

from auditor.cli.options import fail, in_force
from auditor.config import Asked, Configurations
from auditor.config.first import first_text
from auditor.config.hook import FILE, HOOK, HookError, has_hook, with_hook
from auditor.config.loading import NAME, shown

FOLDERS = ("content", "articles", "src/content", "posts", "_posts", "blog", "docs")  # where sites keep their articles


@click.command(name="init")
@click.option("--yes", is_flag=True, help="Ask nothing; take what the questions offer.")
@click.option("--hook/--no-hook", default=None, help="Add the pre-commit hook, or do not. [default: ask]")
def command(yes: bool, hook: bool | None) -> None:
    """Write a first .audit.yaml in the current folder, and add the hook to .pre-commit-config.yaml.

    What is there already stays as it is.
    """
    file = Path(NAME)
    root = next((above for above in (Path.cwd(), *Path.cwd().parents) if (above / ".git").exists()), None)
    try:
        if file.exists():
            click.echo(f"{file} is there already and stays as it is; `audit config` shows what it says.", err=True)
        else:
            text = first_text(*_answers(yes))
            _write(file, text)
            click.echo(f"{file} is written.", err=True)
        if root is not None and hook is None:
            hook = yes or click.confirm("Audit the articles of each commit, with pre-commit?", default=True, err=True)
    except click.Abort:
        fail("no answer was given; `audit init --yes` asks nothing.")
    if hook and root is None:
        fail("this is no git repository, so there is nowhere to add the hook.")
    if hook and root is not None:
        _add_hook(root / FILE)
    click.echo("Now: `audit` shows what is found; `audit baseline write` accepts it, so that only new findings count.", err=True)


def _answers(yes: bool) -> tuple[str, str, str]:
    folder = next((name for name in FOLDERS if Path(name).is_dir()), ".")
    if yes:
        return folder, "general", ""
    countries = sorted(in_force(Configurations(Asked(isolated=True))).rules.reference.tables.get("countries", {}))
    folder = click.prompt("Which folder holds the articles (. for all)?", default=folder, err=True)
    while not Path(folder).is_dir() or Path(folder).is_absolute() or ".." in Path(folder).parts:
        folder = click.prompt(f"There is no folder “{folder}” here. Which one?", default=".", err=True)
    audience = click.prompt("Who reads them?", type=click.Choice(["general", "professional"]), default="general", err=True)
    country = click.prompt("Which country's dose limits count?", type=click.Choice(["all", *countries]), default="all", err=True)
    return Path(folder).as_posix(), audience, "" if country == "all" else country


def _add_hook(file: Path) -> None:
    try:
        text = file.read_bytes().decode("utf-8") if file.exists() else ""
        if has_hook(text):
            click.echo(f"{shown(file)} has a hook `audit` already.", err=True)
            return
        _write(file, with_hook(text))
    except (HookError, UnicodeDecodeError) as error:
        fail(f"{shown(file)}: the hook was not added, since {error}. Add it yourself under `repos`:\n{HOOK}".rstrip())
    except OSError as error:
        fail(f"{shown(file)}: the file cannot be read: {error.strerror or error}.")
    click.echo(f"{shown(file)} has the hook now; `pre-commit install` starts it.", err=True)


def _write(file: Path, text: str) -> None:
    try:
        file.write_bytes(text.encode("utf-8"))
    except OSError as error:
        fail(f"{shown(file)}: the file cannot be written: {error.strerror or error}.")
