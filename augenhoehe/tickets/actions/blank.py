"""What concerns say of persons is removed; that they came and were solved stays for the counts."""

import json

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils import translation
from django.utils.html import escape
from django.utils.translation import pgettext

from augenhoehe.base.actions import housekeeping
from augenhoehe.base.codes import type_of
from augenhoehe.files.actions import detach_all
from augenhoehe.files.models import Attachment
from augenhoehe.mail.actions.erase import erase_outmails, erase_raws
from augenhoehe.mail.actions.name import forget_named
from augenhoehe.mail.models import OutMail, RawMail
from augenhoehe.people.models import FollowUp
from augenhoehe.people.queries import department
from augenhoehe.search.actions import drop_groups
from augenhoehe.tickets.actions.index import index_ticket
from augenhoehe.tickets.actions.undo import forget_undos_of
from augenhoehe.tickets.models import (
    CollectiveAnswer,
    Consultation,
    Draft,
    ExtraWish,
    Handover,
    Message,
    Notice,
    Promise,
    SideThread,
    Ticket,
    Undo,
)

REASON = "the erasure and the nightly forgetting record themselves"
MESSAGE = {
    "sender_name": "",
    "sender_address": "",
    "to": [],
    "cc": [],
    "bcc": [],
    "subject": "",
    "text": "",
    "html": "",
    "message_id": "",
}
HANDOVER = {"sentence": "", "tried": [], "exhausted": "", "wanted": "", "answer": "", "agreed": ""}


@housekeeping(REASON)
def blank_tickets(ids):
    """Remove every text and name from these tickets; the ids of blobs that lost a link."""
    ids = list(ids)
    blobs = blank_messages(Message.objects.filter(ticket__in=ids), index=False)
    with translation.override(department().language):
        subject = pgettext("ticket", "erased")
    Ticket.objects.filter(pk__in=ids).update(
        subject=subject, preview="", sender="", waiting_for="", status_key=""
    )
    _blank_work(ids)
    forget_undos_of(ids)
    drop_groups([(type_of(Ticket), pk) for pk in ids])
    return blobs


@housekeeping(REASON)
def blank_messages(messages, *, index=True):
    """Remove text, names, attachments and raw mail of these messages; the ids of freed blobs."""
    rows = list(messages.values_list("pk", "raw_id", "outmail_id", "ticket_id"))
    ids = [row[0] for row in rows]
    blobs = _blobs_of(Message, ids)
    detach_all(Message, ids)
    blobs |= erase_raws(RawMail.objects.filter(pk__in=[row[1] for row in rows if row[1]]))
    erase_outmails(OutMail.objects.filter(pk__in=[row[2] for row in rows if row[2]]))
    Message.objects.filter(pk__in=ids).update(**MESSAGE)
    forget_named(Message, ids)
    Undo.objects.filter(before__message__in=ids).delete()
    if index:
        for ticket_id in {row[3] for row in rows}:
            index_ticket(ticket_id, whole=True)
    return blobs


@housekeeping(REASON)
def drop_undos(words):
    """Forget what could be taken back, or was written to all, where it names one of these."""
    # One on its way was asked for by a person; it is over within a minute.
    written = CollectiveAnswer.objects.exclude(state=CollectiveAnswer.State.GOING)
    for word in filter(None, words):
        # JSON may keep letters beyond ASCII as \\u escapes.
        kept = json.dumps(word)[1:-1]
        named = Undo.objects.annotate(words=Cast("before", TextField()))
        found = named.filter(Q(words__icontains=word) | Q(words__icontains=kept))
        ids = list(found.values_list("pk", flat=True))
        Undo.objects.filter(pk__in=ids).delete()
        written.filter(html__icontains=escape(word)).update(html="")


def _blank_work(ids):
    """What colleagues wrote around the tickets."""
    Promise.objects.filter(ticket__in=ids).update(text="", withdrawn_reason="")
    ExtraWish.objects.filter(ticket__in=ids).update(text="")
    Consultation.objects.filter(ticket__in=ids).update(question="", answer="")
    Notice.objects.filter(ticket__in=ids).update(text="", answer="")
    Handover.objects.filter(ticket__in=ids).update(**HANDOVER, needed_note="")
    SideThread.objects.filter(ticket__in=ids).update(address="", title="")
    drafts = list(Draft.objects.filter(ticket__in=ids).values_list("pk", flat=True))
    detach_all(Draft, drafts)
    Draft.objects.filter(pk__in=drafts).delete()
    noted = FollowUp.objects.filter(subject_type=type_of(Ticket), subject_id__in=ids)
    noted.update(note="")


def _blobs_of(model, ids):
    links = Attachment.objects.filter(owner_type=type_of(model), owner_id__in=ids)
    return set(links.values_list("blob_id", flat=True))
