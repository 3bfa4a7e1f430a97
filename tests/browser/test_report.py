"""The HTML report in Chromium: filters, hover, keyboard, no error, nothing that shuts a reader out.

Skipped where playwright or Chromium is missing; with BROWSER=required that is a failure.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from auditor import audit_paths, load_rules
from auditor.reports import Style, report

CONTENT = Path(__file__).parents[2] / "content"
NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
REQUIRED = os.environ.get("BROWSER") == "required"


def missing(what: str) -> None:
    (pytest.fail if REQUIRED else pytest.skip)(f"{what} is not here, so the report was not looked at in a browser.")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright (make test-browser)")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        missing("Chromium")
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []  # Chromium refuses root its sandbox
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=[*QUIET, *root])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("report") / "report.html"
    file.write_text(report("html").render(audit_paths([CONTENT]), load_rules(), Style()), encoding="utf-8")
    return file.as_uri()


@pytest.fixture(params=["light", "dark"])
def page(browser: Any, address: str, request: pytest.FixtureRequest) -> Iterator[Any]:
    opened = browser.new_page(color_scheme=request.param)
    said: list[str] = []
    asked: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("request", lambda sent: asked.append(sent.url))
    opened.goto(address)
    yield opened
    assert said == []
    assert [url for url in asked if not url.startswith(address)] == []
    opened.close()


def test_an_unticked_category_takes_its_notes_and_its_underlines_away(page: Any) -> None:
    every = page.locator(".note:visible").count()
    dosage = page.locator(".note[data-category=dosage]").count()
    page.locator("input[value=dosage]").uncheck()
    assert page.locator(".note:visible").count() == every - dosage
    assert page.locator(".note[data-category=dosage]:visible").count() == 0
    assert page.locator("#shown").inner_text() == f"{every - dosage} of {every} shown"
    page.locator("input[value=dosage]").check()
    assert page.locator(".note:visible").count() == every


def test_pointing_at_words_lights_up_their_note_and_their_evidence(page: Any) -> None:
    mark = page.locator(".mark").filter(has_text="90%").first
    mark.hover()
    article = mark.locator("xpath=ancestor::article")
    assert article.locator(".note.lit").count() >= 1
    assert article.locator(".ground.lit").count() >= 1
    page.mouse.move(0, 0)
    assert page.locator(".lit").count() == 0


def test_the_keyboard_goes_from_the_words_to_the_note_to_the_evidence(page: Any) -> None:
    mark = page.locator(".mark").first
    mark.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.classList.contains('note')")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.note') !== null")
    page.keyboard.press("Enter")
    assert "-e" in page.evaluate("location.hash")


def test_a_phone_needs_no_sideways_scrolling(browser: Any, address: str) -> None:
    phone = browser.new_page(viewport={"width": 390, "height": 844})
    phone.goto(address)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.close()


def test_it_reads_without_its_script(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(address)
    assert plain.locator("#filters").is_hidden()
    assert plain.locator(".note").first.is_visible()
    context.close()


def test_paper_carries_the_notes_and_not_the_filters(page: Any) -> None:
    page.emulate_media(media="print")
    assert page.locator("#filters").is_hidden()
    assert page.locator(".note").first.is_visible()


def test_no_barrier_that_axe_can_see(browser: Any, address: str) -> None:
    try:
        from axe_playwright_python.sync_playwright import Axe
    except ImportError:
        missing("axe-playwright-python (make test-browser)")
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme, bypass_csp=True)  # axe is put into the page
        opened = context.new_page()
        opened.goto(address)
        violations = Axe().run(opened).response["violations"]
        assert [(v["id"], v["impact"], v["nodes"][0]["html"]) for v in violations] == []
        context.close()
