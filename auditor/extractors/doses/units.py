"""Units of doses: how they are written, what they measure, and how many milligrams a mass is."""

from __future__ import annotations

import re
from collections.abc import Mapping

from auditor.model.doses import UnitKind

MILLIGRAMS: Mapping[str, float] = {
    "kg": 1e6,
    "g": 1e3,
    "mg": 1.0,
    "mcg": 1e-3,
    "ng": 1e-6,
    "uk_unit": 8e3,
}  # a unit of alcohol is 8 g (UK Chief Medical Officers, 2016)
MILLILITRES: Mapping[str, float] = {"mL": 1.0, "L": 1e3, "tsp": 5.0, "tbsp": 15.0}  # spoons as medicines are measured
SPELLINGS: tuple[tuple[str, UnitKind, str], ...] = (
    ("kg", UnitKind.MASS, r"kgs?|kilograms?|kilos?"),
    ("mcg", UnitKind.MASS, r"mcgs?|[µμ]g|ug|micrograms?|microgrammes?|mikrogramm"),
    ("mg", UnitKind.MASS, r"mgs?|milligrams?|milligrammes?"),
    ("ng", UnitKind.MASS, r"ng|nanograms?"),
    ("g", UnitKind.MASS, r"gms?|gr|grams?|grammes?|g"),
    ("IU", UnitKind.ACTIVITY, r"I\.U\.|i\.u\.|IUs?|iu|IE|UI|international units?"),
    ("mL", UnitKind.VOLUME, r"mLs?|mls?|ML|cc|millilit(?:re|er)s?"),
    ("L", UnitKind.VOLUME, r"L|lit(?:re|er)s?"),
    ("tsp", UnitKind.VOLUME, r"tsps?|teaspoons?|teaspoonfuls?"),
    ("tbsp", UnitKind.VOLUME, r"tbsps?|tablespoons?|tablespoonfuls?"),
    ("mmol", UnitKind.OTHER, r"mmol"),
    ("µmol", UnitKind.OTHER, r"[µμ]mol|umol"),
    ("nmol", UnitKind.OTHER, r"nmol"),
    ("pmol", UnitKind.OTHER, r"pmol"),
    ("mEq", UnitKind.OTHER, r"mEq"),
    ("pg", UnitKind.MASS, r"pg"),
    ("µM", UnitKind.LEVEL, r"[µμ]M"),
    ("mM", UnitKind.LEVEL, r"mM"),
    ("nM", UnitKind.LEVEL, r"nM"),
    ("tablet", UnitKind.FORM, r"tablets?|tabs?|caplets?|pills?"),
    ("capsule", UnitKind.FORM, r"capsules?|caps|softgels?|gelcaps?"),
    ("drop", UnitKind.FORM, r"drops?"),
    ("scoop", UnitKind.FORM, r"scoops?"),
    ("sachet", UnitKind.FORM, r"sachets?"),
    ("gummy", UnitKind.FORM, r"gumm(?:y|ies)"),
    ("lozenge", UnitKind.FORM, r"lozenges?"),
    ("puff", UnitKind.FORM, r"puffs?"),
    ("spray", UnitKind.FORM, r"sprays?"),
    ("patch", UnitKind.FORM, r"patch(?:es)?"),
    ("ampoule", UnitKind.FORM, r"ampoules?"),
    ("injection", UnitKind.FORM, r"injections?|jabs?"),
    ("units", UnitKind.ACTIVITY, r"units?|[Uu](?!\.[A-Z])"),
)
FORMS = "|".join(pattern for _, kind, pattern in SPELLINGS if kind is UnitKind.FORM)
FORM_WORD = re.compile(rf"(?:{FORMS})\b")
GROUPED = [(f"u{i}", name, kind, pattern) for i, (name, kind, pattern) in enumerate(SPELLINGS)]
UNIT = re.compile(
    r"(?P<thousand>\s?[kK](?=\s?(?:IU|iu|I\.U\.)))?(?P<gap>\s?-?\s?)(?:"
    + "|".join(f"(?P<{group}>{pattern})" for group, _, _, pattern in GROUPED)
    + r")(?![A-Za-zµμ0-9²³'’])(?P<form>\s(?:RAE|DFE|NE|RE|α-TE|elemental)\b)?"
)
VOLUME_OF = r"(?:mL|ml|dL|dl|L|l|litre|liter|cc|cell)"
PER_VOLUME = re.compile(
    rf"\s?/\s?(?P<of>{VOLUME_OF})\b|\s?per\s(?P<word>ml|mL|dL|litre|liter|L|millilit(?:re|er)|decilit(?:re|er))\b"
)
PER_WEIGHT = re.compile(
    r"\s?(?:/\s?kg|per\s(?:kg|kilo|kilogram)|for each kilo\w*|/\s?pound|per pound"
    r"|/\s?lb)\b(?:\s(?:of\s)?(?:body ?weight|bw)\b)?"
)
PER_OTHER = re.compile(
    r"\s?(?:/|per)\s?(?:100\s?(?:g|ml|mL)|m2|m²|m3|m³|cm|serving|slice|cup|ounce|oz|egg|glass|meal|can|pack|bottle"
    r"|portion|mm)\b"
)


def convert(amount: float, unit: str, into: str, iu: float | None = None) -> float | None:
    """`amount` in another unit; `iu` is the weight of one international unit in `into`. None where it cannot be known."""
    if unit == into:
        return amount
    if unit == "IU" and iu is not None:
        return amount * iu
    for scale in (MILLIGRAMS, MILLILITRES):
        if unit in scale and into in scale:
            return amount * scale[unit] / scale[into]
    return None
