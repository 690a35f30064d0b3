# The two commands of the README. Both first see that the system has what the build needs.

# Where cargo puts the binary, so that the scripts in samples/ find `mnc`.
BIN := $(or $(CARGO_TARGET_DIR),$(CURDIR)/target)/debug

.PHONY: help demo test setup fuzz ci

help:
	@echo "make demo    build mnc and play the whole life of a record, from issue to revocation"
	@echo "make test    build everything and run every test"
	@echo "make fuzz    run each fuzz target for a minute"
	@echo "make ci      everything that a change must pass"

# Installs what the system lacks; says so when it does.
setup:
	@tools/setup

demo: setup
	cargo build --locked
	PATH="$(BIN):$$PATH" samples/lifecycle.sh

test:
	@tools/setup test
	@tools/test

fuzz:
	@tools/fuzz 60

ci:
	@.ci/run
