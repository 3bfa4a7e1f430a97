"""`--fix` and `--diff` as an editor meets them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.conftest import RULE, Audit

BEFORE = "# Warfarin\n\nTake 5.0 mg of warfarin daily.\nTake .5 mg of lorazepam at night.\n"
AFTER = "# Warfarin\n\nTake 5 mg of warfarin daily.\nTake 0.5 mg of lorazepam at night.\n"
PAGE = Path("a.md")


@pytest.fixture(autouse=True)
def page(audit: Audit) -> None:
    Path(".git").mkdir()
    PAGE.write_text(BEFORE, encoding="utf-8")


def run(audit: Audit, *arguments: str) -> Result:
    return audit("a.md", "--select", "dosage/unit", *arguments, everything=True)


def test_fix_puts_safe_suggestions_in_and_tells_what_is_left(audit: Audit) -> None:
    assert len(run(audit).stdout.splitlines()) == 2
    result = run(audit, "--fix")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "audit: 2 suggestions put into 1 article.\n"
    assert PAGE.read_text(encoding="utf-8") == AFTER


def test_diff_shows_it_and_writes_nothing(audit: Audit) -> None:
    result = run(audit, "--diff")
    assert result.stdout == (
        "--- a.md\n+++ a.md\n@@ -1,4 +1,4 @@\n # Warfarin\n \n"
        "-Take 5.0 mg of warfarin daily.\n-Take .5 mg of lorazepam at night.\n"
        "+Take 5 mg of warfarin daily.\n+Take 0.5 mg of lorazepam at night.\n"
    )
    assert run(audit, "--fix", "--diff").stdout == result.stdout
    assert PAGE.read_text(encoding="utf-8") == BEFORE


def test_diff_of_standard_input(audit: Audit) -> None:
    arguments = ("-", "--select", "dosage/unit", "--stdin-filename", "b.md")
    assert "+Take 5 mg of warfarin daily.\n" in audit(*arguments, "--diff", stdin=BEFORE.encode(), everything=True).stdout
    result = audit(*arguments, "--fix", stdin=BEFORE.encode(), everything=True)
    assert (result.exit_code, "--fix cannot write to standard input" in result.stderr) == (2, True)


def test_the_byte_order_mark_and_the_ends_of_lines_stay(audit: Audit) -> None:
    PAGE.write_bytes(b"\xef\xbb\xbf" + BEFORE.replace("\n", "\r\n").encode())
    run(audit, "--fix")
    assert PAGE.read_bytes() == b"\xef\xbb\xbf" + AFTER.replace("\n", "\r\n").encode()


def test_a_page_in_another_encoding_is_left_and_told(audit: Audit) -> None:
    data = b'<meta charset="iso-8859-1"><p>Caf\xe9. Take 5.0 mg of warfarin daily.</p>'
    Path("a.html").write_bytes(data)
    result = audit("a.html", "--select", "dosage/unit", "--fix", everything=True)
    assert result.exit_code == 2
    assert result.stderr == "a.html: The file is not UTF-8, so nothing was put in. Save it as UTF-8.\n"
    assert Path("a.html").read_bytes() == data


def test_what_is_suppressed_or_out_of_sight_is_left(audit: Audit) -> None:
    run(audit, "--fix", "--min-severity", "error")
    assert PAGE.read_text(encoding="utf-8") == BEFORE
    text = f"---\naudit:\n  ignore:\n    dosage/unit: as the label has it\n---\n{BEFORE}"
    PAGE.write_text(text, encoding="utf-8")
    run(audit, "--fix")
    assert PAGE.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(("safe", "options"), [("false", ("--fix", "--unsafe-fixes")), ("true", ("--fix",))])
def test_a_rule_of_ones_own_says_what_to_write_instead(audit: Audit, safe: str, options: tuple[str, ...]) -> None:
    rule = RULE.format(severity="info", confidence="high", word="frail folk") + f"instead: older people\nsafe: {safe}\n"
    Path("house/editorial").mkdir(parents=True)
    Path("house/editorial/frail.yaml").write_text(rule, encoding="utf-8")
    PAGE.write_text("Frail folk fell; *frail* folk and frail folk walked.\n", encoding="utf-8")
    chosen = ("a.md", "--rules", "house", "--select", "editorial/frail")
    if safe == "false":
        assert audit(*chosen, "--fix", everything=True).stdout.count("editorial/frail") == 3
    left = audit(*chosen, *options, everything=True).stdout
    assert PAGE.read_text(encoding="utf-8") == "Older people fell; *frail* folk and older people walked.\n"
    assert left == "a.md:1:21: info editorial/frail: Not “frail folk”.\n"


def test_unsafe_fixes_alone_means_nothing(audit: Audit) -> None:
    result = run(audit, "--unsafe-fixes")
    assert (result.exit_code, result.stderr) == (2, "audit: --unsafe-fixes goes with --fix or --diff.\n")
