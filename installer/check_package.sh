#!/usr/bin/env bash
# Tries the packages that cpack made, each in an empty folder and with a clean environment: the command line makes,
# trains and exports the bundled example, the window starts, and no library comes from the folders of the build.
#
#   installer/check_package.sh [FOLDER]    FOLDER holds the .tar.gz and the .deb (build/release)
set -euo pipefail
export LC_ALL=C

project_dir="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
package_dir="${1:-$project_dir/build/release}"
work_dir="$(mktemp -d)"
trap 'rm -rf "$work_dir"' EXIT

fail() {
  echo "check_package: $*" >&2
  exit 1
}

only_file() { # PATTERN: the one file in the package folder that it matches
  local files=()
  mapfile -t files < <(find "$package_dir" -maxdepth 1 -type f -name "$1")
  [ "${#files[@]}" -eq 1 ] ||
    fail "Looked for one package $1 in '$package_dir' and found ${#files[@]}; run cpack there in an otherwise clean folder."
  echo "${files[0]}"
}

run_clean() {
  env -i HOME="$work_dir/home" PATH=/usr/bin:/bin LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen "$@"
}

list_programs_and_libraries() { # ROOT
  find "$1" -type f \( -name '*.so' -o -name '*.so.*' -o -path '*/bin/*' \)
}

check_libraries() { # ROOT
  local file line path
  while read -r file; do
    while read -r line; do
      case "$line" in
        *libcuda.so.1*) ;; # the graphics driver's; there on machines that have one
        *"not found"*) fail "'${file#"$1"/}' does not find a library: $line" ;;
        *"=> /"*)
          path="${line#*=> }"
          case "$(readlink -f "${path%% (*}")" in
            "$project_dir"/*) fail "'${file#"$1"/}' takes a library from the build: $line" ;;
          esac
          ;;
      esac
    done < <(run_clean ldd "$file")
  done < <(list_programs_and_libraries "$1")
}

check_signature() { # FILE BYTES
  [ "$(head -c "${#2}" "$1")" = "$2" ] || fail "'$(basename "$1")' does not begin as its format asks."
}

run_example() { # ROOT FOLDER
  local deblend="$1/bin/deblend" project="$2/rings-to-moons"
  run_clean "$deblend" new "$project" --source example:rings --target example:moons --model mlp
  run_clean "$deblend" train "$project" --steps 200
  run_clean "$deblend" export "$project" --output "$2/animation.gif"
  run_clean "$deblend" export "$project" --kind loss --output "$2/loss.png"
  check_signature "$2/animation.gif" GIF89a
  check_signature "$2/loss.png" $'\x89PNG'
}

check_root() { # NAME ROOT
  local output_dir="$work_dir/output-$1"
  mkdir -p "$output_dir" "$work_dir/home"
  echo "$1: libraries"
  check_libraries "$2"
  echo "$1: example"
  run_example "$2" "$output_dir"
  echo "$1: window"
  run_clean "$2/bin/deblend-studio" --measure-startup
}

check_tar() {
  local archive
  archive="$(only_file '*.tar.gz')"
  mkdir "$work_dir/tar"
  tar -xzf "$archive" -C "$work_dir/tar" --strip-components=1
  check_root tar.gz "$work_dir/tar"
}

check_deb() {
  local archive
  archive="$(only_file '*.deb')"
  mkdir "$work_dir/deb"
  dpkg-deb -x "$archive" "$work_dir/deb"
  check_root deb "$work_dir/deb/usr"
}

check_tar
check_deb
echo "Both packages work from an empty folder."
