#!/bin/sh
# Checks that the tools for `make run`, `make release` or `make test` are here. Root: installs what is
# missing from Debian's packages. Anyone else: prints one line that says what to install, and fails.
#   scripts/need.sh run | release | test
set -eu
purpose=${1:?run, release or test}

has() { command -v "$1" >/dev/null 2>&1; }
fail() { echo "tnld: $*" >&2; exit 1; }

packages=""
want() { packages="$packages $*"; }

has cc || want gcc libc6-dev
{ has node && has npm; } || want nodejs npm
# PostgreSQL over TLS is built against the headers of OpenSSL; `make run` does without.
if [ "$purpose" != run ]; then
  echo '#include <openssl/ssl.h>' | cc -E - >/dev/null 2>&1 || want libssl-dev
  has pkg-config || want pkg-config
fi
if [ "$purpose" = test ]; then
  ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || has initdb || want postgresql
  has chromium || has google-chrome || want chromium
  has chromedriver || want chromium-driver
  has openssl || want openssl
  # Reads every DOCX back; `soffice` comes with the writer alone, without a desktop.
  has soffice || has libreoffice || want libreoffice-writer-nogui
  python3 -c 'import ensurepip, venv' >/dev/null 2>&1 || want python3-venv
fi

if [ -n "$packages" ]; then
  if [ "$(id -u)" = 0 ] && has apt-get; then
    echo "installing:$packages"
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086 # one word per package is meant
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends $packages; } >/dev/null \
      || fail "apt-get could not install:$packages"
  else
    fail "please install first: sudo apt-get install -y$packages"
  fi
fi

# Rust comes from rustup: Debian's own is too old.
has cargo || fail "please install Rust 1.95 or newer first (rustup, https://rustup.rs)"
rust=$(rustc --version | cut -d' ' -f2)
[ "$(printf '%s\n' 1.95 "$rust" | sort -V | head -n1)" = 1.95 ] \
  || fail "Rust 1.95 or newer is needed, this is $rust: rustup update stable"
node=$(node -p 'process.versions.node.split(".")[0]')
[ "$node" -ge 18 ] || fail "Node 18 or newer is needed, this is $(node --version)"
