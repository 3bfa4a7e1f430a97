# `make audit` audits the sample articles, `make test` runs everything that CI runs.
# Both do all the set-up they need, on a machine with Python 3.11 or later (with venv), git and make.
# Another Python: make test PYTHON=/path/to/python3.13

ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif

.PHONY: audit test test-browser docs pages picture measure clean
.DEFAULT_GOAL := audit

audit: .venv/.installed
	@echo "Auditing content/ (it has faults on purpose, so that you see what is reported)"
	@if [ -t 1 ]; then $(BIN)/audit check content --exit-zero; \
	else FORCE_COLOR=1 NO_COLOR=1 $(BIN)/audit check content --exit-zero; fi

test: .venv/.installed-for-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/audit test
	$(BIN)/python -m tools.pages --check
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict
	$(BIN)/audit check content/honest --fail-on warning
	$(BIN)/coverage run -m pytest
	$(BIN)/coverage report

# The HTML report in a real browser: Chromium, found as CHROMIUM, chromium, chromium-browser or google-chrome.
# Without one the tests are skipped, and say so; with BROWSER=required (as in CI) that is a failure.
test-browser: .venv/.installed-for-tests
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[browser]'
	BROWSER=$(BROWSER) $(BIN)/python -m pytest -rs tests/browser

# The documentation as a site, in build/site; a link that leads nowhere is an error
docs: .venv/.installed-for-tests
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

# The pages of docs/ that are made from the program: rules, checks, commands
pages: .venv/.installed
	$(BIN)/python -m tools.pages

# rules/reference/measured/, from labelled pages: how often each rule is right, and what it finds
measure: .venv/.installed
	$(BIN)/python benchmarks/measure.py $(or $(PAGES),benchmarks/pages/tuned benchmarks/pages/held-out)

# docs/report.svg, drawn from a real report
picture: .venv/.installed
	$(BIN)/python tools/report_picture.py

# Installed once, and again when pyproject.toml changes: the stamps are newer than it.
.venv/.installed: pyproject.toml
	@sh tools/venv.sh $(BIN) "$(PYTHON)"
	@echo "Installing auditor"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/.installed-for-tests: pyproject.toml
	@sh tools/venv.sh $(BIN) "$(PYTHON)"
	@echo "Installing auditor and what its tests need"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch .venv/.installed $@

clean:
	rm -rf .venv build dist .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
