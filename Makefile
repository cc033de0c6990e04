# Set-up, demo and tests. `make demo` and `make test` need Python 3.11 or later with venv, and nothing else.
.PHONY: setup setup-browser demo test test-long test-browser lint bundle lock

setup:
	@tools/setup.sh

setup-browser: setup
	@tools/setup.sh requirements-browser.lock
	@cmp -s tests/node/package-lock.json tests/node/node_modules/.installed || { \
		PATH="$$PWD/.venv/bin:$$PATH" npm ci --prefix tests/node --ignore-scripts --no-audit --no-fund --loglevel error && \
		cp tests/node/package-lock.json tests/node/node_modules/.installed; }

demo: setup
	@.venv/bin/ieum demo

test: lint
	.venv/bin/python -m pytest -n auto --dist loadgroup -m "not browser and not long"

test-long: setup
	.venv/bin/python -m pytest -n auto --dist loadgroup -m long

test-browser: setup-browser
	IEUM_NO_SKIPS=1 .venv/bin/python -m pytest -n auto --dist loadfile -m browser

lint: setup
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	IEUM_SECRET_KEY=lint .venv/bin/mypy
	.venv/bin/lint-imports

# An archive that installs on a machine with this system and Python, but no network.
bundle: setup
	.venv/bin/python tools/bundle.py

# Registry and cache are those that uv is set up with; none of them may stand in the locks.
LOCK = uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links --quiet
lock:
	$(LOCK) --extra server --group dev --output-file requirements.lock
	$(LOCK) --extra server --group dev --group browser --output-file requirements-browser.lock
