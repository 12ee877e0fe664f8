"""Steps of asking for which a walk has no time: `python -m tests.journeys.asked STEP`."""

import os
import sys
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "augenhoehe.web.settings")


def prepare():
    """Satisfaction after solutions and a list run; Max and Ida are known, too."""
    from augenhoehe.customers.actions.keep_findable import keep_contact_findable
    from augenhoehe.surveys.tests.cast import make_survey
    from augenhoehe.tickets.tests.cast import make_contact

    make_survey("csat")
    make_survey("ces")
    for name in ("Max", "Ida"):
        keep_contact_findable(
            make_contact(f"{name} Muster", email=f"{name.lower()}@muster.example")
        )


def agree():
    """Mia agreed to be asked."""
    from augenhoehe.customers.models import Contact
    from augenhoehe.customers.tests.cast import consented
    from augenhoehe.people.models import User

    consented(Contact.objects.get(name="Mia Muster"), by=User.objects.get(email__startswith="lena"))


def ask():
    """Ask on the coming Tuesday, as the clockwork would; time does not pass in a walk."""
    from django.utils import timezone

    from augenhoehe.surveys.actions.send import ask_due
    from augenhoehe.surveys.models import Invitation

    now = timezone.now()
    ahead = (1 - now.weekday()) % 7 or 7
    tuesday = (now + timedelta(days=ahead)).replace(hour=10, minute=0)
    Invitation.objects.filter(state="waiting").update(due_at=tuesday)
    assert ask_due(by="worker", now=tuesday)
    asked = Invitation.objects.filter(sent_at__gt=now)
    asked.update(sent_at=now - timedelta(hours=1), expires_at=now + timedelta(days=20))


if __name__ == "__main__":
    django.setup()
    {"prepare": prepare, "agree": agree, "ask": ask}[sys.argv[1]]()
