"""The console speaks German where the console is German, English elsewhere; so do its mistakes."""

import subprocess
import sys

import pytest
from django.utils.translation import override

from augenhoehe.base.commands import COMMANDS
from augenhoehe.ui.messages import compile_all
from augenhoehe.web import env, words
from augenhoehe.web.cli import take_language
from augenhoehe.web.options import parser_of


@pytest.fixture(scope="module", autouse=True)
def compiled():
    compile_all()


@pytest.fixture(autouse=True)
def own_environment(monkeypatch):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    # Remembered, so that it is put back.
    monkeypatch.setenv("LANGUAGE", "")


def said(*arguments, **more):
    """What the console answers to a command line: (exit code, words)."""
    plain = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(env.ROOT), **more}
    asked = subprocess.run(
        [sys.executable, "-m", "augenhoehe", *arguments], capture_output=True, text=True, env=plain
    )
    return asked.returncode, asked.stdout + asked.stderr


@pytest.mark.parametrize(
    ("given", "language"),
    [
        ({"LANG": "de_AT.UTF-8"}, "de"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({}, "en"),
        ({"LANG": "de_DE", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_US", "LANGUAGE": "de:en"}, "de"),
        ({"LANG": "fr_FR"}, "en"),
    ],
)
def test_the_language_is_read_as_every_program_reads_it(monkeypatch, given, language):
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert env.console_language() == language


def test_serve_and_commands_have_help_in_both(tmp_path):
    place = {"AUGENHOEHE_DATA": str(tmp_path)}
    for arguments, german, english in (
        (("serve", "--help"), "keine Demo", "no demo"),
        (("help",), "Befehle", "Commands"),
        (("intake", "--help"), "Aufruf:", "Usage:"),
    ):
        code, words_de = said(*arguments, LANG="de_DE.UTF-8", **place)
        assert code == 0 and german in words_de, words_de
        code, words_en = said(*arguments, LANG="en_US.UTF-8", **place)
        assert code == 0 and english in words_en, words_en
        assert said("--language", "de", *arguments, LANG="en_US", **place)[1] == words_de


def test_mistakes_are_said_in_german_too(tmp_path):
    place = {"AUGENHOEHE_DATA": str(tmp_path), "LANG": "de_DE.UTF-8"}
    code, complained = said("restore", "nirgends.backup", **place)
    assert code == 1 and "Es gibt keine Datei nirgends.backup" in complained
    code, complained = said("restore", **place)
    assert code == 2 and "Aufruf:" in complained and "werden gebraucht" in complained
    code, complained = said("--language", "fr", **place)
    assert code == 2 and "de oder en" in complained


def test_a_leading_language_is_taken_and_kept_for_the_children(monkeypatch):
    assert take_language(["--language", "de", "doctor"]) == ("de", ["doctor"])
    assert env.console_language() == "de"
    assert take_language(["doctor"]) == (None, ["doctor"])


@pytest.mark.django_db
def test_every_command_says_what_it_is_about_in_both():
    for command in COMMANDS.values():
        with override("de"):
            german = str(command.about)
        with override("en"):
            assert str(command.about) != german, command.name
        assert parser_of(command).format_help()


def test_words_that_are_not_compiled_yet_stay_as_they_are(monkeypatch, tmp_path):
    monkeypatch.setattr(words, "LOCALE", tmp_path)
    words._catalogue.cache_clear()
    monkeypatch.setenv("LANGUAGE", "de")
    assert words.gettext("no demo: begin with the set-up") == "no demo: begin with the set-up"
    words._catalogue.cache_clear()
