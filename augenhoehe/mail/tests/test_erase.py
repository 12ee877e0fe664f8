"""What mails say is removed, and that they were there stays."""

import pytest

from augenhoehe.base.models import Job
from augenhoehe.mail.actions.erase import erase_outmails, erase_raws
from augenhoehe.mail.actions.store import store_raws
from augenhoehe.mail.actions.write import Letter, write_mail
from augenhoehe.mail.models import OutMail, RawMail

pytestmark = pytest.mark.django_db


def test_a_raw_mail_loses_its_bytes_and_keeps_its_row(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    store_raws([("mia-muster.eml", b"klein"), ("b.eml", b"x" * 200_000)])
    blobs = erase_raws(RawMail.objects.all())
    assert len(blobs) == 1 and RawMail.objects.count() == 2
    assert not RawMail.objects.exclude(body=None, blob=None, source="").exists()


def test_an_outgoing_mail_loses_its_words_and_never_leaves():
    letter = Letter(to=("Mia <mia@muster.example>",), subject="Mia", text="Guten Tag Mia")
    mail = write_mail(letter=letter, by="system")
    assert erase_outmails(OutMail.objects.all()) == 1
    mail.refresh_from_db()
    assert mail.state == OutMail.State.WITHDRAWN and mail.text == mail.subject == ""
    assert mail.to == [] and mail.message_id
    assert not Job.objects.filter(key=f"mail.send:{mail.pk}").exists()
