# Two commands for a newcomer: `make run` and `make test`. Each does all of its own set-up.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python -P -m
export PYTHONPATH := $(CURDIR)
STAMP := $(VENV)/.installed

.PHONY: fuzz-patterns run demo test check fast-test quality bench screenshots lock clean bench-match bench-febrl bench-index packages fuzz hostile bench-reading bench-scans bench-renditions model matters matters-encoder bench-detect held-out bench-drawing

run: $(STAMP) ## the demonstration: set up, serve, send the samples, keep serving
	$(RUN) gateway demo --serve

demo: $(STAMP) ## send the samples to a running demonstration and check where they end
	$(RUN) gateway demo

test: $(STAMP) packages check fast-test ## everything, with the repository alone

check: $(STAMP)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	@if command -v hadolint >/dev/null 2>&1; then hadolint Dockerfile; else echo "hadolint is not installed: the Dockerfile is not linted"; fi

fast-test: $(STAMP) ## the end-to-end tests, which mostly wait for servers, beside all others on two workers; their output comes last
	@log=$$(mktemp); $(VENV)/bin/python -m pytest tests/e2e >$$log 2>&1 & beside=$$!; \
	$(VENV)/bin/python -m pytest -n 2 --dist loadfile --ignore tests/e2e; others=$$?; \
	wait $$beside; ends=$$?; echo "end to end:"; cat $$log; rm -f $$log; [ $$others -eq 0 ] && [ $$ends -eq 0 ]

packages: ## real servers for the tests; without the rights it says what stays out
	sh tests/install_servers.sh

bench-match: $(STAMP) ## the matcher on invented families of several seeds and on DATA, by name group and borough; then naive, Splink and ours on DATA, and one mention's time
	$(VENV)/bin/python -m tests.bench.matching --data $(or $(DATA),../shared/data/matching/child20k)
	$(RUN) tests.bench.beside_splink --data $(or $(DATA),../shared/data/matching/child20k) $(if $(SIZE),--size $(SIZE)) $(if $(KEEP),--keep $(KEEP))

bench-febrl: $(STAMP) ## Febrl's sets without their identifier, Splink beside ours: FILES="one.csv.gz" or FILES="a.csv b.csv"
	$(RUN) tests.bench.febrl $(FILES)

bench-index: $(STAMP) ## a child index of 100,000 and of 1,000,000 in SQLite, built and asked; KEEP=folder keeps them for the next time
	$(RUN) tests.bench.indexing $(if $(KEEP),--keep $(KEEP))

matters: $(STAMP) ## learn anew what a sentence is about, from training/matters/items; rewrites docs/matter-card.md
	nice -n 10 $(RUN) training.matters

matters-encoder: $(STAMP) ## teach the encoder of matters anew from the published weights in BASE; a quarter of an hour; then make matters
	$(VENV)/bin/python -m pip install -q --disable-pip-version-check -r training/matters/requirements.txt
	$(RUN) training.matters.encoding --base $(BASE)
	nice -n 10 $(RUN) training.matters

bench-detect: $(STAMP) ## Presidio and ours side by side on DATA (default: the development data); rewrites docs/detection.md
	$(RUN) tests.bench.detection $(if $(DATA),--data $(DATA))

model: $(STAMP) ## train the named-entity component anew from ../shared/data/pii and written notes; rewrites docs/model-card.md
	OPENBLAS_NUM_THREADS=1 nice -n 10 $(RUN) training --data ../shared/data/pii

quality: $(STAMP) ## score on the development data beside the checkout; rewrites docs/quality.md
	$(RUN) gateway evaluate all --data ../shared/data --bench ../shared/bench --report docs/quality.md

