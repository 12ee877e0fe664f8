"""Who sees which of these pages."""

from augenhoehe.dashboards.models import Decision, MonthPage, Round
from augenhoehe.people.models import Role

READERS = (Role.LEAD, Role.OBSERVER)


def may_read_journal(user):
    """The journal as a whole: lead and observer; content only as each may see it."""
    return user.has_role(*READERS)


def may_inspect_person(user):
    """Only the observer, and each time with a reason that is on record."""
    return user.has_role(Role.OBSERVER)


def months_visible_to(user):
    """Monthly pages: the lead writes them, the boss reads what was released."""
    if not user.is_authenticated or not user.has_role(Role.LEAD, Role.BOSS):
        return MonthPage.objects.none()
    return MonthPage.objects.all() if user.is_lead else MonthPage.objects.exclude(released_at=None)


def may_see_months(user):
    """Lead and boss."""
    return user.is_authenticated and user.has_role(Role.LEAD, Role.BOSS)


def may_write_months(user):
    """What the boss is told and asked is the lead's to say."""
    return user.is_authenticated and user.is_lead


def decisions_visible_to(user):
    """Decisions stand on a page; whoever sees the page sees them."""
    return Decision.objects.filter(page__in=months_visible_to(user))


def may_decide(user):
    """What was asked of the boss is the boss's to decide."""
    return user.is_authenticated and user.has_role(Role.BOSS)


def rounds_visible_to(user):
    """Team rounds: whoever does the service's work."""
    return Round.objects.all() if may_hold_rounds(user) else Round.objects.none()


def may_hold_rounds(user):
    """Lead, agents and reception prepare, hold and write down a round; nobody owns it."""
    return user.is_authenticated and user.reads_tickets
