"""Identifiers: PMID, DOI, ISBN, trial numbers … as printed, each with why it cannot be right where it cannot.

Forms and lengths: NLM (PMID, PMCID, Bookshelf), DOI Handbook 2.2, ISO 2108 (ISBN), ISO 3297 (ISSN),
ClinicalTrials.gov and the WHO list of primary registries (trial numbers), NICE (guideline codes).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from auditor.model.citations import Citation
from auditor.model.document import Block
from auditor.model.span import Span

Judge = Callable[[str], tuple[str, str]]  # printed -> identifier, problem

HYPHENS = str.maketrans("‐‑‒–", "----")
DIGIT = re.compile(r"\d")
VALID_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
SHORT_DOI = re.compile(r"10/[a-z0-9]{3,}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Scheme:
    """A kind of identifier. Its pattern runs only over a text that holds one of `needles` (lower case)."""

    form: str
    needles: tuple[str, ...]
    pattern: re.Pattern[str]
    judge: Judge
    level: int = 4


def find(block: Block) -> Iterator[Citation]:
    """The identifiers of a block, in the order of their schemes."""
    if not DIGIT.search(block.text):
        return
    lower = block.text.lower()
    for scheme in SCHEMES:
        for needle in scheme.needles:
            if needle in lower:
                for match in scheme.pattern.finditer(block.text):
                    yield from _citation(scheme, match, block)
                break


def in_target(target: str) -> tuple[str, str, str] | None:
    """The identifier in a link's target as (form, identifier, problem): a DOI, PMID or PMCID in any URL path."""
    path = unquote(target)
    if match := re.search(r"(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(\d+)", path):
        return "pmid", *_pmid(match.group(1))
    if match := re.search(r"\bPMC\d{3,8}\b", path):
        return "pmcid", match.group(), ""
    if match := re.search(r"doi\.org/(\S+)", path, re.IGNORECASE):
        return "doi", *_doi(match.group(1))
    if match := VALID_DOI.search(path):
        return "doi", _trimmed(match.group()), ""
    return None


def _citation(scheme: Scheme, match: re.Match[str], block: Block) -> Iterator[Citation]:
    printed = match.group("id")
    identifier, problem = scheme.judge(printed)
    if not identifier:
        return
    end = match.end() - len(printed) + len(identifier) if printed.startswith(identifier) else match.end()
    yield Citation(Span(block, match.start(), end), scheme.form, identifier, 0 if problem else scheme.level, problem)


def _trimmed(text: str) -> str:
    """A DOI without the punctuation that follows it; a closing bracket stays where its opening one does."""
    while text:
        last = text[-1]
        pair = {")": "(", "]": "[", "}": "{"}.get(last)
        if last in ".,;:'\"’”*>" or (pair and text.count(last) > text.count(pair)):
            text = text[:-1]
        else:
            return text
    return text


def _doi(printed: str) -> tuple[str, str]:
    doi = _trimmed(printed)
    plain = doi.translate(HYPHENS)
    if VALID_DOI.fullmatch(plain) or SHORT_DOI.match(plain):
        return doi, ""
    if not any(c.isdigit() for c in plain):
        return "", ""
    if not plain.startswith("10."):
        return doi, "a DOI begins with “10.” and four digits or more"
    if not re.match(r"10\.\d{4,9}(?:\.\d+)*(?:/|$)", plain):
        return doi, "the prefix of a DOI is “10.” and four to nine digits"
    return doi, "nothing follows the prefix of this DOI; a blank may have slipped in, or the end is missing"


def _pmid(printed: str) -> tuple[str, str]:
    if not any(c.isdigit() for c in printed):
        return "", ""
    if printed.upper().startswith("PMC"):
        return printed, "a PMID has digits only; a number that begins with PMC is a PMCID"
    if not printed.isdigit():
        return printed, "a PMID has digits only"
    if len(printed.lstrip("0")) > 8:
        return printed, f"a PMID has at most eight digits, and this one has {len(printed)}"
    return printed, ""


def _of_length(name: str, length: int) -> Judge:
    def judge(printed: str) -> tuple[str, str]:
        digits = sum(c.isdigit() for c in printed)
        return printed, "" if digits == length else f"{name} has {length} digits, and this one has {digits}"

    return judge


def _isbn(printed: str) -> tuple[str, str]:
    digits = re.sub(r"[^\dX]", "", printed.upper())
    if len(digits) == 13:
        total = sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits) if d.isdigit())
        right = digits.isdigit() and digits[:3] in ("978", "979") and total % 10 == 0
    elif len(digits) == 10:
        right = "X" not in digits[:-1] and sum((10 - i) * (10 if d == "X" else int(d)) for i, d in enumerate(digits)) % 11 == 0
    else:
        return printed, f"an ISBN has 10 or 13 digits, and this one has {len(digits)}"
    return printed, "" if right else "the check digit of this ISBN does not fit the others"


