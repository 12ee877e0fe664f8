"""The link by which a customer answers a decision."""

from datetime import timedelta

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from augenhoehe.base.tokens import hash_of, is_token, new_token
from augenhoehe.complaints.letters import tongue_of
from augenhoehe.complaints.models import AnswerKey, Decision
from augenhoehe.people.queries import public_link

DAYS = 60


def asked_below(complaint):
    """The end of the mail that tells a decision: a link to accept it or to say no; may be ""."""
    decision = complaint.decisions.filter(state=Decision.State.STANDS).first()
    if decision is None or decision.answer or not settings.PUBLIC_URL:
        return ""
    token, token_hash = new_token()
    now = timezone.now()
    AnswerKey.objects.create(
        decision=decision,
        token_hash=token_hash,
        sent_at=now,
        expires_at=now + timedelta(days=DAYS),
    )
    url = public_link(reverse("complaints:answer_by_link", args=[token]))
    with override(tongue_of(complaint)):
        return render_to_string("complaints/email/answer.html", {"url": url, "days": DAYS})


def by_token(token):
    """The key of a link in a mail to a customer, or None."""
    if not is_token(token):
        return None
    rows = AnswerKey.objects.select_related("decision__complaint__ticket", "decision__by")
    return rows.filter(token_hash=hash_of(token)).first()


def why_no_answer(decision):
    """Why a decision cannot be answered (any more), in a sentence; "" where it can."""
    if decision.answer:
        day = date_format(timezone.localtime(decision.answered_at), "DATE_FORMAT")
        return _("This was answered on %(day)s already: %(answer)s.") % {
            "day": day,
            "answer": decision.get_answer_display(),
        }
    if decision.state == Decision.State.REPLACED:
        return _("It was decided anew since; please look at our newer mail.")
    if not decision.stands:
        return _("This decision does not stand.")
    if not decision.complaint.is_open:
        return _("This complaint is closed. Write to us, and we take it up again.")
    return ""


def why_no_answer_by(key):
    """The same for a link, which ends some day."""
    reason = why_no_answer(key.decision)
    if not reason and key.expires_at <= timezone.now():
        return _("This link is over. Write to us or call us; it is not too late to answer.")
    return reason
