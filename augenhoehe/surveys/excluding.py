"""What was left out, counted beside every score, and the rules in words."""

from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.surveys import gate
from augenhoehe.surveys.models import Invitation

RULES = {
    "": pgettext_lazy("gate", "may be asked"),
    gate.OBJECTED: pgettext_lazy("gate", "objected"),
    gate.BASIS: _("no legal basis on record"),
    gate.OPEN: _("open matter"),
    gate.ASKED: _("asked a short time ago"),
    gate.RESERVED: _("place kept for the question about the relation"),
    gate.CAP: _("enough people of this company asked this quarter"),
    gate.BOUNCE: _("no address that mail reaches"),
    gate.QUIET: _("outside the service hours"),
}
HINTS = {
    gate.OBJECTED: _("Whoever objected is never asked; only the person takes that back."),
    gate.BASIS: _("Note a consent, or a sale by § 7 (3) UWG, on the page of the contact."),
    gate.OPEN: _("Something is open with this person. First it is settled, then we ask."),
    gate.ASKED: _(
        "One rule holds across all surveys; reminders count, too. Only the second question after a "
        "call-back need not wait for it; it counts like any other."
    ),
    gate.RESERVED: _("Otherwise questions after solutions would leave no room for it."),
    gate.CAP: _("Asked from the first day of the next quarter on."),
    gate.BOUNCE: _("Mail came back, or no address is known. Put it right on the contact."),
    gate.QUIET: _("It waits for the next opening."),
}
NOT_SENT = {
    "demo": _("This is the demo: no survey leaves the house."),
    "no_url": _(
        "No survey is sent: the address of this installation is not set (AUGENHOEHE_URL), so no "
        "link in a mail would work."
    ),
    "no_mailbox": _("No survey is sent: no mailbox is set up that sends."),
}


def excluded(survey, *, since=None, until=None):
    """{rule: how many} were not asked for this survey, or wait because of it; for any score."""
    rows = Invitation.objects.filter(survey=survey, is_again=False).exclude(decided_rule="")
    if since:
        rows = rows.filter(created_at__gte=since)
    if until:
        rows = rows.filter(created_at__lt=until)
    rows = rows.filter(state__in=(Invitation.State.BLOCKED, Invitation.State.WAITING))
    return dict(rows.values_list("decided_rule").annotate(Count("pk")).order_by())


def in_words(counts):
    """[(words, how many)] in the order of the rules."""
    return [(words, counts[rule]) for rule, words in RULES.items() if counts.get(rule)]
