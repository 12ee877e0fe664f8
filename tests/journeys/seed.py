"""The cast in a new installation: `python -m tests.journeys.seed [LANGUAGE]`."""

import json
import os
import sys
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "augenhoehe.web.settings")
SESSIONS, SUPPORT = "sessions.json", "support@musterdienst.example"


def prepare_it():
    """What a first start does; without a language, nothing more."""
    django.setup()
    from augenhoehe.web.prepare import prepare

    assert prepare(demo=False) == 0


def main(language):
    """People, teams, hours, a mailbox, a customer; everybody is signed in once."""
    django.setup()
    from django.conf import settings
    from django.utils.translation import override

    from augenhoehe.customers.actions.keep_findable import (
        keep_company_findable,
        keep_contact_findable,
    )
    from augenhoehe.mail.tests.cast import make_mailbox
    from augenhoehe.people.models import Department, Membership, User
    from augenhoehe.people.tests.cast import make_cast, signed_in
    from augenhoehe.servicelevels.actions.suggest import suggest_servicelevels
    from augenhoehe.setup.actions.take_solutions import take_solutions
    from augenhoehe.tickets.tests.cast import make_contact

    cast = make_cast()
    Department.objects.update(language=language)
    User.objects.update(language=language)
    with override(language):
        suggest_servicelevels(state="NW", by=cast.lead)
    take_solutions(["access", "invoice"], by=cast.lead)
    make_mailbox(cast.technical, SUPPORT, is_active=False)
    Membership.objects.create(user=cast.carol, team=cast.technical)
    mia = make_contact("Mia Muster", company="Muster GmbH")
    mia.phone, mia.language = "0221 4711", language
    mia.save()
    keep_contact_findable(mia)
    keep_company_findable(mia.company)
    name = settings.SESSION_COOKIE_NAME
    kept = {one.email: signed_in(one).cookies[name].value for one in User.objects.all()}
    Path(settings.DATA, SESSIONS).write_text(json.dumps({"cookie": name, "values": kept}))


if __name__ == "__main__":
    main(sys.argv[1]) if len(sys.argv) > 1 else prepare_it()
