#!/usr/bin/env bash
# Makes the pictures of the documentation with the programs in build/release/bin. Takes about a minute.
set -euo pipefail

project_dir="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
deblend="$project_dir/build/release/bin/deblend"
studio="$project_dir/build/release/bin/deblend-studio"
pictures="$project_dir/docs/pictures"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

export QT_QPA_PLATFORM="${QT_QPA_PLATFORM:-offscreen}"
project="$work/rings-to-moons"

"$deblend" new "$project" --source example:rings --target example:moons --model mlp
"$deblend" train "$project" --seed 1
"$deblend" export "$project" --output "$pictures/rings-to-moons.gif" --width 400 --height 400 --frames 65 --count 2048
"$deblend" export "$project" --output "$pictures/rings-to-moons-paths.png" --kind paths --width 800 --height 800 --count 400
"$deblend" export "$project" --output "$pictures/rings-to-moons-loss.png" --kind loss --width 900 --height 500 --log
"$studio" --screenshot "$pictures/window.png" "$project"
"$studio" --screenshot "$pictures/window-dark.png" "$project" --theme dark

parrot="$work/parrot"
"$deblend" new "$parrot" --target picture:parrot --model evolution --set steps=150 --set checkpoint_interval=10
"$deblend" train "$parrot" --seed 1
"$studio" --screenshot "$pictures/window-views.png" "$parrot" --theme dark

shapes="$work/triangle-to-square"
"$deblend" new "$shapes" --source shape:triangle --target shape:square --model mlp
"$deblend" exact "$shapes" field --output "$pictures/exact-field.png"
"$deblend" exact "$shapes" paths --chain 16 --count 60 --output "$pictures/exact-paths-16.png"
"$deblend" exact "$shapes" paths --chain 10000 --count 60 --output "$pictures/exact-paths-10000.png"