def _issn(printed: str) -> tuple[str, str]:
    digits = printed.upper().translate(HYPHENS).replace("-", "")
    total = sum((8 - i) * (10 if d == "X" else int(d)) for i, d in enumerate(digits))
    return printed, "" if total % 11 == 0 else "the check digit of this ISSN does not fit the others"


def _orcid(printed: str) -> tuple[str, str]:
    """ISO 7064 MOD 11-2, as orcid.org publishes it."""
    digits = printed.upper().translate(HYPHENS).replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return printed, "" if digits[-1] == (
        "X" if check == 10 else str(check)
    ) else "the check digit of this ORCID iD does not fit the others"


def _as_printed(printed: str) -> tuple[str, str]:
    return printed, ""


def _scheme(form: str, needles: str, pattern: str, judge: Judge = _as_printed, level: int = 4, flags: int = 0) -> Scheme:
    return Scheme(form, tuple(needles.split()), re.compile(pattern, flags), judge, level)


SCHEMES = (
    _scheme("doi", "doi",
            r"\bdoi(?:\.org/|\s?:\s?(?:https?://(?:dx\.)?doi\.org/)?|\s(?=\d))(?P<id>[^\s\"<>]+)", _doi, flags=re.IGNORECASE),
    _scheme("doi", "10.", r"(?<![\w./:=])(?P<id>10\.\d{4,9}(?:\.\d+)*/[^\s\"<>]+)", _doi),
    _scheme("pmid", "pmid pubmed", r"\b(?:PMID|PubMed(?=\s?ID|:)(?:\s?ID)?)[:\s#]{1,3}(?P<id>\w*\d\w*)\b", _pmid),
    _scheme("pmid", "nih.gov", r"(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(?P<id>\d+)", _pmid),
    _scheme("pmcid", "pmc", r"(?<!PMID: )(?<!PMID )\b(?P<id>PMC[1-9]\d{2,7})\b"),
    _scheme("trial", "nct0 nct1", r"\b(?P<id>NCT\d{5,12})\b", _of_length("a ClinicalTrials.gov number", 8)),
    _scheme("trial", "isrctn", r"\b(?P<id>ISRCTN\d{5,12})\b", _of_length("an ISRCTN", 8)),
    _scheme("trial", "eudract", r"EudraCT[\s:]*(?:[Nn]umber|[Nn]o\.?)?[\s:]*(?P<id>20\d\d-\d{6}-\d{2})\b"),
    _scheme("trial", "actrn chictr ctri drks jrct umin irct kct pactr rbr- tctr rpcec slctr crd42 ntr omon",
            r"\b(?P<id>ACTRN\d{14}|ChiCTR\d{10}|ChiCTR-[A-Z]{2,4}-\d{8}|CTRI/\d{4}/\d{2,3}/\d{6}|DRKS\d{8}|jRCTs?\d{9,10}|UMIN\d{9}|"
            r"IRCT\d+N\d+|KCT\d{7}|PACTR\d{15,16}|RBR-\w{6,}|TCTR\d{11}|RPCEC\d{8}|SLCTR/\d{4}/\d{3}|CRD42\d{9,}|NTR\d{3,4}|NL-OMON\d+)\b"),
    _scheme("isbn", "isbn", r"\bISBN(?:-1[03])?:?\s{0,2}(?P<id>\d[\d‐‑–-]*(?: ?[\d‐‑–-]+){0,5}[\dXx])(?!\w)", _isbn),
    _scheme("issn", "issn", r"\be?ISSN(?: \((?:print|online)\))?:?\s{0,2}(?P<id>\d{4}[-‐‑–]\d{3}[\dXx])\b", _issn, 2),
    _scheme("orcid", "orcid",
            r"(?i:\borcid)(?:\.org/|\W{0,3}(?:iD|ID)?:?\s{0,2})(?P<id>\d{4}(?:[-‐‑–]\d{4}){2}[-‐‑–]\d{3}[\dXx])\b", _orcid, 0),
    _scheme("book", "nbk", r"\b(?P<id>NBK\d{1,7})\b"),
    _scheme("cochrane", "cd0", r"\b(?P<id>CD0\d{5}(?:\.pub\d+)?)\b"),
    _scheme("preprint", "arxiv", r"\barXiv:\s?(?P<id>\d{4}\.\d{4,5})\b"),
    _scheme("guideline", "nice",
            r"\bNICE\b[^.\n]{0,60}?\b(?P<id>(?:NG|CG|PH|QS|TA|DG|MTG|IPG|HTG|SC|CSG|MPG)\d{1,4})\b"),
    _scheme("guideline", "guideline guidance",
            r"(?i:\bguid(?:eline|ance)s?)\b[^.\n]{0,20}?\b(?P<id>(?:NG|CG|PH|QS|TA|DG)\d{1,4}|SIGN \d{2,3})\b"),
)  # fmt: skip
