# make report   every township's report and output/index.html
# make test     the whole test suite
# make lab      JupyterLab on notebooks/
# make lint     ruff, mypy --strict, import contracts
# make docs     the documentation site, built strictly and offline, in docs/_build/html
# make mutants  whether a test notices that a function was replaced by a constant or by its neighbour
# make coverage which branches no test takes
# make engine-lowest the engine's tests with the lowest versions it runs with
# make conformance   whether the engine runs notebooks as papermill's plain one does, and upstream's own tests under both
# make ci-full  the wheel in an empty environment, the lowest versions allowed, the readme typed in a fresh clone, coverage
# make same-pages BASE=HEAD~1    whether every page of the shipped data is what that commit made
# The environment lives in .venv and is made again only where pyproject.toml or constraints.txt has changed.

PYTHON ?= python3
BIN := .venv/bin
SOURCES := $(shell find fupin_analysis -type f -not -name '*.pyc') $(wildcard notebooks/*) $(wildcard data/raw/*)

.PHONY: report test lab lint same-pages mutants coverage ci-full conformance engine-lowest docs clean
.DELETE_ON_ERROR:

report: output/.made

output/.made: .venv/.report $(SOURCES)
	$(BIN)/fupin batch --lists --annexes
	@touch $@

test: .venv/.test
	$(BIN)/python -m pytest -n 2

lab: .venv/.lab
	$(BIN)/jupyter lab --notebook-dir=notebooks

lint: .venv/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: .venv/.docs
	$(BIN)/python -m sphinx -W --keep-going -q -b html docs docs/_build/html

mutants: .venv/.test
	$(BIN)/python benchmarks/mutants.py

coverage: .venv/.test
	rm -f .coverage .coverage.*
	$(BIN)/coverage run -m pytest -n 2
	$(BIN)/coverage combine -q
	$(BIN)/coverage report --skip-covered --sort=miss

ci-full:
	.ci/full

BASE ?= HEAD~1

same-pages: .venv/.report
	$(BIN)/python benchmarks/same_pages.py --base $(BASE)

conformance: .venv/.test
	$(BIN)/python -m tests.conformance $(PARTS)

engine-lowest: .venv/.test
	$(PYTHON) -m venv .venv-lowest
	.venv-lowest/bin/python -m pip install --quiet --disable-pip-version-check --constraint tests/engine/lowest.txt --editable '.[test]'
	.venv-lowest/bin/python -m pytest tests/engine

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; set PYTHON=/path/to/python3"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.report: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

.venv/.test: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@ .venv/.report .venv/.lab

.venv/.docs: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[docs]'
	@touch $@ .venv/.report

.venv/.lab: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[lab]'
	@touch $@ .venv/.report

clean:
	rm -rf output/20* output/index.html output/manifest.json output/.made data/processed/*.parquet data/processed/intake.json data/processed/quarantine.csv data/processed/register-notes.csv
