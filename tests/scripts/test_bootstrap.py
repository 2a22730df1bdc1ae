"""bootstrap.sh on machines that differ in what is installed and in what fails."""

import tempfile
import unittest

from fake_machine import FakeMachine


class BootstrapTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.machine = FakeMachine(folder.name)

    def run_ok(self, *arguments, **variables):
        result = self.machine.run(*arguments, **variables)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        return result

    def run_fails(self, *arguments, status=1, **variables):
        result = self.machine.run(*arguments, **variables)
        self.assertEqual(result.returncode, status, result.stdout + result.stderr)
        return result


class Commands(BootstrapTest):
    def test_help_changes_nothing(self):
        before = self.machine.files()
        self.assertIn("Usage:", self.run_ok("--help").stdout)
        self.assertEqual(self.machine.files(), before)
        self.assertEqual(self.machine.calls("apt-get"), [])

    def test_unknown_commands_are_wrong_usage(self):
        self.assertIn("'bulid'", self.run_fails("bulid", status=2).stderr)
        self.run_fails("build", "test", status=2)

    def test_tests_run_without_a_display(self):
        self.run_ok("test")
        self.assertEqual(self.machine.calls("ctest"), ["--preset release"])
        self.assertEqual(self.machine.calls("platform"), ["offscreen"])

    def test_failed_tests_fail(self):
        self.machine.set_state("fail-ctest")
        self.assertNotEqual(self.machine.run("test").returncode, 0)

    def test_continuous_integration_runs_the_tests(self):
        self.run_ok(script=".ci/run")
        self.assertEqual(len(self.machine.calls("ctest")), 1)


class Packages(BootstrapTest):
    def test_nothing_is_installed_where_all_is_there(self):
        self.machine.make_working_venv()
        self.run_ok("build")
        self.assertEqual(self.machine.calls("apt-get"), [])
        self.assertEqual([call for call in self.machine.calls("python") if "pip" in call], [])
        self.assertEqual(len(self.machine.calls("cmake")), 2)

    def test_only_what_is_missing_is_installed_and_named_before(self):
        self.machine.install(set(self.machine.wanted_packages()) - {"cmake", "libpng-dev"})
        result = self.run_ok("build")
        self.assertIn("Installing packages: cmake libpng-dev\n", result.stdout)
        update, install = self.machine.calls("apt-get")
        self.assertEqual(update, "update")
        self.assertTrue(install.endswith(" cmake libpng-dev"), install)
        self.assertEqual(self.machine.calls("sudo"), [])

    def test_what_another_package_provides_is_not_missing(self):
        self.machine.install(set(self.machine.wanted_packages()) - {"cmake", "libpng-dev"}, provided=["cmake", "libpng-dev"])
        self.run_ok("build")
        self.assertEqual(self.machine.calls("apt-get"), [])

    def test_users_go_through_sudo(self):
        self.machine.set_state("uid", "1000")
        self.machine.install([])
        self.run_ok("build")
        self.assertEqual(len(self.machine.calls("sudo")), 2)

    def test_users_without_sudo_are_told_what_to_run(self):
        self.machine.set_state("uid", "1000")
        self.machine.install([])
        (self.machine.programs / "sudo").unlink()
        self.assertIn("Run as root: apt-get install", self.run_fails("build").stderr)
        self.assertEqual(self.machine.calls("cmake"), [])

    def test_a_failed_installation_ends_it(self):
        self.machine.install([])
        self.machine.set_state("fail-apt-get")
        self.assertIn("Installing packages failed", self.run_fails("build").stderr)
        self.assertEqual(self.machine.calls("cmake"), [])

    def test_other_systems_are_told_what_is_needed(self):
        (self.machine.programs / "apt-get").unlink()
        for name in ("g++", "ninja", "pkg-config"):
            (self.machine.programs / name).symlink_to("/bin/true")
        self.assertIn("qt6-base-dev", self.run_ok("build").stdout)
        (self.machine.programs / "ninja").unlink()
        self.assertIn("'ninja' was not found", self.run_fails("build").stderr)


