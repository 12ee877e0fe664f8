"""To whom the monthly page goes, and which day it is due."""

from dataclasses import dataclass

from augenhoehe.dashboards.models import Sending
from augenhoehe.dashboards.working import working_day
from augenhoehe.indicators.calendar import following
from augenhoehe.people.models import Role, User
from augenhoehe.people.queries import department

SENDING_ID = 1


@dataclass(frozen=True)
class Receiver:
    """One address; `user` where a person of the house stands behind it."""

    email: str
    language: str
    user: User | None = None


def sending():
    """How the page is sent; before anybody saved it, an unsaved one that is off."""
    return Sending.objects.filter(pk=SENDING_ID).first() or Sending(pk=SENDING_ID)


def bosses():
    """Active people with the role boss."""
    return User.objects.filter(is_active=True, grants__role=Role.BOSS).distinct().order_by("pk")


def extra_addresses(how):
    """The further addresses, each once, as they were typed."""
    found = {line.strip().lower(): line.strip() for line in how.extra.splitlines() if line.strip()}
    return list(found.values())


def receivers(how):
    """Everybody the page goes to, each address once."""
    found = {}
    if how.to_bosses:
        found = {one.email.lower(): Receiver(one.email, one.language, one) for one in bosses()}
    for address in extra_addresses(how):
        found.setdefault(address.lower(), Receiver(address, department().language))
    return list(found.values())


def is_still_asked(key):
    """May the link still be used? The person must still be boss, the address still be entered."""
    how = sending()
    if key.user_id:
        return how.to_bosses and bosses().filter(pk=key.user_id).exists()
    return key.email.lower() in {address.lower() for address in extra_addresses(how)}


def due_day(month, how, *, state=""):
    """The day in the following month on which the page of `month` is to leave."""
    where = state or department().state
    return working_day(following(month, "month"), how.working_day, state=where)
