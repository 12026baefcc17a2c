# Run a co-creation session, test the software, change it. `make` alone lists the targets.
HOST ?= 127.0.0.1
PORT ?= 8000
export HOST PORT

.DEFAULT_GOAL := help
.PHONY: help run test test-all setup lint audit messages vendor lock bench screenshots

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## install what is missing and serve the demo session (HOST=127.0.0.1 PORT=8000)
	@scripts/run

test: ## install what is missing, then run every check and the tests, real browsers included (under 12 minutes)
	@scripts/test

test-all: ## the same, and what takes longer: Firefox, WebKit, servers killed, hosting as described (under 45 minutes)
	@scripts/test all

setup: ## install what running and testing need
	@scripts/setup test

lint: ## style, hints, templates and import contracts only
	@scripts/lint

audit: ## run what can be run of the papers in docs/trust: settings, licences, parts, known holes, attacks
	@scripts/audit

messages: ## gather the texts to translate into locale/ and compile them
	@.venv/bin/python manage.py makemessages -l en --no-obsolete --no-location -i .venv -i tests && .venv/bin/python manage.py compilemessages -l en -i .venv

vendor: ## fetch the pinned front-end files anew into static/vendor/ (needs npm)
	@python3 scripts/vendor.py

lock: ## write the hashed requirements files anew from pyproject.toml (needs uv)
	@scripts/lock

bench: ## measure against references and write bench/RESULTS.md (an hour)
	@scripts/setup test && .venv/bin/python -m bench

screenshots: ## make the pictures of the README anew in docs/screenshots/
	@.venv/bin/python scripts/screenshots.py
