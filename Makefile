.DEFAULT_GOAL := help
.PHONY: help install run test mutants bench check clean
PORT ?= 8000
PY := .venv/bin/python
export PORT PYTHON

help: ## deze lijst
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-9s %s\n", $$1, $$2}'

install: ## omgeving in .venv met vastgelegde pakketten, en de opmaak
	@sh bin/install

run: install ## alles: database, voorbeeldregio (of leeg: DEMO=0), achtergrondwerk en server op 127.0.0.1:8000 (anders: PORT=8001)
	@$(PY) bin/run

test: install ## alle tests, op SQLite, Elasticsearch en PostgreSQL, met een echte browser
	@$(PY) bin/test

mutants: install ## merken de tests een fout in de regels op? een deel: OF='signatures.standing.*'
	@.venv/bin/mutmut run $(if $(OF),'$(OF)')

bench: install ## snelheid, als verhouding tot een bekende maat in dezelfde meting
	@$(PY) -m pytest tests/benchmarks -m benchmark -q -s -p no:cacheprovider

check: install ## stijl, typen, richting van imports, migraties
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m djlint --check documents signatures search site/portal
	@$(PY) -m djlint --lint documents signatures search site/portal
	@$(PY) -m mypy documents signatures search site/portal
	@PYTHONPATH=site:. .venv/bin/lint-imports
	@$(PY) manage.py check
	@$(PY) manage.py makemigrations --check --dry-run

clean: ## omgeving, opmaak en plaatselijke gegevens weggooien
	rm -rf .venv node_modules var mutants
