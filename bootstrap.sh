#!/usr/bin/env bash
# Takes Deblend Studio from a fresh machine to a running program. See usage() below.
set -euo pipefail

project_dir="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
cd "$project_dir"

packages=(
  g++ cmake ninja-build ccache pkg-config file dpkg-dev
  qt6-base-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-translations-l10n libgl1-mesa-dev libqcustomplot-dev
  libopencv-dev libavcodec-dev libavformat-dev libavfilter-dev libswscale-dev libavutil-dev
  libcairo2-dev libpng-dev fonts-dejavu-core
  nlohmann-json3-dev libcli11-dev libfmt-dev libxxhash-dev zlib1g-dev libarchive-dev libhwy-dev
  ffmpeg
)
torch_requirement="torch==2.13.0"
test_requirements=(numpy safetensors)

venv=".venv"
venv_python="$venv/bin/python"
venv_stamp="$venv/deblend-requirements"

program_dir="build/release/bin"
output_dir="examples-output"
example_project="$output_dir/rings-to-moons"
example_animation="$output_dir/rings-to-moons.gif"
example_chart="$output_dir/rings-to-moons-loss.png"

usage() {
  cat <<'END'
Usage: ./bootstrap.sh [COMMAND]

  (none)   install what is missing, build, train the bundled 2D example, write its animation
           and loss chart to examples-output, and open it in the window if there is a display
  build    install what is missing and build; the programs are in build/release/bin
  test     the same, then run all tests
  --help   this text

Installed are packages of Debian or Ubuntu, as root or through sudo, and LibTorch from the
Python package torch, in the folder .venv. Everything else is written in this folder too.

DEBLEND_LIBTORCH  names an unpacked LibTorch 2.11 or newer to take instead
CCACHE_DIR        where compiled objects are kept (build/ccache)
END
}

say() {
  printf '\n== %s\n' "$*"
}

die() {
  printf 'bootstrap.sh: %s\n' "$*" >&2
  exit 1
}

has_command() {
  command -v "$1" >/dev/null 2>&1
}

# Packages of the system

python_can_make_venvs() {
  python3 -c 'import ensurepip, venv' >/dev/null 2>&1
}

wanted_packages() {
  printf '%s\n' "${packages[@]}"
  venv_is_ready || python_can_make_venvs || printf '%s\n' python3 python3-venv
}

installed_packages() { # also the names that other packages provide
  dpkg-query -W -f='${db:Status-Status} ${Package}, ${Provides}\n' |
    sed -n 's/^installed //p' | tr ',' '\n' | sed 's/^ *//; s/ (.*//'
}

