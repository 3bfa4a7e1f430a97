"""Rule packs by name: a folder, or an installed distribution that offers one under the entry point `auditor.rules`."""

from __future__ import annotations

from pathlib import Path

GROUP = "auditor.rules"


def installed() -> dict[str, str]:
    """The packs that are installed: name, and the package that holds the rules."""
    from importlib.metadata import entry_points

    return {entry.name: entry.value for entry in entry_points(group=GROUP)}


def pack_folder(name: str, beside: Path) -> Path | None:
    """The folder of a pack: one at this path (`beside` is what a relative path starts from), else the installed pack so called.

    None where there is neither. No code of an installed pack is run but the `__init__.py` of the packages above its own.
    """
    folder = beside / Path(name).expanduser()
    if folder.is_dir():
        return folder
    from importlib.util import find_spec

    package = installed().get(name)
    spec = find_spec(package) if package else None
    return next((Path(place) for place in (spec.submodule_search_locations or () if spec else ())), None)
