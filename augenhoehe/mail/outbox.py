"""The outbox as a list: filters of the address, paged by key."""

from django.db.models import Q

from augenhoehe.mail.models import OutMail
from augenhoehe.mail.queries import with_owners
from augenhoehe.mail.reasons import sentence

PAGE = 50


def filtered(found, given):
    """(mails, what was chosen): `state`, `mailbox`, `q`; unknown values choose nothing."""
    state = given.get("state", "")
    mailbox = given.get("mailbox", "")
    words = given.get("q", "").strip()[:100]
    if state in OutMail.State.values:
        found = found.filter(state=state)
    if mailbox.isdecimal():
        found = found.filter(mailbox_id=int(mailbox[:18]))
    if words:
        found = found.filter(
            Q(to_first__icontains=words) | Q(subject__icontains=words, is_secret=False)
        )
    return found, {"state": state, "mailbox": mailbox, "q": words}


def page_of(found, given, *, user):
    """(rows, key of the next page): older than `before`; a search shows readable mails only."""
    before = given.get("before", "")
    if before.isdecimal():
        found = found.filter(pk__lt=int(before[:18]))
    rows = list(found.select_related("mailbox").order_by("-pk")[: PAGE + 1])
    following = rows[PAGE - 1].pk if len(rows) > PAGE else None
    rows = with_owners(rows[:PAGE], user)
    if given.get("q", "").strip():
        rows = [row for row in rows if row.is_readable]
    for row in rows:
        row.why = sentence(row.reason, row.error if row.is_readable else "") if row.reason else ""
    return rows, following
