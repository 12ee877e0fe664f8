"""What this room hangs on the frame: one's own pages, one's absence, the demo's sign-ins."""

from augenhoehe.base.offers import panel
from augenhoehe.people import queries
from augenhoehe.ui import slots


@panel(slots.PERSON, template="people/menu.html", seen=lambda user: user, order=10)
def own(host, *, mine, user):
    """Profile, absence, follow-up dates."""
    return {}


@panel(slots.BAR, template="people/bar.html", seen=lambda user: user, order=20)
def absent(host, *, mine, user):
    """Whoever is noted as absent sees it, with the way back."""
    if not user.is_authenticated or not user.may_be_away:
        return None
    absence = queries.current_absence(user)
    return {"absence": absence} if absence and absence.has_begun else None


@panel(slots.SIGN_IN, template="people/demo_sign_ins.html", seen=lambda user: None)
def demo_sign_ins(host, *, mine, user):
    """Accounts to try, in a demonstration only."""
    accounts = queries.demo_sign_ins()
    return {"accounts": accounts} if accounts else None
