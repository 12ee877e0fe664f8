"""Several workers at once: nobody is asked twice, not even for two surveys."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.db.utils import OperationalError

from augenhoehe.customers.tests.cast import consented
from augenhoehe.mail.models import OutMail
from augenhoehe.mail.tests.cast import make_mailbox
from augenhoehe.people.tests.cast import make_cast
from augenhoehe.surveys.actions.invite import queue_people
from augenhoehe.surveys.actions.send import ask_due
from augenhoehe.surveys.models import Invitation
from augenhoehe.surveys.tests.cast import make_survey
from augenhoehe.surveys.tests.test_gate import TUESDAY
from augenhoehe.tickets.tests.cast import make_contact


@pytest.mark.django_db(transaction=True)
def test_however_many_workers_ask_each_person_gets_one_mail(settings):
    settings.PUBLIC_URL = "https://service.example"
    cast = make_cast()
    make_mailbox(cast.technical, smtp_host="127.0.0.1")
    people = [make_contact(f"M{n} X", email=f"m{n}@muster.example") for n in range(12)]
    for one in people:
        consented(one, by=cast.lead)
    for kind in ("nps", "ces", "own"):
        queue_people(make_survey(kind, audience="list"), people)
    Invitation.objects.update(due_at=TUESDAY)

    def work(_number):
        try:
            return ask_due(by="worker", now=TUESDAY)
        except OperationalError:
            return 0
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    ask_due(by="worker", now=TUESDAY)
    assert OutMail.objects.count() == 12
    asked = Invitation.objects.filter(state="sent").values_list("contact_id", flat=True)
    assert len(set(asked)) == len(asked) == 12
