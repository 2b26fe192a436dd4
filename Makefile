# Two commands: `make run` serves the question bank, `make test` checks everything.
# Needs only make, git and Python 3.11 or later; all else goes into the folder .venv.

# The first Python that is new enough and can make an environment.
FIND = for each in $(PYTHON) python3 python3.13 python3.12 python3.11 python3.14; do \
	  "$$each" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  && { echo "$$each"; break; }; done
MISSING = quizapp needs Python 3.11 or later with venv: install it (on Debian and Ubuntu: \
	sudo apt-get install python3-venv), or name one: make run PYTHON=/path/to/python3

BIN = .venv/bin
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCK = $(BIN)/uv pip compile --universal --generate-hashes --no-header --no-annotate \
	--python-version 3.11 --quiet $(UPGRADE) pyproject.toml

.PHONY: run test check format bench lock wheel clean

run: .venv/run.stamp
	@exec $(BIN)/quizapp serve $(ARGS)

test: check
	$(BIN)/pytest -n $(or $(JOBS),2) --dist loadscope \
	  --cov=quizapp/domain --cov=quizapp/services --cov-branch --cov-fail-under=95 \
	  --cov-report=term-missing:skip-covered $(ARGS)

check: .venv/dev.stamp
	$(BIN)/ruff check --quiet
	$(BIN)/ruff format --check --quiet
	$(BIN)/mypy --no-error-summary
	$(BIN)/djlint --lint --quiet quizapp/templates
	$(BIN)/lint-imports --no-logo

format: .venv/dev.stamp
	$(BIN)/ruff check --quiet --fix
	$(BIN)/ruff format --quiet

bench: .venv/dev.stamp
	$(BIN)/python -m tests.benchmarks $(ARGS)

# Writes the locks anew; `make lock UPGRADE=--upgrade` takes the newest versions.
lock: .venv/dev.stamp
	$(LOCK) --group build -o requirements/run.lock
	$(LOCK) --group build --extra postgres -c requirements/run.lock -o requirements/postgres.lock
	$(LOCK) --group dev --extra postgres -c requirements/run.lock -o requirements/dev.lock

wheel: .venv/run.stamp
	$(BIN)/python -m hatchling build -t wheel

# Keeps instance/, where the answers are.
clean:
	rm -rf .venv dist .coverage .*_cache

.venv/run.stamp: requirements/run.lock pyproject.toml .venv/bin/python
	@echo "Installing what quizapp needs; this happens once."
	@$(PIP) --require-hashes -r requirements/run.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev.stamp: requirements/dev.lock pyproject.toml .venv/bin/python
	@echo "Installing what the tests need; this happens once."
	@$(PIP) --require-hashes -r requirements/dev.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch .venv/run.stamp $@

.venv/bin/python:
	@python=$$($(FIND)); \
	if [ -z "$$python" ]; then echo "$(MISSING)" >&2; exit 2; fi; \
	"$$python" -m venv --clear .venv
