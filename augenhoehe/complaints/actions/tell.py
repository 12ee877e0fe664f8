"""The customer is told something: that it arrived, how it stands, what was decided."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.complaints import events
from augenhoehe.complaints.actions.decide import check_none_waits
from augenhoehe.complaints.answering import asked_below
from augenhoehe.complaints.clocks import CLOCK_FIELDS, set_clocks
from augenhoehe.complaints.models import Complaint, Word, WordDraft
from augenhoehe.complaints.moving import locked, move
from augenhoehe.complaints.picture import picture_of, put_back
from augenhoehe.journal.actions import record
from augenhoehe.kernel.mailtext.html import text_to_html
from augenhoehe.tickets.actions.reply import send_reply
from augenhoehe.tickets.actions.unsend import undo_send
from augenhoehe.tickets.facts import Written

REGRET = timedelta(seconds=20)


@action
def acknowledge_complaint(complaint, *, telling, by):
    """Tell the customer that the complaint arrived."""
    return _tell(complaint, Word.Kind.ACKNOWLEDGED, telling, by)


@action
def tell_news(complaint, *, telling, by):
    """Tell the customer how it stands; the next news count from here."""
    return _tell(complaint, Word.Kind.NEWS, telling, by)


@action
def tell_decision(complaint, *, telling, by):
    """Tell the customer what was decided; the clocks to the customer end here."""
    check_none_waits(complaint)
    return _tell(complaint, Word.Kind.DECISION, telling, by)


@action
def take_word_back(word, *, by):
    """Take a mail to the customer back while it still waits; the complaint stands as before."""
    word = Word.objects.select_for_update(of=("self",)).select_related("message").get(pk=word.pk)
    complaint = locked(word.complaint)
    newest = complaint.words.order_by("-at", "-id").first()
    if word.message is None or newest != word or word.at < timezone.now() - REGRET:
        raise Refused(_("This mail is under way already."), code="word.late")
    undo_send(word.message, by=by)
    put_back(complaint, word.before)
    record(events.UNTOLD, complaint, by=by, word=word.kind)
    word.delete()
    return complaint


def _tell(complaint, kind, telling, by):
    complaint = locked(complaint)
    before, now = picture_of(complaint), timezone.now()
    _go_on(complaint, kind, now)
    message = telling.message or _mailed(complaint, kind, telling, by)
    author = None if isinstance(by, str) else by
    WordDraft.objects.filter(complaint=complaint, kind=kind, user=author).delete()
    word = Word.objects.create(
        complaint=complaint,
        kind=kind,
        way=telling.way,
        at=now,
        by=author,
        message=message,
        note="" if message else telling.text.strip(),
        before=before if message else {},
    )
    record(KINDS[kind], complaint, by=by, way=telling.way)
    return word


def _go_on(complaint, kind, now):
    if kind == Word.Kind.NEWS:
        _check_waiting(complaint)
        complaint.news_at = now
        set_clocks(complaint)
        complaint.save(update_fields=["news_at", *CLOCK_FIELDS])
    else:
        move(complaint, VERBS[kind], at=now)


def _check_waiting(complaint):
    if complaint.state == Complaint.State.RECEIVED:
        raise Refused(
            _("Confirm first that it arrived; that is the first news."), code="news.early"
        )
    if not complaint.is_open or complaint.told_at:
        raise Refused(
            _("The customer knows the decision; no news is waited for."), code="news.late"
        )


def _mailed(complaint, kind, telling, by):
    if telling.way != Word.Way.MAIL:
        return None
    if complaint.ticket is None:
        raise Refused(
            _("There is no conversation to write in. Tell the customer in another way."),
            code="word.no_conversation",
        )
    if not telling.to.strip():
        raise Refused(_("To whom? There is no e-mail address."), code="word.nobody")
    written = Written(
        html=text_to_html(telling.text),
        to=(telling.to.strip(),),
        subject=telling.subject,
        below=asked_below(complaint) if kind == Word.Kind.DECISION else "",
    )
    return send_reply(complaint.ticket, written=written, by=by)


VERBS = {Word.Kind.ACKNOWLEDGED: "acknowledge", Word.Kind.DECISION: "tell"}
KINDS = {
    Word.Kind.ACKNOWLEDGED: events.ACKNOWLEDGED,
    Word.Kind.NEWS: events.NEWS_TOLD,
    Word.Kind.DECISION: events.TOLD,
}
