"""Mails in files are found and ordered."""

import mailbox
from email.message import EmailMessage

from augenhoehe.intake.sources import find_mails


def mail(number, *, date="Mon, 02 Mar 2026 09:00:00 +0100", answers=()):
    made = EmailMessage()
    made["From"], made["Subject"] = "a@b.example", f"Mail {number}"
    made["Message-ID"] = f"<{number}@b.example>"
    made["Date"] = date
    if answers:
        made["References"] = " ".join(f"<{one}@b.example>" for one in answers)
    made.set_content(f"Text {number}\n\nFrom 2026 an gilt das.\n")
    return made


def subjects(places):
    return [
        line for place in places for line in place.read().decode().splitlines() if "Subject" in line
    ]


def test_a_folder_of_files_is_read_by_date_and_not_by_name(tmp_path):
    (tmp_path / "a.eml").write_bytes(mail(1, date="Tue, 03 Mar 2026 09:00:00 +0100").as_bytes())
    (tmp_path / "b.eml").write_bytes(mail(2).as_bytes())
    assert subjects(find_mails([tmp_path])) == ["Subject: Mail 2", "Subject: Mail 1"]


def test_a_parent_comes_before_its_reply_whatever_the_clocks_say(tmp_path):
    early, late = "Mon, 02 Mar 2026 08:00:00 +0100", "Mon, 02 Mar 2026 09:00:00 +0100"
    (tmp_path / "reply.eml").write_bytes(mail(2, date=early, answers=[1]).as_bytes())
    (tmp_path / "parent.eml").write_bytes(mail(1, date=late).as_bytes())
    assert subjects(find_mails([tmp_path])) == ["Subject: Mail 1", "Subject: Mail 2"]


def test_two_mails_that_answer_each_other_are_both_read(tmp_path):
    (tmp_path / "1.eml").write_bytes(mail(1, answers=[2]).as_bytes())
    (tmp_path / "2.eml").write_bytes(mail(2, answers=[1]).as_bytes())
    assert len(find_mails([tmp_path])) == 2


def test_an_mbox_gives_each_mail_with_its_own_bytes(tmp_path):
    box = mailbox.mbox(tmp_path / "box")
    for number in (1, 2, 3):
        box.add(mail(number))
    box.flush()
    places = find_mails([tmp_path / "box"])
    assert subjects(places) == ["Subject: Mail 1", "Subject: Mail 2", "Subject: Mail 3"]
    assert b"\nFrom 2026 an gilt das." in places[0].read()


def test_an_mbox_over_many_chunks_loses_none(tmp_path, monkeypatch):
    monkeypatch.setattr("augenhoehe.intake.sources.CHUNK", 700)
    box = mailbox.mbox(tmp_path / "box")
    for number in range(20):
        box.add(mail(number))
    box.flush()
    assert len(find_mails([tmp_path / "box"])) == 20


def test_a_maildir_is_read_with_its_folders(tmp_path):
    box = mailbox.Maildir(tmp_path / "Maildir")
    box.add(mail(1))
    box.add_folder("Kunden").add(mail(2))
    (tmp_path / "Maildir" / "dovecot-uidlist").write_text("3 V1 N2\n")
    assert len(find_mails([tmp_path / "Maildir"])) == 2


def test_the_same_file_named_twice_is_one_mail(tmp_path):
    (tmp_path / "a.eml").write_bytes(mail(1).as_bytes())
    assert len(find_mails([tmp_path, tmp_path / "a.eml"])) == 1
