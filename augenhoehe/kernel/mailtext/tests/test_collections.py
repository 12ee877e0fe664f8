"""Thousands of real and strange mails: nothing may raise, and others' readings agree with ours."""

import json

import pytest

from augenhoehe.kernel.mailtext.automatic import classify
from augenhoehe.kernel.mailtext.bounces import read_bounce
from augenhoehe.kernel.mailtext.fold import split_reply
from augenhoehe.kernel.mailtext.foldhtml import fold_html
from augenhoehe.kernel.mailtext.html import clean_html
from augenhoehe.kernel.mailtext.model import Unparseable
from augenhoehe.kernel.mailtext.parse import parse
from augenhoehe.kernel.mailtext.placeholders import make_template, suggest_placeholders
from augenhoehe.kernel.mailtext.threads import candidates

from .cast import collection

MAILS = {"mikel-mail": ".eml", "stalwart": ".eml", "spamassassin-easy-ham": ".txt", "talon": ".eml"}


def use_everything(parsed):
    shown = fold_html(clean_html(parsed.html).html, label="Zitat")
    assert "<script" not in shown.lower()
    assert "".join(part.text for part in split_reply(parsed.text)) == parsed.text
    assert classify(parsed).kind
    candidates(parsed, keys=[b"k"])
    read_bounce(parsed)
    make_template(parsed.text, suggest_placeholders(parsed.text))


@pytest.mark.parametrize("name", MAILS)
def test_every_mail_is_read(name):
    paths = [p for p in sorted(collection(f"mail/{name}").rglob(f"*{MAILS[name]}")) if p.is_file()]
    assert paths
    for path in paths:
        use_everything(parse(path.read_bytes()))


def test_whatever_else_lies_there_is_read_or_refused_by_name():
    for path in sorted(collection("mail").rglob("*")):
        if path.is_file() and path.suffix not in (".eml", ".jsonl"):
            try:
                parse(path.read_bytes())
            except Unparseable as refused:
                assert refused.code in ("mail.empty", "mail.no_headers")


def test_hostile_texts_survive_in_every_place():
    for text in json.loads((collection("hostile") / "blns.json").read_text()):
        raw = f"From: {text} <a@b.de>\r\nSubject: {text}\r\nX: {text}\r\n\r\n{text}".encode(
            "utf-8", "replace"
        )
        use_everything(parse(raw))


def test_our_reading_agrees_with_that_of_another_parser():
    same, total, counted = {"subject": 0, "from": 0, "id": 0, "files": 0}, 0, {}
    for path in sorted(collection("mail/stalwart").rglob("*.eml")):
        counted = json.loads(path.with_suffix(".json").read_text())
        parsed, total = parse(path.read_bytes()), total + 1
        same["subject"] += " ".join(text(counted, "subject").split()) == parsed.subject
        same["from"] += sender(counted) == (parsed.from_.email if parsed.from_ else "")
        same["id"] += text(counted, "message_id") in ("", parsed.message_id)
        same["files"] += len(counted["attachments"]) == len(parsed.attachments)
    print(f"agreement of {total}: {same}")
    # The five subjects are raw cp1252, which the other parser leaves unread.
    assert min(same.values()) >= total - 5


def value(counted, name):
    headers = counted["parts"][0]["headers"]
    return next((h["value"] for h in headers if h["name"] == name), "")


def text(counted, name):
    found = value(counted, name)
    return found.get("Text", "") if isinstance(found, dict) else ""


def sender(counted):
    found = value(counted, "from")
    found = found.get("Address", {}) if isinstance(found, dict) else {}
    people = found.get("List") or [a for g in found.get("Group", []) for a in g["addresses"]]
    return (people[0]["address"] or "").lower() if people else ""


def test_new_words_are_told_from_quotes():
    lines = collection("mail/reply-cases.jsonl").read_text().splitlines()
    equal = sum(is_equal(json.loads(line)) for line in lines)
    print(f"replies told apart: {equal} of {len(lines)}")
    assert equal >= 54


def is_equal(case):
    is_mail = case["kind"] == "eml_plain_reply"
    given = parse(case["text"].encode()).text if is_mail else case["text"]
    kept = ("reply", "signature") if is_mail else ("reply",)
    shown = "".join(part.text for part in split_reply(given) if part.kind in kept)
    return shown.strip() == case["expected_reply"].strip()
