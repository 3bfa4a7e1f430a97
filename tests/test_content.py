"""The sample articles: the honest ones pass without a word, and each of the others is told what is wrong with it.

`tests/snapshots/content.txt` is the report that an editor sees. After a change that means to alter it, write it anew, and
read the difference before it is committed:

    AUDIT_SNAPSHOT=write python -m pytest tests/test_content.py
"""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from auditor import Finding, Severity, audit_file
from auditor.model.finding import Status

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "content"
SNAPSHOT = Path(__file__).parent / "snapshots" / "content.txt"
TODAY = date(2026, 3, 1)

HONEST = sorted(path.name for path in (CONTENT / "honest").iterdir())
OVERCLAIMING = sorted(path.name for path in (CONTENT / "overclaiming").iterdir())

# What each article was written to show: the line, the rule, and words that the finding quotes.
Fault = tuple[int, str, str]
FAULTS: dict[str, list[Fault]] = {
    "vitamin-d-after-back-surgery.md": [
        (2, "editorial/metadata", "Vitamin D dramatically eased"),  # no author, no reviewer
        (2, "overstatement/universal/response", "every patient"),  # two of the nine improved only slightly
        (2, "overstatement/causal", "Vitamin D dramatically eased the pain"),  # nine records and no comparison
        (9, "overstatement/causal", "Vitamin D cures the pain"),
        (31, "overstatement/certainty/design", "proves"),
        (32, "overstatement/universal/response", "All of the patients"),
        (34, "overstatement/duration", "permanent"),  # they were seen for six months
        (36, "overstatement/universal/response", "everyone"),
        (50, "citation/malformed", "PMID: 225358O5"),  # a letter O among the digits
    ],
    "neck-surgery-and-low-back-pain.html": [
        (5, "editorial/metadata", "Neck surgery cures low back pain"),  # no date, nobody named
        (5, "overstatement/causal", "Neck surgery cures low back pain"),  # a questionnaire before and after
        (9, "editorial/chrome", "Skip to main content Home About us Shop Basket My account"),
        (28, "readability/abbreviation", "VAS"),
        (43, "overstatement/causal", "neck surgery improved the back pain of people with back disease"),
        (47, "overstatement/duration", "for good"),
        (51, "citation/vague", "Experts agree"),
        (51, "citation/vague", "Several studies"),
        (54, "readability/sentence", "Anyone whose pain has not gone away"),  # 48 words
        (59, "editorial/chrome", "Sign up for our newsletter"),
    ],
    "prolotherapy.md": [
        (3, "overstatement/duration", "lasting"),  # it wore off after a few months
        (17, "overstatement/outcome/composite", "better or not worse"),
        (27, "overstatement/duration", "lasts for years"),
        (28, "overstatement/universal/response", "every one"),
        (33, "citation/dangling/marker", "[3]"),
        (37, "dosage/no-caution/stop", "Stop your blood thinner"),
        (40, "citation/missing", "Prolotherapy has no side effects"),
        (49, "citation/dangling/entry", "Hathersage G."),
        (49, "citation/malformed", "2031"),
    ],
    "failed-back-syndrome.txt": [
        (1, "editorial/metadata", "Skip to main content"),
        (1, "editorial/chrome", "Skip to main content Skip to footer Home About Our team Shop"),
        (16, "readability/grade", "Failed back syndrome, which some clinicians"),
        (16, "readability/sentence", "Failed back syndrome, which some clinicians"),  # 53 words
        (24, "citation/vague", "Studies show"),
        (28, "readability/sentence", "Conservative management"),  # 51 words
        (28, "readability/abbreviation", "NSAIDs"),
        (30, "citation/vague", "research has proved"),
        (32, "readability/abbreviation", "SCS"),
        (34, "editorial/placeholder", "TODO"),
        (36, "citation/vague", "Most surgeons agree"),
        (38, "editorial/chrome", "Reader interactions Leave a reply"),
        (43, "editorial/placeholder", "johnsmith@example.com"),
    ],
    "vitamins-for-back-pain.mdx": [
        (9, "citation/vague", "Much research"),
        (13, "dosage/above-limit/every", "10,000 IU"),  # inside a component
        (21, "overstatement/certainty/design", "proves"),
        (21, "overstatement/causal", "low vitamin D causes back pain"),  # 360 patients at a single point in time
        (21, "citation/vague", "A Mayo Clinic study"),
        (24, "citation/missing", "Vitamin D also prevents diabetes, asthma and heart disease"),
        (28, "citation/vague", "Studies suggest"),
        (33, "dosage/above-limit/every", "20,000 IU"),
        (34, "dosage/unit/conversion", "600 IU (25 mcg"),  # 15 mcg
        (35, "dosage/above-limit/every", "5,000 IU"),
        (36, "dosage/incomplete/unit", "take 1000 each morning"),
        (37, "dosage/unit/error-prone", ".5 mg"),
        (37, "dosage/unit/error-prone", "QD"),
        (38, "dosage/unit/error-prone", "1.0 mg"),
        (39, "dosage/unit/error-prone", "ug"),
        (52, "citation/missing", "Vitamin D and B12 are completely safe"),
    ],
    "back-pain-in-figures.md": [
        (3, "overstatement/numbers", "90%"),  # seven of nine is 78%
        (13, "consistency/arithmetic/sum", "six men and four women"),  # of nine
        (16, "dosage/unit/conversion", "600 IU (150 mcg"),  # 15 mcg
        (19, "consistency/arithmetic/change", "7.7 to 4.2, a drop of 55%"),  # 45%
        (19, "consistency/arithmetic/percent", "Seven of the 9 patients (71%)"),  # 78%
        (20, "consistency/arithmetic/sum", "The remaining three"),  # seven and three, of nine
        (22, "consistency/conflict/sample-size", "11 patients in total"),  # nine above
        (27, "consistency/arithmetic/sum", "(n = 30) and those with such a disease (n = 26)"),  # of 58
        (34, "consistency/arithmetic/change", "50.7 to 27.7, a drop of 23%"),  # 45%
        (38, "consistency/arithmetic/percent-above", "279 (83%)"),  # of 360
    ],
}