class LibTorch(BootstrapTest):
    def venv_calls(self, word):
        return [call for call in self.machine.calls("python3") + self.machine.calls("python") if word in call]

    def test_a_fresh_machine_gets_the_wheel(self):
        result = self.run_ok("build")
        (install,) = self.venv_calls("pip install")
        self.assertTrue(install.endswith(" torch==2.13.0 numpy safetensors"), install)
        self.assertLess(result.stdout.index("Installing in .venv: torch==2.13.0"), result.stdout.index("== Building"))

    def test_a_half_made_environment_is_made_anew(self):
        python = self.machine.project / ".venv/bin/python"
        python.parent.mkdir(parents=True)
        python.symlink_to("/nowhere/python3")
        self.run_ok("build")
        self.assertEqual(len(self.venv_calls("-m venv --clear")), 1)

    def test_modules_that_do_not_load_are_installed_anew_once(self):
        self.machine.make_working_venv()
        (self.machine.project / ".venv/deblend-requirements").unlink()
        self.machine.set_state("fail-import", "once\n")
        self.run_ok("build")
        self.assertEqual(len(self.venv_calls("-m venv --clear")), 1)
        self.assertEqual(len(self.venv_calls("pip install")), 2)

    def test_modules_that_never_load_end_it(self):
        self.machine.set_state("fail-import", "once\ntwice\n")
        self.assertIn("set DEBLEND_LIBTORCH", self.run_fails("build").stderr)
        self.assertEqual(self.machine.calls("cmake"), [])

    def test_a_given_libtorch_is_taken(self):
        given = self.machine.folder / "libtorch"
        (given / "lib").mkdir(parents=True)
        (given / "lib/libtorch_cpu.so").touch()
        self.run_ok("build", DEBLEND_LIBTORCH=str(given))
        (install,) = self.venv_calls("pip install")
        self.assertTrue(install.endswith(" numpy safetensors") and "torch==" not in install, install)
        self.assertIn(f"-DDEBLEND_LIBTORCH={given}", self.machine.calls("cmake")[0])

    def test_a_given_libtorch_that_is_none_is_refused_first(self):
        self.machine.install([])
        result = self.run_fails("build", DEBLEND_LIBTORCH="/nowhere")
        self.assertIn("DEBLEND_LIBTORCH is '/nowhere'", result.stderr)
        self.assertEqual(self.machine.calls("apt-get"), [])


class Example(BootstrapTest):
    def verbs(self):
        return [call.split()[0] for call in self.machine.calls("deblend")]

    def test_it_is_made_trained_and_exported(self):
        self.run_ok()
        self.assertEqual(self.verbs(), ["new", "train", "export", "export"])
        for name in ("rings-to-moons.gif", "rings-to-moons-loss.png", "rings-to-moons/project.deblend"):
            self.assertTrue((self.machine.project / "examples-output" / name).exists(), name)

    def test_it_is_not_trained_twice(self):
        self.run_ok()
        self.assertIn("The example is trained", self.run_ok().stdout)
        self.assertEqual(self.verbs().count("train"), 1)

    def test_an_interrupted_training_goes_on(self):
        self.machine.set_state("interrupt-training")
        self.run_fails(status=130)
        self.run_ok()
        trainings = [call for call in self.machine.calls("deblend") if call.startswith("train")]
        first = "train examples-output/rings-to-moons"
        self.assertEqual(trainings, [first, f"{first} --resume latest"])
        self.assertEqual(self.verbs().count("new"), 1)

    def test_it_opens_in_the_window_if_there_is_a_display(self):
        self.assertIn("There is no display", self.run_ok().stdout)
        self.assertEqual(self.machine.calls("deblend-studio"), [])
        self.run_ok(DISPLAY=":0")
        self.run_ok(WAYLAND_DISPLAY="wayland-0")
        self.assertEqual(self.machine.calls("deblend-studio"), ["examples-output/rings-to-moons"] * 2)

    def test_nothing_is_written_outside_the_project(self):
        before = self.machine.files()
        self.run_ok()
        written = self.machine.files() - before
        self.assertTrue(written)
        self.assertEqual([name for name in written if not name.startswith(str(self.machine.project))], [])


if __name__ == "__main__":
    unittest.main()
