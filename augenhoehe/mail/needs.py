"""What waits for a person: mailboxes in trouble, mails nobody knows about."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from augenhoehe.base.offers import Need, need
from augenhoehe.mail import rules
from augenhoehe.mail.models import OutMail
from augenhoehe.mail.reasons import sentence
from augenhoehe.people.queries import asking_department

UPKEEP = 7
SHOWN = 1000


def _to_keep(user):
    found = rules.mailboxes_visible_to(user)
    return found if rules.may_change_mailboxes(user) else found.none()


@need("mail.mailbox", seen=_to_keep)
def mailbox_in_trouble(mine, user, now):
    """A mailbox that cannot be read or sent from."""
    troubled = yield mine.exclude(trouble="").filter(is_active=True)
    return [
        Need(
            key=f"mailbox:{box.pk}",
            label=_("Mailbox %(address)s") % {"address": box.address},
            url=box.get_absolute_url(),
            why=sentence(box.trouble, box.trouble_detail),
            rank=UPKEEP,
            due_at=box.trouble_at,
        )
        for box in troubled
    ]


def _to_act_on(user):
    """Mails of one's own teams; all of them for the lead."""
    found = rules.outmails_visible_to(user)
    if user.is_lead:
        return found
    return found.filter(mailbox__touchpoint__team_id__in=user.team_ids)


@need("mail.outbox", seen=_to_act_on)
def outbox_in_trouble(mine, user, now):
    """Mails that failed or are unclear, as one line; nothing in the demo, which never sends."""
    States = OutMail.State
    troubled = mine.filter(state__in=[States.UNCLEAR, States.FAILED])
    count = len((yield troubled.values_list("pk", flat=True)[:SHOWN]))
    if not count or (yield from asking_department()).is_demo:
        return []
    label = ngettext("%(n)s mail did not go out", "%(n)s mails did not go out", count)
    return [
        Need(
            key="outbox",
            label=label % {"n": count},
            url=f"{reverse('mail:outbox')}?state={States.UNCLEAR}",
            why=_("Failed, or the connection broke; a person decides whether to send again."),
            rank=UPKEEP,
        )
    ]
