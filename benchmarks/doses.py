"""Reads phrases with known doses and prints, field by field, the share that the grammar gets right.

    python benchmarks/doses.py PHRASES.md [--show]

The file holds a list in YAML (in a fence of its own or alone): `s` the text, and any of substance, amount, unit,
freq_per_day, dur_days, route, pop, role, supervised, prn, daily with daily_unit. A field that is not given is not asked for.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from auditor import parse_doses
from auditor.model.doses import Dose, UnitKind

POPULATIONS = {"in_vitro": "in vitro"}
PER_IU = {"mcg_RAE": 0.3, "mcg": 0.025}


def phrases(path: Path) -> list[dict[str, Any]]:
    text = path.read_text(encoding="utf-8")
    fences = [fence for fence in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL) if "s:" in fence]
    return list(YAML(typ="safe").load(fences[0] if fences else text))


def near(a: float | None, b: float | None) -> bool:
    return a is b or (a is not None and b is not None and abs(a - b) <= 0.01 * max(abs(a), abs(b), 1e-9))


def best(doses: list[Dose], wanted: dict[str, Any]) -> Dose | None:
    """The dose whose amount and unit are asked for, else the first that is no count of tablets."""
    amounts = wanted.get("amount")
    low = amounts[0] if isinstance(amounts, list) else amounts
    fitting = [dose for dose in doses if near(dose.amount, low)]
    return next(iter(fitting or [d for d in doses if d.kind is not UnitKind.FORM] or doses), None)


def compare(dose: Dose | None, wanted: dict[str, Any]) -> dict[str, bool]:
    if dose is None:
        return {key: False for key in wanted if key not in ("s", "notes", "daily_unit")}
    amount = wanted.get("amount")
    daily = dose.daily
    if daily is not None and wanted.get("daily_unit") in PER_IU and dose.daily_unit == "IU":
        daily *= PER_IU[wanted["daily_unit"]]
    if daily is not None and wanted.get("daily_unit") == "g" and dose.daily_unit == "mg":
        daily /= 1000
    right = {
        "substance": dose.substance == wanted.get("substance")
        or (dose.substance or "").replace(" ", "_") == wanted.get("substance"),
        "amount": near(dose.amount, amount[0]) and near(dose.upper, amount[1])
        if isinstance(amount, list)
        else near(dose.amount, amount),
        "unit": dose.unit == wanted.get("unit"),
        "freq_per_day": near(dose.frequency, wanted.get("freq_per_day")),
        "dur_days": near(dose.duration, wanted.get("dur_days")),
        "route": dose.route == wanted.get("route"),
        "pop": dose.population == POPULATIONS.get(wanted.get("pop", ""), wanted.get("pop")),
        "role": dose.role == wanted.get("role"),
        "supervised": dose.supervised == wanted.get("supervised"),
        "prn": dose.as_needed == wanted.get("prn"),
        "daily": isinstance(wanted.get("daily"), str) or near(daily, wanted.get("daily")),
    }
    return {key: value for key, value in right.items() if key in wanted}


def brief(dose: Dose | None) -> str:
    """What was read, in one line."""
    if dose is None:
        return "nothing read"
    fields = (
        "amount",
        "upper",
        "unit",
        "substance",
        "frequency",
        "duration",
        "route",
        "population",
        "role",
        "daily",
        "daily_unit",
    )
    return ", ".join(f"{name} {getattr(dose, name)}" for name in fields if getattr(dose, name) is not None)


def main(arguments: list[str]) -> None:
    if not arguments:
        sys.exit(__doc__)
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for wanted in phrases(Path(arguments[0])):
        dose = best(parse_doses(wanted["s"]), wanted)
        results = compare(dose, wanted)
        asked.update(results.keys())
        right.update(key for key, value in results.items() if value)
        wrong = [key for key, value in results.items() if not value]
        if wrong and "--show" in arguments:
            print(f"{wanted['s']}\n   wrong: {', '.join(wrong)}; {brief(dose)}")
    for field in asked:
        print(f"{field:14} {right[field]:4} of {asked[field]:4}  {100 * right[field] / asked[field]:5.1f}%")
    print(f"{'all':14} {right.total():4} of {asked.total():4}  {100 * right.total() / asked.total():5.1f}%")


if __name__ == "__main__":
    main(sys.argv[1:])
