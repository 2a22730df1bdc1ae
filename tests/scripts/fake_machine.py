"""A folder that looks like a machine to bootstrap.sh: a copy of the script, and programs that log how they were called.

What each program does is controlled by files in the folder `state`, so that a test can say what is installed and what fails.
"""

import os
import pathlib
import shutil
import subprocess

PROJECT_DIR = pathlib.Path(__file__).resolve().parents[2]

REAL_PROGRAMS = ("bash", "env", "cat", "sed", "sort", "comm", "tr", "dirname", "mkdir", "nproc", "realpath", "cp", "rm")

# Logs the call, then acts on the state files: fail-NAME makes the program NAME fail.
LOGGING = """#!/bin/bash
name="${0##*/}"
echo "$name $*" >>"$STATE/log"
"""

PROGRAMS = {
    "id": 'cat "$STATE/uid"',
    "sudo": '"$@"',
    "apt-get": '[ ! -e "$STATE/fail-apt-get" ]',
    "dpkg-query": 'cat "$STATE/installed"',
    "cmake": """
if [ "$1" = --build ]; then
  mkdir -p build/release/bin
  cp "$STATE/deblend" build/release/bin/deblend
  cp "$STATE/deblend" build/release/bin/deblend-studio
fi""",
    "ctest": 'echo "platform $QT_QPA_PLATFORM" >>"$STATE/log"; [ ! -e "$STATE/fail-ctest" ]',
    "python3": """
if [ "$1 $2" = "-m venv" ]; then
  rm -rf .venv
  mkdir -p .venv/bin
  cp "$STATE/venv-python" .venv/bin/python
fi""",
}

# The python of .venv. Modules are found once pip has "installed" them; fail-import makes them fail once for each line.
VENV_PYTHON = """
case "$*" in
  "-m pip --version") ;;
  "-m pip install"*) echo there >"$STATE/modules" ;;
  "- "*) [ -e "$STATE/modules" ] ;;
  *importlib.util*) echo "$PWD/.venv/lib/torch" ;;
  *import_module*)
    [ ! -s "$STATE/fail-import" ] && exit 0
    sed -i 1d "$STATE/fail-import"
    exit 1
    ;;
esac"""

# deblend and deblend-studio: leave the files that the real ones would.
DEBLEND = """
case "$1" in
  new) mkdir -p "$2"; echo '{}' >"$2/project.deblend" ;;
  train)
    mkdir -p "$2/runs/0001-mlp/checkpoints/step-00000100"
    echo '{}' >"$2/runs/0001-mlp/checkpoints/step-00000100/manifest.json"
    [ -e "$STATE/interrupt-training" ] && rm "$STATE/interrupt-training" && exit 130
    true
    ;;
  export) for last; do :; done; echo picture >"$last" ;;
esac"""


class FakeMachine:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.project = self.folder / "project"
        self.state = self.folder / "state"
        self.programs = self.folder / "programs"
        for each in (self.project / ".ci", self.state, self.programs):
            each.mkdir(parents=True)
        shutil.copy(PROJECT_DIR / "bootstrap.sh", self.project)
        shutil.copy(PROJECT_DIR / ".ci/run", self.project / ".ci")
        for name in REAL_PROGRAMS:
            (self.programs / name).symlink_to(shutil.which(name))
        for name, body in PROGRAMS.items():
            self._write_program(self.programs / name, body)
        self._write_program(self.state / "venv-python", VENV_PYTHON)
        self._write_program(self.state / "deblend", DEBLEND)
        self.set_state("uid", "0")
        self.install(self.wanted_packages())

    @staticmethod
    def _write_program(path, body):
        path.write_text(LOGGING + body + "\n")
        path.chmod(0o755)

    @staticmethod
    def wanted_packages():
        text = (PROJECT_DIR / "bootstrap.sh").read_text()
        return text[text.index("packages=(") + len("packages=("):text.index("\n)\n")].split()

    def set_state(self, name, text=""):
        (self.state / name).write_text(text)

    def install(self, packages, provided=()):
        """Makes these the installed packages, and one more that provides other names."""
        lines = [f"installed {package}, " for package in packages]
        lines += [f"installed provider, {', '.join(f'{name} (= 1.0)' for name in provided)}", "config-files removed, "]
        self.set_state("installed", "\n".join(lines) + "\n")

    def make_working_venv(self):
        """As a bootstrap that ran to its end leaves it."""
        self.run("build")
        (self.state / "log").unlink()

    def run(self, *arguments, script="bootstrap.sh", **variables):
        environment = {"PATH": str(self.programs), "STATE": str(self.state), "HOME": str(self.folder), **variables}
        return subprocess.run([str(self.project / script), *arguments], env=environment, cwd=self.folder,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)

    def calls(self, name):
        """The arguments of every call of the program so far."""
        log = self.state / "log"
        lines = log.read_text().splitlines() if log.exists() else []
        return [line[len(name) + 1:] for line in lines if line.startswith(name + " ")]

    def files(self):
        """Every file outside the state folder, to tell whether something was written."""
        return {os.path.join(path, name) for path, _, names in os.walk(self.folder) for name in names
                if not path.startswith(str(self.state))}
