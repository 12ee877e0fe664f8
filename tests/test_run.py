"""run.py: what it says before there is an environment, and what it hands on."""

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def run():
    facts = importlib.util.spec_from_file_location("run_py", ROOT / "run.py")
    module = importlib.util.module_from_spec(facts)
    facts.loader.exec_module(module)
    return module


def test_it_needs_the_standard_library_only():
    """No package of ours or of others, in isolated mode."""
    asked = subprocess.run(
        [sys.executable, "-I", "-S", "run.py", "--help"], cwd=ROOT, capture_output=True, text=True
    )
    assert asked.returncode == 0 and "python3 run.py check" in asked.stdout


def test_an_old_python_is_a_sentence(run, monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    with pytest.raises(SystemExit):
        run.main([])
    assert capsys.readouterr().err == "Augenhöhe needs Python 3.11 or newer; this is 3.9.\n"


def test_a_missing_venv_module_says_what_to_install(run, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(run, "VENV", tmp_path / "venv")
    monkeypatch.setattr(run.sys, "executable", "/bin/false")
    with pytest.raises(SystemExit):
        run.make_venv()
    assert "apt install python3-venv" in capsys.readouterr().err


def test_an_environment_that_is_there_is_left_alone(run, monkeypatch):
    wanted = run.wanted_stamp()
    monkeypatch.setattr(run, "STAMP", _text(wanted))
    monkeypatch.setattr(run, "install", lambda: pytest.fail("installed again"))
    run.make_environment()


def _said(*words, **more):
    plain = {"PATH": os.environ["PATH"], **more}
    asked = subprocess.run(
        [sys.executable, "run.py", *words], cwd=ROOT, capture_output=True, text=True, env=plain
    )
    return asked.returncode, asked.stdout + asked.stderr


@pytest.mark.parametrize(
    ("words", "language", "start"),
    [
        ((), "de_DE.UTF-8", "Startet,"),
        ((), "en_GB.UTF-8", "Starts,"),
        ((), "", "Starts,"),
        ((), "C.UTF-8", "Starts,"),
        (("--language", "de"), "en_GB.UTF-8", "Startet,"),
        (("--language", "en"), "de_DE.UTF-8", "Starts,"),
    ],
)
def test_help_is_in_the_language_of_the_console_or_the_one_that_was_asked_for(
    words, language, start
):
    assert _said(*words, "--help", LANG=language)[1].startswith(start)


def test_an_unknown_language_is_a_sentence():
    assert _said("--language", "fr", LANG="de_DE") == (1, "--language ist de oder en.\n")


def test_every_sentence_of_the_set_up_has_its_german(run):
    spoken = re.findall(r'say\(\s*"((?:[^"\\]|\\.)*)"', (ROOT / "run.py").read_text())
    assert spoken and {one.replace("\\n", "\n") for one in spoken} <= set(run.GERMAN)
    for english, german in run.GERMAN.items():
        assert re.findall(r"{[^}]*}", english) == re.findall(r"{[^}]*}", german)


class _text:
    """A file that holds `text`."""

    def __init__(self, text):
        self.text = text

    def exists(self):
        return True

    def read_text(self):
        return self.text