missing_packages() {
  comm -23 <(wanted_packages | sort -u) <(installed_packages | sort -u)
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

install_packages() {
  if ! has_command apt-get || ! has_command dpkg-query; then
    check_tools_without_apt
    return
  fi
  local missing=()
  mapfile -t missing < <(missing_packages)
  if [ "${#missing[@]}" -eq 0 ]; then
    return
  fi
  say "Installing packages: ${missing[*]}"
  if [ "$(id -u)" -ne 0 ] && ! has_command sudo; then
    die "Installing packages needs root, and there is no sudo. Run as root: apt-get install ${missing[*]}"
  fi
  as_root apt-get update || echo "The lists of packages could not all be updated; going on with those that are there." >&2
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" ||
    die "Installing packages failed; apt-get says why above. Needed are: ${missing[*]}"
}

check_tools_without_apt() {
  local tool
  say "There is no apt-get here. Needed is what these packages of Debian hold: ${packages[*]} python3-venv"
  for tool in g++ cmake ninja pkg-config python3; do
    has_command "$tool" || die "The program '$tool' was not found; install it and run this again."
  done
}

# LibTorch, and the Python packages that judge what the tests write

requirements() {
  if [ -z "${DEBLEND_LIBTORCH:-}" ]; then
    echo "$torch_requirement"
  fi
  printf '%s\n' "${test_requirements[@]}"
}

modules_are_found() { # quick: looks for the files and imports nothing
  "$venv_python" - "$@" 2>/dev/null <<'END'
import importlib.util
import sys
sys.exit(any(importlib.util.find_spec(name) is None for name in sys.argv[1:]))
END
}

modules_work() {
  "$venv_python" -c 'import importlib, sys; [importlib.import_module(name) for name in sys.argv[1:]]' "$@"
}

module_names() {
  requirements | sed 's/==.*//'
}

venv_is_ready() {
  local modules=()
  mapfile -t modules < <(module_names)
  [ -f "$venv_stamp" ] && [ "$(<"$venv_stamp")" = "$(requirements)" ] && modules_are_found "${modules[@]}"
}

make_venv() {
  say "Making a Python environment in $venv"
  python3 -m venv --clear "$venv" || die "Making a Python environment in '$venv' with $(python3 --version) failed."
}

install_requirements() {
  local wanted=() modules=()
  mapfile -t wanted < <(requirements)
  mapfile -t modules < <(module_names)
  "$venv_python" -m pip install --disable-pip-version-check --no-cache-dir "${wanted[@]}" && modules_work "${modules[@]}"
}

install_python_packages() {
  if venv_is_ready; then
    return
  fi
  say "Installing in $venv: $(requirements | tr '\n' ' ')"
  if [ -z "${DEBLEND_LIBTORCH:-}" ]; then
    echo "torch brings LibTorch: 0.2 GB to download for a CPU build, up to 3 GB for a CUDA build."
  fi
  "$venv_python" -m pip --version >/dev/null 2>&1 || make_venv
  if ! install_requirements; then
    echo "The Python environment in $venv is not usable; starting it again from nothing."
    make_venv
    install_requirements ||
      die "Installing $(requirements | tr '\n' ' ')in '$venv' failed." \
        "Check the network, or set DEBLEND_LIBTORCH to an unpacked LibTorch."
  fi
  requirements >"$venv_stamp"
}

check_given_libtorch() {
  if [ -n "${DEBLEND_LIBTORCH:-}" ] && [ ! -e "$DEBLEND_LIBTORCH/lib/libtorch_cpu.so" ]; then
    die "DEBLEND_LIBTORCH is '$DEBLEND_LIBTORCH', where there is no lib/libtorch_cpu.so." \
      "It must name an unpacked LibTorch, or be unset."
  fi
}

libtorch_dir() {
  if [ -n "${DEBLEND_LIBTORCH:-}" ]; then
    realpath "$DEBLEND_LIBTORCH"
  else
    "$venv_python" -c 'import importlib.util as u; print(u.find_spec("torch").submodule_search_locations[0])'
  fi
}

# Build and tests

build_jobs() { # one a core, but no more than fit in memory at 1.5 GB each
  local available_kb jobs
  available_kb="$(sed -n 's/^MemAvailable: *\([0-9]*\) kB$/\1/p' /proc/meminfo)"
  jobs=$((available_kb / 1500000))
  if [ "$jobs" -gt "$(nproc)" ]; then
    jobs="$(nproc)"
  fi
  echo "$((jobs > 0 ? jobs : 1))"
}

build() {
  check_given_libtorch
  install_packages
  install_python_packages
  say "Building"
  export CCACHE_DIR="${CCACHE_DIR:-$project_dir/build/ccache}"
  local libtorch
  libtorch="$(libtorch_dir)"
  cmake --preset release --log-level=WARNING -DDEBLEND_LIBTORCH="$libtorch"
  cmake --build --preset release --parallel "$(build_jobs)"
}

run_tests() {
  build
  say "Testing"
  QT_QPA_PLATFORM=offscreen ctest --preset release
}

# The bundled example

example_is_finished() {
  [ -f "$example_project/project.deblend" ] && [ -f "$example_animation" ] && [ -f "$example_chart" ]
}

example_has_checkpoint() {
  compgen -G "$example_project/runs/*/checkpoints/step-*/manifest.json" >/dev/null
}

train_example() {
  if [ ! -f "$example_project/project.deblend" ]; then
    mkdir -p "$output_dir"
    "$program_dir/deblend" new "$example_project" --source example:rings --target example:moons --model mlp
  fi
  if example_has_checkpoint; then
    say "Going on with the training of the example $example_project"
    "$program_dir/deblend" train "$example_project" --resume latest
  else
    say "Training the example $example_project"
    "$program_dir/deblend" train "$example_project"
  fi
}

export_example() {
  say "Writing $example_chart and $example_animation"
  "$program_dir/deblend" export "$example_project" --kind loss --output "$example_chart"
  "$program_dir/deblend" export "$example_project" --output "$example_animation"
}

show_example() {
  if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    say "Opening $example_project"
    exec "$program_dir/deblend-studio" "$example_project"
  fi
  say "There is no display to open the window on. With one: $program_dir/deblend-studio $example_project"
}

run_example() {
  build
  if example_is_finished; then
    say "The example is trained: $example_animation, $example_chart. Remove the folder $output_dir to train it anew."
  else
    train_example
    export_example
  fi
  show_example
}

main() {
  if [ "$#" -gt 1 ]; then
    usage >&2
    exit 2
  fi
  case "${1-}" in
    "") run_example ;;
    build) build ;;
    test) run_tests ;;
    -h | --help) usage ;;
    *)
      printf "bootstrap.sh: there is no command '%s'.\n\n" "$1" >&2
      usage >&2
      exit 2
      ;;
  esac
}

main "$@"