def findings(folder: str, name: str) -> list[Finding]:
    result = audit_file(CONTENT / folder / name, today=TODAY)
    assert not result.problems
    return list(result.findings)


def test_each_subject_is_told_both_ways() -> None:
    assert HONEST == OVERCLAIMING == sorted(FAULTS)


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_article_passes_without_a_word(name: str) -> None:
    spoken = [f"{f.location.line}: {f.rule}: {f.message}" for f in findings("honest", name) if f.status is Status.NEW]
    assert spoken == []


def test_the_only_silence_that_is_asked_for_has_its_reason() -> None:
    silenced = [(name, f) for name in HONEST for f in findings("honest", name) if f.status is Status.SUPPRESSED]
    assert {name for name, _ in silenced} == {"back-pain-in-figures.md"}
    assert {f.rule for _, f in silenced} == {"editorial/placeholder"}
    assert "johnsmith@example.com" in [f.quote for _, f in silenced]
    assert {f.reason for _, f in silenced} == {"the sample page shows a made-up address on purpose"}


@pytest.mark.parametrize("name", OVERCLAIMING)
def test_an_overclaiming_article_is_told_its_faults(name: str) -> None:
    found = findings("overclaiming", name)
    unseen = [fault for fault in FAULTS[name] if not any(is_told(fault, f) for f in found)]
    assert unseen == []


@pytest.mark.parametrize("name", OVERCLAIMING)
def test_an_overclaiming_article_fails_the_audit(name: str) -> None:
    assert any(f.severity is Severity.ERROR for f in findings("overclaiming", name))


def test_the_report_of_the_whole_folder_reads_as_it_did() -> None:
    command = [sys.executable, "-m", "auditor", "content/", "--today", TODAY.isoformat(), "--isolated", "--no-cache"]
    environment = {key: value for key, value in os.environ.items() if key != "FORCE_COLOR"}
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert (run.returncode, run.stderr) == (1, "")
    if os.environ.get("AUDIT_SNAPSHOT") == "write":
        SNAPSHOT.write_text(run.stdout, encoding="utf-8")
    assert run.stdout == SNAPSHOT.read_text(encoding="utf-8")


def is_told(fault: Fault, finding: Finding) -> bool:
    line, rule, words = fault
    place = (finding.location.line, finding.rule, finding.status)
    return place == (line, rule, Status.NEW) and words in finding.quote
