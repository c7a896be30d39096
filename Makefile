# bookplate: `make run` builds and serves the sample site, `make test` runs every test.
# On Debian 12 with Swift 6.3 each installs what it needs (as root or through sudo).

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

BUILD_PACKAGES := pkg-config libcmark-dev libyaml-dev libsodium-dev libsqlite3-dev tzdata \
    libturbojpeg0-dev libpng-dev libharfbuzz-dev libmimalloc-dev fonts-inter fonts-noto-core
TEST_PACKAGES := strace systemd chromium default-jre-headless fonts-noto-cjk python3-venv \
    zbar-tools libical3
BENCH_PACKAGES := python3-venv gcc libc6-dev wrk librsvg2-bin pngquant optipng
BENCH ?= ../shared/bench

# Without a dynamic standard library the program starts in a few milliseconds.
RELEASE := -c release --static-swift-stdlib

.PHONY: run build test bench format clean
.DEFAULT_GOAL := build

# $(call install,PACKAGES): installs those that are missing.
define install
	@missing=$$(for package in $(1); do \
	    dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q '^install ok installed' \
	        || echo $$package; done); \
	if [ -n "$$missing" ]; then \
	    if [ "$$(id -u)" = 0 ]; then as=; else as=sudo; fi; \
	    echo "Installing" $$missing; \
	    $$as apt-get -qq -o DPkg::Lock::Timeout=300 update; \
	    DEBIAN_FRONTEND=noninteractive $$as apt-get -qq -o DPkg::Lock::Timeout=300 \
	        install -y --no-install-recommends $$missing > /dev/null; \
	fi
endef

build:
	$(call install,$(BUILD_PACKAGES))
	swift build $(RELEASE) --product bookplate
	swift build $(RELEASE) --product bookplate-all

run: build
	.build/release/bookplate serve --build

test:
	$(call install,$(BUILD_PACKAGES) $(TEST_PACKAGES))
	swift build --build-tests
	swift test --skip-build --parallel
	swift format lint --strict --recursive Sources Tests Package.swift
	Tests/EndToEndTests/run

bench: build
	$(call install,$(BENCH_PACKAGES))
	swift build $(RELEASE) --product hello
	Tests/Benchmark/run "$(BENCH)"

format:
	swift format --in-place --recursive Sources Tests Package.swift

clean:
	rm -rf .build var output/site output/studio output/.bookplate
