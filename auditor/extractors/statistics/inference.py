"""Test statistics, p-values and 95% confidence intervals as articles and abstracts print them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.extractors.chance import P_VALUE, bounds
from auditor.model.prose import Number, Prose, Sentence
from auditor.model.span import Span
from auditor.model.statistics import Interval, TestResult

VALUE = r"(?P<value>[-−–]?(?:\d+[.·]\d+|[.·]\d+|\d+))"
STATISTIC = re.compile(
    r"(?<![\w.])(?:"
    r"(?P<t>t)\s?[\[(]\s?(?P<t_df>\d+)\s?[\])]|(?P<F>F)\s?[\[(]\s?(?P<f_df>\d+\s?,\s?\d+)\s?[\])]|"
    r"(?P<chi2>χ2|χ²|chi[- ]?squared?|chi2|X2)\s?[\[(]\s?(?:df\s?=\s?)?(?P<c_df>\d+)(?:\s?,\s?n\s?=\s?[\d,]+)?\s?[\])]|"
    r"(?P<r>r)\s?[\[(]\s?(?P<r_df>\d+)\s?[\])]|(?P<z>z)|"
    r"(?=(?:t|r|χ2|χ²)\s?=\s?[-−–]?[\d.·]+\s?[,;]\sdf\s?=)(?:(?P<bare_t>t)|(?P<bare_r>r)|(?P<bare_chi2>χ2|χ²)))"
    rf"\s?=\s?{VALUE}(?![\d%])\s?[,;]\s(?:df\s?=\s?(?P<df>\d+)[,;]\s)?",
    re.IGNORECASE,
)
ONE_SIDED = re.compile(r"\b(?:one|1)-?\s?(?:sided|tailed)\b|\bdirectional\b", re.IGNORECASE)
CORRECTED = re.compile(
    r"correct|adjust|bonferroni|holm\b|fdr|benjamini|tukey|permut|bootstrap|exact|greenhouse|huynh|welch|"
    r"one-?\s?(?:sided|tailed)|bayes|mixed|credib",
    re.IGNORECASE,
)
INTERVAL = re.compile(
    r"\b95\s?%\s(?:CI|C\.I\.|confidence interval)s?(?:\s?[:=,]|\sof|\swas|\sfrom|\sbetween|\s?[\[(])?\s?[\[(]?$", re.IGNORECASE
)
ESTIMATE = re.compile(
    r"(?:\s?(?:%|[a-zA-Z]{1,4}|points?))?\s?[,;]?\s?[\[(]\s?(?:with )?(?:an? )?$|[,;]\s(?:with )?(?:an? |the )?$", re.IGNORECASE
)
RATIO = re.compile(
    r"\b(?:a?(?:RR|OR|HR|IRR|SMR)|(?:(?:adjusted|pooled|relative|rate|risk|odds|hazards?|incidence) )*(?:ratio|risk|odds))"
    r"(?:\s?[:=,]|\s(?:was|of|is))?\s?$",
    re.IGNORECASE,
)
DIFFERENCE = re.compile(
    r"\b(?:mean |risk |absolute |adjusted |between-group )*(?:difference|MD|WMD|SMD)(?:\s?[:=,]|\s(?:was|of|is))?\s?$",
    re.IGNORECASE,
)
P_AFTER = re.compile(r"\s?[)\]]?\s?[,;]?\s?[\[(]?\s?$")


def tests(prose: Prose) -> Iterator[TestResult]:
    """Test statistics that are printed with their degrees of freedom and p."""
    one_sided: bool | None = None
    for sentence in prose.sentences:
        if not sentence.numbers or "=" not in sentence.text:
            continue
        text = sentence.text
        for match in STATISTIC.finditer(text):
            p = P_VALUE.match(text, match.end())
            if not p or not p.group("relation") or CORRECTED.search(text):
                continue
            one_sided = any(ONE_SIDED.search(s.text) for s in prose.sentences) if one_sided is None else one_sided
            found = match.groupdict()
            kind = next((name for name in ("t", "F", "chi2", "r") if found[name] or found.get(f"bare_{name}")), "z")
            sizes = next((found[name] for name in ("t_df", "f_df", "c_df", "r_df", "df") if found[name]), "")
            value = match.group("value").replace("−", "-").replace("–", "-").replace("·", ".")
            yield TestResult(
                sentence.span.within(match.start(), p.end()), kind, float(value), _decimals(value),
                tuple(float(size) for size in sizes.split(",") if size.strip()),
                float(p.group("p").replace("·", ".")), _decimals(p.group("p").replace("·", ".")), p.group("relation"), one_sided,
            )  # fmt: skip


def intervals(prose: Prose) -> Iterator[Interval]:
    """95% confidence intervals with the estimate and the p that stand beside them."""
    for sentence in prose.sentences:
        for j, number in enumerate(sentence.numbers):
            if number.percent and number.value == 95 and j + 1 < len(sentence.numbers):
                found = _interval(sentence, j)
                if found:
                    yield found


def _interval(sentence: Sentence, j: int) -> Interval | None:
    text, numbers = sentence.block.text, sentence.numbers
    first = numbers[j + 1]
    if not INTERVAL.search(text[sentence.span.start : first.span.start]) or "." in text[
        numbers[j].span.end : first.span.start
    ].replace("C.I.", ""):
        return None
    found = bounds(sentence, j + 1)
    if found is None or found[0].sided:
        return None
    low, high, past = found[0].low, found[0].high, found[1]
    estimate, null = _estimate(sentence, j)
    p = _p_after(sentence, high.span.end, numbers[past].span.start if past < len(numbers) else None)
    start = estimate.span.start if estimate else numbers[j].span.start
    span = Span(sentence.block, start, high.span.end)
    if p is None:
        return Interval(span, low, high, estimate, null)
    at = high.span.end + p.start()
    return Interval(
        span,
        low,
        high,
        estimate,
        null,
        float(p.group("p").replace("·", ".")),
        p.group("relation"),
        Span(sentence.block, at, high.span.end + p.end()),
    )


def _estimate(sentence: Sentence, j: int) -> tuple[Number | None, float | None]:
    """The figure just before `(95% CI …)`, and the value of no effect where a name such as `odds ratio` tells it."""
    if j == 0:
        return None, None
    text, estimate = sentence.block.text, sentence.numbers[j - 1]
    gap = text[estimate.span.end : sentence.numbers[j].span.start]
    if estimate.upper is not None or not ESTIMATE.fullmatch(gap):
        return None, None
    name = text[max(sentence.span.start, estimate.span.start - 40) : estimate.span.start]
    if RATIO.search(name) and not estimate.percent:
        return estimate, 1.0
    return estimate, 0.0 if DIFFERENCE.search(name) else None


def _p_after(sentence: Sentence, end: int, number: int | None) -> re.Match[str] | None:
    """A p that follows the interval directly."""
    if number is None:
        return None
    rest = sentence.block.text[end : sentence.span.end]
    p = P_VALUE.search(rest)
    return (
        p if p and p.group("relation") and P_AFTER.fullmatch(rest[: p.start()]) and not CORRECTED.search(sentence.text) else None
    )


def _decimals(printed: str) -> int:
    return len(printed.partition(".")[2])