held-out: $(STAMP) ## score forms, minutes, items, replies and notes of authors who had not seen the reader
	@for folder in tests/held_out/*/forms tests/held_out/*/minutes; do kind=$$(basename $$folder); echo "== $$folder"; \
	  $(RUN) gateway evaluate $$kind $$folder --out var/$${folder#tests/} >/dev/null && \
	  $(PYTHON) ../shared/bench/$${kind}_eval.py var/$${folder#tests/} --gold $$folder; done
	@for folder in tests/held_out/scenarios/*; do echo "== $$folder"; \
	  $(RUN) gateway evaluate scenarios $$folder --out var/$${folder#tests/} >/dev/null && \
	  $(PYTHON) ../shared/bench/scenario_score.py $$folder var/$${folder#tests/}; done
	@for set in first third; do \
	  $(VENV)/bin/python -P ../shared/bench/email_eval.py reply --impl gateway.evaluation:split_reply --corpus tests/held_out/$$set; done
	@$(VENV)/bin/python -P ../shared/bench/pii_eval.py tests/held_out/seventh/notes/notes.jsonl gateway.evaluation:detect --map ../shared/bench/pii_map_uk.json

$(STAMP): requirements.lock
	@if command -v uv >/dev/null 2>&1; then \
	  test -x $(VENV)/bin/python || uv venv -q --python $(PYTHON) $(VENV); \
	  uv pip sync -q --python $(VENV)/bin/python --require-hashes requirements.lock; \
	else \
	  test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV); \
	  $(VENV)/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock; \
	fi
	@touch $(STAMP)

SECONDS := 60
ENGINE := changes
GUIDED := var/atheris
fuzz: $(STAMP) $(if $(filter atheris,$(ENGINE)),$(GUIDED)) ## fuzz every parser, SECONDS in all, by ENGINE (changes, atheris); found inputs go to tests/unit/parsers/regressions
	PYTHONPATH=$(CURDIR):$(CURDIR)/$(GUIDED) nice -n 10 $(RUN) tests.fuzz --seconds $(SECONDS) --engine $(ENGINE)

fuzz-patterns: $(STAMP) ## regular expressions on strings made of their own parts: those that grow faster than their text; ONLY=word
	nice -n 10 $(RUN) tests.fuzz.patterns $(if $(ONLY),--only $(ONLY))

$(GUIDED): tests/fuzz/requirements.lock
	@mkdir -p $(GUIDED)
	@if command -v uv >/dev/null 2>&1; then uv pip install -q --python $(VENV)/bin/python --target $(GUIDED) --require-hashes -r $<; \
	else $(VENV)/bin/python -m pip install -q --disable-pip-version-check --target $(GUIDED) --upgrade --require-hashes -r $<; fi
	@touch $(GUIDED)

hostile: $(STAMP) ## files made to break readers, each through the sandbox; EXPORT=FOLDER writes them for the document scorer instead
	$(RUN) tests.bench.hostile $(if $(EXPORT),--export $(EXPORT))

bench: $(STAMP) ## measure this machine; rewrites docs/benchmarks.md
	$(RUN) tests.bench --out docs/benchmarks.md

bench-reading: $(STAMP) ## the sandbox against the bare parser on ordinary documents; DIR=folder reads its files as well
	$(RUN) tests.bench.reading $(if $(DIR),--dir $(DIR))

bench-scans: $(STAMP) ## pages that come as pictures, made from known words: how many of the words are read
	$(RUN) tests.bench.scans

bench-drawing: $(STAMP) ## what drawing documents anew costs an item: with it and without, in turn
	$(RUN) tests.bench.drawing

bench-renditions: $(STAMP) ## ten random phrases hidden in every PDF of DIR: leaks by four engines, words kept, time a page, size
	$(RUN) tests.bench.renditions $(if $(DIR),--dir $(DIR)) $(if $(SEED),--seed $(SEED))

screenshots: $(STAMP) packages ## pictures of a fresh demonstration, for the README
	$(RUN) tests.screenshots docs/screenshots

lock: ## make the lock file anew (needs uv); no registry host gets into it
	uv pip compile pyproject.toml --universal --group dev --generate-hashes --no-strip-extras --no-emit-index-url --no-header --no-annotate -q -o requirements.lock
	uv pip compile pyproject.toml --universal --generate-hashes --no-strip-extras --no-emit-index-url --no-header --no-annotate -q -c requirements.lock -o requirements-run.lock

clean:
	rm -rf $(VENV) var
