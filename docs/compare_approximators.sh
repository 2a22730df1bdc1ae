#!/usr/bin/env bash
# Lets differentiable shapes and evolution approximate the three bundled pictures with as many shapes, one after the
# other, and writes to docs/pictures/compared-* charts of both over time and over the number of shapes, and their films
# in step; a table goes to standard output. Takes about twenty minutes on two cores.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

deblend="$PWD/build/release/bin/deblend"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
out="docs/pictures"
shapes=300

for name in dusk parrot city; do
  project="$work/$name"
  "$deblend" new "$project" --target "picture:$name" --model shape_approximator --name "$name" --set shapes="$shapes"
  "$deblend" add "$project" --target "picture:$name" --model evolution --name evolution --set shapes="$shapes"
  "$deblend" train "$project" --seed 1
  "$deblend" train "$project" --seed 1 --experiment evolution
  for axis in time shapes; do
    "$deblend" export "$project" --kind loss --quantity psnr --run 1 --beside 2 --by "$axis" \
      --width 720 --height 420 --output "$out/compared-$name-$axis.png"
  done
  "$deblend" export "$project" --kind film --run 1 --beside 2 --by time --frames 60 --fps 10 --width 256 \
    --output "$out/compared-$name.gif"
done
.venv/bin/python docs/compared_table.py "$work"/*/
