"""The released page leaves by mail, with a link to each decision."""

from django.utils import timezone

from augenhoehe.base.actions import action
from augenhoehe.base.tokens import new_token
from augenhoehe.dashboards import events
from augenhoehe.dashboards.letters import Post, letter_of
from augenhoehe.dashboards.models import DecisionKey, MonthPage
from augenhoehe.dashboards.receivers import receivers, sending
from augenhoehe.journal.actions import record
from augenhoehe.mail.actions.write import write_mail
from augenhoehe.people.queries import department


@action
def send_month(page, *, by):
    """Write one mail to each receiver, once; a demo sends nothing. How many were written."""
    page = MonthPage.objects.select_for_update().get(pk=page.pk)
    how = sending()
    if not (how.is_on and page.released_at) or page.sent_at or department().is_demo:
        return 0
    found = receivers(how)
    if not found:
        return 0
    decisions = list(page.decisions.all())
    for receiver in found:
        tokens = {one.pk: _key(one, receiver) for one in decisions}
        post = Post(page=page, receiver=receiver, decisions=decisions, tokens=tokens)
        write_mail(letter_of(post), by=by)
    page.sent_at = timezone.now()
    page.save(update_fields=["sent_at"])
    record(events.MONTH_SENT, page, by=by, count=len(found))
    return len(found)


def _key(decision, receiver):
    token, token_hash = new_token()
    DecisionKey.objects.create(
        decision=decision,
        token_hash=token_hash,
        email=receiver.email,
        user=receiver.user,
        sent_at=timezone.now(),
    )
    return token
