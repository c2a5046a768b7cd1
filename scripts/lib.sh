# shellcheck shell=bash
# What the other scripts share: where things are, how they speak, how they install. Source it.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# Outside the clone: Trunk takes minutes to compile and every clone can use the same one.
TOOLS=${CHU_GIAI_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/chu-giai/tools}

# shellcheck source=../toolchain.env
. "$ROOT/toolchain.env"

# The command line must be of exactly the version that the crate is linked with.
# shellcheck disable=SC2034 # for the scripts that source this
WASM_BINDGEN_VERSION=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' "$ROOT/Cargo.lock")

# shellcheck disable=SC2034
WASM_TARGET=wasm32-unknown-unknown

say()  { printf '%s\n' "==> $*"; }
ok()   { printf '%s\n' "    ok: $*"; }
warn() { printf '%s\n' "    note: $*" >&2; }

# die WHAT_HAPPENED WHAT_TO_DO_NEXT
die() {
  printf '\n%s\n' "error: $1" >&2
  [ $# -lt 2 ] || printf '%s\n' "next:  $2" >&2
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# at_least HAVE WANTED: dotted versions.
at_least() { [ "$(printf '%s\n' "$2" "$1" | sort -V | head -n1)" = "$2" ]; }

# The ordinary way needs hosts beyond the package registries. CHU_GIAI_REGISTRIES_ONLY=1 skips it:
# CI does, so that the way that works on every machine is the one that is tested.
open_internet_allowed() { [ "${CHU_GIAI_REGISTRIES_ONLY:-0}" != 1 ]; }

# limited SECONDS COMMAND...: a closed network often hangs instead of refusing. macOS has no `timeout`.
limited() {
  if have timeout; then timeout "$@"; else shift; "$@"; fi
}

# as_root COMMAND...: fails (status 1, no exit) where there is no way to be root.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif have sudo; then sudo "$@"
  else return 1; fi
}

# apt_install PACKAGE...: fails (status 1, no exit) where apt or the rights to use it are missing.
apt_install() {
  have apt-get || return 1
  if [ "$(id -u)" != 0 ] && ! have sudo; then
    warn "apt needs root or sudo; as root: apt-get install --no-install-recommends $*"
    return 1
  fi
  say "apt: installing $*"
  mkdir -p "$TOOLS"
  (
    # One at a time: pieces of set-up run side by side, and apt's own lock covers only a part.
    ! have flock || { exec 9>"$TOOLS/.apt.lock"; flock 9; }
    update() { as_root apt-get update -q && touch "$TOOLS/.apt-updated"; }
    install() {
      as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q -y --no-install-recommends -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 "$@"
    }
    if [ -z "$(find "$TOOLS/.apt-updated" -mmin -60 2>/dev/null)" ]; then
      update || exit 1
      install "$@"
    else
      # The lists are an hour old at most, but may be of other sources than now.
      install "$@" || { update && install "$@"; }
    fi
  )
}

# Python environments of programs that read our exports, one for each list tests/peers/NAME.txt.
peer_home() { printf '%s\n' "$TOOLS/peers-$1"; }
# The Python that made one may be gone.
peer_is_installed() {
  [ -x "$(peer_home "$1")/bin/python" ] && cmp -s "$ROOT/tests/peers/$1.txt" "$(peer_home "$1")/.installed.txt"
}

# use_command_line: CHU_GIAI names the command line as the native tests have compiled it. Who asks here what it
# says, and not how fast, need not wait until another profile has compiled the whole crate again.
use_command_line() {
  # Cargo makes a crate's programs for whichever of its integration tests is made.
  # shellcheck disable=SC2086 # LOCKED is a flag or nothing
  cargo test ${LOCKED:-} --quiet --features html --test architecture --no-run ||
    die "the command line could not be compiled" "see the compiler's message above"
  export CHU_GIAI=${CARGO_TARGET_DIR:-$ROOT/target}/debug/chu-giai
}

# npm_install FOLDER [OPTION...]: what its lock file says. No install scripts: none of the packages needs one, and
# browsers come from elsewhere.
npm_install() {
  local installed=$1/node_modules/.installed-lock.json
  cmp -s "$1/package-lock.json" "$installed" && return
  say "npm: installing $1/package-lock.json"
  (cd "$1" && npm ci --ignore-scripts --no-audit --no-fund "${@:2}") ||
    die "npm ci failed" "see npm's message above; with a changed package.json run: npm install"
  cp "$1/package-lock.json" "$installed"
}

# cargo_install DIRECTORY NAME VERSION: their release profiles are for shipping (Trunk's has fat LTO);
# unoptimised they compile in a fraction of the time and cost a build a second or two.
# No default features: all they add is TLS, for downloads of tools that set-up already provides.
cargo_install() {
  say "compiling $2 $3 from crates.io (minutes, once; kept in $1)"
  export CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_DEBUG=0
  export CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16
  export CARGO_TARGET_DIR="$TOOLS/.build/$2"
  local -a install=(cargo install --no-default-features --root "$1" "$2" --version "$3")
  if ! "${install[@]}" --locked; then
    # A registry mirror may not have the youngest of the locked dependencies yet.
    warn "$2 $3 does not install with its own lock file; trying with the dependencies there are"
    "${install[@]}" || return 1
  fi
  rm -rf "$CARGO_TARGET_DIR"
}
