"""Sign-ins of a demonstration."""

import secrets

from django.utils import timezone

from augenhoehe.base.actions import Refused, housekeeping
from augenhoehe.people.models import DemoSignIn, Department
from augenhoehe.people.queries import DEPARTMENT_ID, department

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


@housekeeping("a demonstration has no history of its own making")
def begin_demo(*, name, state, language):
    """Make this installation a demonstration, before anything else is in it."""
    values = {
        "name": name,
        "state": state,
        "language": language,
        "is_demo": True,
        "set_up_at": timezone.now(),
    }
    return Department.objects.update_or_create(pk=DEPARTMENT_ID, defaults=values)[0]


@housekeeping("a demonstration's passwords are shown to everybody who may look")
def draw_demo_sign_in(user):
    """Draw a password for `user`, keep it sealed for the sign-in page, and return it."""
    if not department().is_demo:
        raise Refused("This is no demonstration.", code="demo.off")
    password = "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))
    user.is_demo = True
    user.set_password(password)
    user.save(update_fields=["is_demo", "password"])
    DemoSignIn.objects.update_or_create(user=user, defaults={"password": password})
    return password
