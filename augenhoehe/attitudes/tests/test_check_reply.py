"""The reply check at the console."""

import argparse

import pytest

from augenhoehe.attitudes.actions.turn_rule import turn_rule
from augenhoehe.attitudes.actions.write_rule import write_rule
from augenhoehe.attitudes.commands import _arguments, check_reply_in_file
from augenhoehe.attitudes.models import HouseRule
from augenhoehe.base.commands import Problem

LETTER = "Guten Tag Frau Maier,\n\nwir bitten um Ihr Verständnis und melden uns zeitnah.\n"


@pytest.fixture
def ask(tmp_path, db):
    def asked(text, *more, json=True, name="reply.txt"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        parser = argparse.ArgumentParser()
        _arguments(parser)
        options = parser.parse_args([str(path), *more])
        options.json = json
        return check_reply_in_file(options)

    return asked


def test_a_machine_gets_places_reasons_and_wordings(ask):
    said = ask(LETTER, "--name", "Sabine Meier")
    rules = {one["rule"]: one for one in said["findings"]}
    assert {"w1-understanding", "k2-vague-time", "a5-salutation"} <= set(rules)
    found = rules["k2-vague-time"]
    assert found["text"] == LETTER[found["start"] : found["end"]] == "zeitnah"
    assert found["why"] and found["better"] and not said["next_step"]


def test_a_person_gets_lines(ask, capsys):
    ask(LETTER, json=False)
    said = capsys.readouterr().out
    assert "3: zeitnah" in said and "→" in said


def test_questions_become_a_check_list(ask, tmp_path, capsys):
    (tmp_path / "message.txt").write_text("Wann kommt das Paket?", encoding="utf-8")
    ask("Das Paket kommt am Montag.", "--answers", str(tmp_path / "message.txt"), json=False)
    assert "✓ Wann kommt das Paket?" in capsys.readouterr().out


def test_old_encodings_are_read(ask):
    said = ask("Wir bitten um Verständnis.".encode("cp1252"))
    assert said["findings"][0]["rule"] == "w1-understanding"


@pytest.mark.parametrize(
    "name, raw",
    [
        ("reply.html", "<style>p {}</style><p>Wir melden uns <b>zeitnah</b>&nbsp;bei Ihnen.</p>"),
        ("reply.txt", "Wir melden uns zeitnah bei Ihnen.".encode("utf-16")),
        ("reply.txt", b"\xef\xbb\xbfWir melden uns zeitnah bei Ihnen.\r\n"),
        (
            "reply.EML",
            "From: a@haus.example\nSubject: Zeitnah garantiert\nContent-Type: text/plain; "
            "charset=utf-8\n\nWir melden uns zeitnah bei Ihnen.\n\n> Sie müssen zahlen!\n",
        ),
        (
            "reply.eml",
            "From: a@haus.example\nSubject: Frage\nContent-Type: text/html; charset=utf-8\n\n"
            "<p>Wir melden uns zeitnah bei Ihnen.</p>",
        ),
    ],
)
def test_texts_pages_and_mails_are_read(ask, name, raw):
    said = ask(raw, name=name)
    assert {one["rule"] for one in said["findings"]} == {"k2-vague-time"}
    found = said["findings"][0]
    assert said["text"][found["start"] : found["end"]] == "zeitnah"


def test_what_is_no_mail_is_refused_in_a_sentence(ask):
    with pytest.raises(Problem):
        ask("", name="reply.eml")


def test_what_is_no_letter_is_refused_in_a_sentence(ask):
    with pytest.raises(Problem):
        ask("a" * 1_000_001)
    with pytest.raises(Problem):
        ask("a", "--answers", "/nowhere/at/all.txt")


def test_the_rules_of_the_house_hold_at_the_console_too(ask, cast):
    words = {"phrases": "Vorgang", "better": "Anfrage", "why_de": "So heißt es hier."}
    row = write_rule(HouseRule(attitude="K", title_de="Unser Wort", **words), by=cast.lead)
    turn_rule("k2-vague-time", is_on=False, by=cast.lead)
    found = {one["rule"] for one in ask(LETTER + "Ihr Vorgang ruht.")["findings"]}
    assert row.rule in found and "k2-vague-time" not in found
