"""readability/jargon and readability/passive: words and a voice that keep a reader out."""

from __future__ import annotations

import pytest

from auditor import audit_text, load_rules

RULES = load_rules().select(["readability/jargon", "readability/passive"])


def quotes(text: str) -> list[str]:
    return [finding.quote for finding in audit_text(text, "page.md", RULES)]


def test_each_term_is_named_once_with_its_plain_word() -> None:
    text = "You may get pyrexia, oedema and pruritus after the injection. If the pyrexia does not pass, call us."
    findings = audit_text(text, "page.md", RULES)
    assert [finding.quote for finding in findings] == ["pyrexia", "oedema", "pruritus"]
    assert findings[0].message.startswith("“pyrexia” has a plain word: “fever”.")


@pytest.mark.parametrize(
    "text",
    [
        "You may get pyrexia and oedema after the injection, and it may hurt for a day.",  # two are no habit
        "You may get pyrexia (a fever), oedema and pruritus. If you have a fever, call us.",
        "You may get pyrexia, oedema, that is a build-up of water, and pruritus after the injection.",
        "> You may get pyrexia, oedema and pruritus after the injection.",
    ],
)
def test_terms_that_are_rare_explained_or_quoted_are_left_alone(text: str) -> None:
    assert quotes(text) == []


def test_an_instruction_says_who_acts() -> None:
    assert quotes("The capsules must be swallowed whole. The dressing is to be removed after two days.") == [
        "must be swallowed",
        "is to be removed",
    ]
    assert quotes("Swallow the capsules whole. The stitches must be removed by a nurse.") == []
