# Two commands on a fresh Debian 12+ or Ubuntu 24.04+:  make extract && make test
#
#   make extract                        the samples into out/
#   make extract IN=folder OUT=folder   anybody's folder
#
# A second run does nothing; a changed file alone is done again; a touched one is only hashed.
#
#   make test        all tests                      make site        the documentation, build/site
#   make check       style, types, imports, tests   make reference   pages made of the program
#   make bench       how much is right, how much    make schemas     JSON Schemas of the models
#                    of what is wrong is flagged    make samples     the samples, by their generator
#   make torture     killed and damaged (long)      make pictures    pictures of the documentation
#   make audit       known holes in libraries       make locks       pinned requirements, anew
#   make clean       what was built                 make distclean   the environment, too

IN ?= samples
OUT ?= out
CORRECTIONS ?= $(dir $(abspath $(OUT)))corrections
VENV ?= .venv
JOBS ?= 0
PYTEST_JOBS ?= 2
DOCS ?= samples
MAX_LINES = 300

BIN = $(VENV)/bin
LOCK = $(BIN)/python -m piptools compile -q --generate-hashes --no-emit-index-url \
	--no-emit-trusted-host --no-emit-find-links --no-header --allow-unsafe --all-build-deps
CODE = $(shell find zi_extract -type f ! -name '*.pyc')

.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: extract test torture audit check lint lines samples bench fit peers locks schemas reference pictures site clean \
	distclean help FORCE

help:
	@sed -n 's/^# \{0,1\}//p' Makefile | head -14

# What the system and Python must bring. Done once, and again when a lock changes.
$(VENV)/.run-ready: requirements.lock pyproject.toml scripts/prepare-python scripts/prepare-system
	@scripts/prepare-python "$(VENV)" requirements.lock
	@touch $@

$(VENV)/.dev-ready: requirements-dev.lock $(VENV)/.run-ready
	@scripts/prepare-python "$(VENV)" requirements-dev.lock
	@touch $@

# The list of inputs with their times and sizes is a file that changes only when one of them does:
# so make itself sees added, changed, touched and removed files, with any characters in their names.
$(OUT)/.inputs: FORCE
	@test -e "$(IN)" || { echo "There is no folder $(IN). Next: make extract IN=folder" >&2; exit 2; }
	@mkdir -p "$(OUT)"
	@find "$(IN)" -path "$(OUT)" -prune -o \( -type f -o -type l \) \( -iname '*.pdf' -o -iname '*.tif' \
		-o -iname '*.tiff' -o -iname '*.png' -o -iname '*.jpg' -o -iname '*.jpeg' \) \
		-printf '%p\t%s\t%T@\n' | LC_ALL=C sort > "$@.new"
	@if cmp -s "$@.new" "$@"; then rm "$@.new"; else mv "$@.new" "$@"; fi

# Touched after a run that ended well and only then, so that make can trust it.
$(OUT)/.done: $(OUT)/.inputs $(VENV)/.run-ready $(CODE) $(wildcard $(CORRECTIONS)/*.jsonl)
	@"$(BIN)/zi-extract" extract "$(IN)" --out "$(OUT)" --jobs $(JOBS) --prune \
		--corrections "$(CORRECTIONS)"
	@touch "$@"

extract: $(OUT)/.done
	@echo "$(OUT) is up to date."

test: $(VENV)/.dev-ready
	@$(BIN)/python -m pytest -n $(PYTEST_JOBS) --dist loadgroup

# The full counts of tests/hostile: some ten minutes.
torture: $(VENV)/.dev-ready
	@TORTURE=full $(BIN)/python -m pytest -n $(PYTEST_JOBS) --timeout 1800 tests/hostile

check: lint test

# Known holes in what the locks name; says so and goes on where nobody can be asked.
audit:
	@scripts/audit "$(BIN)/python" requirements.lock requirements-dev.lock

lint: $(VENV)/.dev-ready lines
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Of the program; tests may hold long tables.
lines:
	@find zi_extract samples bench -name '*.py' -exec wc -l {} + | awk \
		'$$2 != "total" && $$1 > $(MAX_LINES) { print $$2 ": " $$1 " lines, more than $(MAX_LINES)"; bad = 1 } \
		END { exit bad }'

samples: $(VENV)/.dev-ready
	$(BIN)/python -m samples.generator

bench: $(VENV)/.dev-ready
	$(BIN)/python -m bench.run "$(DOCS)" $(if $(TRUTH),--truth "$(TRUTH)")

# Other tools on the same documents, scored in the same way: the predictions of each, then its figures.
peers: $(VENV)-peers/.ready $(VENV)/.dev-ready
	$(VENV)-peers/bin/python -m bench.peers "$(DOCS)" build/peers
	@for tool in build/peers/*/; do echo "$$tool"; \
		$(BIN)/python -m bench.score "$(or $(TRUTH),$(DOCS))" "$$tool" --short; done

$(VENV)-peers/.ready: bench/requirements.txt
	@python3 -m venv "$(VENV)-peers"
	@"$(VENV)-peers/bin/python" -m pip install --quiet --disable-pip-version-check -r bench/requirements.txt
	@touch $@

# Learns how sure values are, from sets that it makes (bench/sets.py) or from documents of one's own
# with truth: make fit FIT="build/set-7 build/set-8".
fit: $(VENV)/.dev-ready
	$(BIN)/python -m bench.fit $(FIT) --jobs $(or $(filter-out 0,$(JOBS)),2)

# Needs pip-tools in the environment; names no host and no path.
locks:
	$(LOCK) -o requirements.lock pyproject.toml
	$(LOCK) --extra dev --extra samples -c requirements.lock -o requirements-dev.lock pyproject.toml

schemas: $(VENV)/.run-ready
	@for name in decree evidence pages corrections; do \
		$(BIN)/zi-extract schema $$name > schemas/$$name.schema.json; done

# Pages that are made of the program.
reference: $(VENV)/.dev-ready
	$(BIN)/python -m scripts.reference

# Of a page of the samples: the scan and what came of it.
pictures: $(VENV)/.dev-ready
	$(BIN)/zi-extract extract samples --out build/pictures --overlay
	$(BIN)/python -m scripts.pictures build/pictures
	$(BIN)/python examples/months_chart.py build/pictures docs/images/months.png

# The documentation as a site in build/site; a broken link or a page without its place fails.
site: $(VENV)/.dev-ready
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet --site-dir build/site

docs/limits.md: zi_extract/limits.py $(VENV)/.run-ready
	$(BIN)/python -m zi_extract.cli.limits_page > $@.new && mv $@.new $@

clean:
	rm -rf out build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

distclean: clean
	rm -rf "$(VENV)" *.egg-info
