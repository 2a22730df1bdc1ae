"""Makes the modules of benchmarks/ and resources/ importable, and names the project's folder."""

import pathlib
import sys

PROJECT_DIR = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PROJECT_DIR / "benchmarks"), str(PROJECT_DIR / "resources/densities"),
                str(PROJECT_DIR / "resources/pictures")]
