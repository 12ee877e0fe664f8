"""Commands answer with sentences, with JSON where asked, and with an exit code."""

import io
import json

import pytest
from django.utils import timezone

from augenhoehe.people.actions.create_first_lead import create_first_lead
from augenhoehe.people.queries import has_lead
from augenhoehe.search.actions import Doc, index_texts
from augenhoehe.search.models import SearchDoc
from augenhoehe.web import console
from augenhoehe.web.tests.cast import EMAIL, PASSWORD


@pytest.fixture
def typed(capsys, monkeypatch):
    """`typed("doctor", "--json", stdin="…")`: (exit code, what was said, what was complained)."""

    def run(*words, stdin=""):
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        code = console.run(list(words))
        return code, *capsys.readouterr()

    return run


def test_every_command_has_help_with_an_example(capsys):
    console.run(["help"])
    listed = capsys.readouterr().out
    names = [line.split()[0] for line in listed.splitlines() if line.startswith("  ")]
    assert {"serve", "backup", "restore", "doctor", "createlead", "demo", "intake"} <= set(names)
    for name in set(names) - {"serve"}:
        with pytest.raises(SystemExit) as ended:
            console.run([name, "--help"])
        assert ended.value.code == 0
        assert f"Example: augenhoehe {name}" in capsys.readouterr().out


def test_an_unknown_command_says_which_there_are(typed):
    code, said, complained = typed("dance")
    assert code == 2 and "no command “dance”" in complained and "backup" in said


def test_a_missing_file_is_a_sentence(typed, db, own_data):
    code, _said, complained = typed("restore", "nowhere.backup")
    assert code == 1 and "There is no file nowhere.backup" in complained


def test_the_first_lead_is_made_once(typed, db):
    code, said, _ = typed("createlead", EMAIL, "--json", stdin=PASSWORD + "\n")
    assert code == 0 and json.loads(said) == {"lead": EMAIL} and has_lead()
    code, _said, complained = typed("createlead", "b@example.org", stdin=PASSWORD + "\n")
    assert code == 1 and complained.strip()


@pytest.mark.parametrize(
    ("email", "password"), [(EMAIL, "short"), (EMAIL, ""), ("no address", PASSWORD)]
)
def test_a_weak_password_or_no_address_is_refused(typed, db, email, password):
    code, _said, complained = typed("createlead", email, stdin=password + "\n")
    assert code == 1 and complained.strip() and not has_lead()


@pytest.mark.django_db
def test_doctor_says_what_is_wrong_and_ends_with_one(typed, own_data):
    (own_data / "secret.key").write_text("x")
    (own_data / "secret.key").chmod(0o644)
    code, said, _ = typed("doctor", "--json")
    found = json.loads(said)
    assert code == 1 and found["ok"] is False
    assert "chmod 600" in found["secret key"][0] and "AUGENHOEHE_URL" in found["address"][0]
    assert found["schema"] == found["jobs"] == []
    assert "no lead" in found["people"][0]


@pytest.mark.django_db
def test_doctor_is_content_with_a_sound_installation(typed, own_data, settings):
    settings.PUBLIC_URL = "https://service.example.org"
    create_first_lead(name="Anna", email=EMAIL, password=PASSWORD, by="console")
    (own_data / "backups").mkdir()
    (own_data / "backups" / "daily-1.backup").write_text("")
    code, said, _ = typed("doctor")
    assert code == 0 and "✗" not in said


@pytest.mark.django_db
def test_doctor_says_when_the_search_index_is_of_an_older_version(typed, own_data):
    index_texts([Doc(owner=(1, 1), at=timezone.now(), scope="team1", texts=["Lohnlauf"])])
    assert json.loads(typed("doctor", "--json")[1])["search index"] == []
    SearchDoc.objects.update(stemmer="1.0")
    code, said, _ = typed("doctor", "--json")
    assert code == 1 and "search rebuild" in json.loads(said)["search index"][0]


def test_doctor_looks_at_an_empty_folder_as_well(empty_place):
    answer = empty_place.command("doctor")
    assert answer.returncode == 1 and "Traceback" not in answer.stderr
    assert "older version" in answer.stdout
