"""Commands answer with sentences, with JSON where asked, and with an exit code."""

import json

import pytest

from augenhoehe.web import console
from augenhoehe.web.tests.cast import EMAIL, PASSWORD


def test_every_command_has_help_with_an_example(capsys):
    console.run(["help"])
    listed = capsys.readouterr().out
    names = [line.split()[0] for line in listed.splitlines() if line.startswith("  ")]
    assert {"serve", "backup", "restore", "doctor", "createlead"} <= set(names)
    for name in set(names) - {"serve"}:
        with pytest.raises(SystemExit) as ended:
            console.run([name, "--help"])
        assert ended.value.code == 0
        assert f"Example: augenhoehe {name}" in capsys.readouterr().out


def test_an_unknown_command_says_which_there_are(place):
    answer = place.command("dance")
    assert answer.returncode == 2 and "no command 'dance'" in answer.stderr
    assert "backup" in answer.stdout


def test_doctor_says_what_is_wrong_and_ends_with_one(place):
    place.folder.joinpath("secret.key").chmod(0o644)
    answer = place.command("doctor", "--json")
    found = json.loads(answer.stdout)
    assert answer.returncode == 1 and found["ok"] is False
    assert "chmod 600" in found["secret key"][0] and "AUGENHOEHE_URL" in found["address"][0]
    assert found["database"] == found["schema"] == found["jobs"] == []


def test_doctor_is_content_with_a_sound_installation(place):
    place.env["AUGENHOEHE_URL"] = "https://service.example.org"
    place.command("backup", str(place.folder / "backups" / "daily-1.backup"))
    answer = place.command("doctor")
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_doctor_looks_at_an_empty_folder_without_making_anything_of_it(empty_place):
    answer = empty_place.command("doctor")
    assert answer.returncode == 1 and "Traceback" not in answer.stderr


def test_a_second_first_lead_is_refused(place):
    answer = place.command("createlead", "other@example.org", stdin=PASSWORD + "\n")
    assert answer.returncode == 1 and answer.stderr.strip() and "Traceback" not in answer.stderr


def test_a_weak_password_is_refused(empty_place):
    answer = empty_place.command("createlead", EMAIL, stdin="short\n")
    assert answer.returncode == 1 and "Traceback" not in answer.stderr


def test_a_missing_file_is_a_sentence(empty_place):
    answer = empty_place.command("restore", "nowhere.backup")
    assert answer.returncode == 1 and "There is no file nowhere.backup" in answer.stderr
