"""What a walk through the loop needs: `python -m tests.journeys.looped prepare|ask`."""

import os
import sys
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "augenhoehe.web.settings")


def prepare():
    """Satisfaction is asked after solutions, and Mia has agreed to be asked."""
    from augenhoehe.customers.models import Contact
    from augenhoehe.customers.tests.cast import consented
    from augenhoehe.people.models import User
    from augenhoehe.surveys.tests.cast import make_survey

    make_survey("csat")
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
    asked = Invitation.objects.exclude(sent_at=None)
    asked.update(sent_at=now - timedelta(hours=1), expires_at=now + timedelta(days=20))


if __name__ == "__main__":
    django.setup()
    {"prepare": prepare, "ask": ask}[sys.argv[1]]()
