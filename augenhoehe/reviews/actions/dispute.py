"""The author disputes what was said; answered, taken to the second instance, settled."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action, housekeeping
from augenhoehe.journal.actions import record
from augenhoehe.people.models import Role, User
from augenhoehe.reviews import cards, events
from augenhoehe.reviews.actions.view import locked, working_days_on
from augenhoehe.reviews.models import Dispute, Mark
from augenhoehe.reviews.states import move
from augenhoehe.tickets import rules as tickets

FIELDS = [
    "state", "granted_ids", "answer", "second_words", "second", "due_at", "answered_at",
    "called_at", "settled_at",
]  # fmt: skip


@action
def raise_dispute(appraisal, *, item_ids, words, by):
    """Dispute items that the reviewer sees otherwise, with a reason, within ten working days."""
    appraisal = locked(appraisal)
    if not appraisal.is_revealed:
        raise Refused(_("Nothing is revealed yet that could be disputed."), code="dispute.early")
    if hasattr(appraisal, "dispute"):
        raise Refused(_("There was a dispute about this conversation already."), code="dispute.two")
    now = timezone.now()
    if now > appraisal.dispute_until:
        raise Refused(_("The time for a dispute is over. You can still talk."), code="dispute.late")
    differing = set(items_seen_otherwise(appraisal))
    if not item_ids or not set(item_ids) <= differing:
        text = _("Choose the items that the two of you see otherwise.")
        raise Refused(text, code="dispute.items")
    dispute = Dispute.objects.create(
        appraisal=appraisal,
        item_ids=sorted(item_ids),
        words=_said(words),
        raised_at=now,
        due_at=working_days_on(appraisal, now),
    )
    record(events.DISPUTE_RAISED, dispute, by=by)
    return dispute


@action
def withdraw_dispute(dispute, *, by):
    """Take a dispute back before it is answered."""
    dispute = _moved(dispute, "withdraw")
    _settle(dispute)
    record(events.DISPUTE_WITHDRAWN, dispute, by=by)
    return dispute


@action
def answer_dispute(dispute, *, granted_ids, words, by):
    """Answer with a reason; what is granted is seen the author's way from now on."""
    dispute = _moved(dispute, "answer")
    dispute.answer, dispute.answered_at = _said(words), timezone.now()
    _grant(dispute, granted_ids)
    if set(dispute.granted_ids) == set(dispute.item_ids):
        move(dispute, "accept")
        _settle(dispute)
    else:
        dispute.due_at = working_days_on(dispute.appraisal, dispute.answered_at)
        dispute.save(update_fields=FIELDS)
    record(events.DISPUTE_ANSWERED, dispute, by=by)
    return dispute


@action
def accept_answer(dispute, *, by):
    """Leave it at the answer."""
    dispute = _moved(dispute, "accept")
    _settle(dispute)
    record(events.DISPUTE_ACCEPTED, dispute, by=by)
    return dispute


@action
def call_second_instance(dispute, *, by):
    """Call whom the agreement names: after the answer, or when none came in time."""
    dispute = _locked(dispute)
    now = timezone.now()
    if dispute.state == Dispute.State.RAISED and now <= dispute.due_at:
        text = _("The reviewer still has time to answer. After that you can call the next.")
        raise Refused(text, code="dispute.waits")
    move(dispute, "call")
    dispute.second = second_instance(dispute.appraisal)
    dispute.called_at, dispute.due_at = now, working_days_on(dispute.appraisal, now)
    dispute.save(update_fields=FIELDS)
    record(events.DISPUTE_CALLED, dispute, by=by)
    return dispute


@action
def decide_dispute(dispute, *, granted_ids, words, by):
    """Decide as second instance, with a reason; with that it is settled."""
    dispute = _moved(dispute, "decide")
    dispute.second_words = _said(words)
    _grant(dispute, granted_ids)
    _settle(dispute)
    record(events.DISPUTE_DECIDED, dispute, by=by)
    return dispute


@housekeeping("time settles what nobody takes further")
def settle_overdue(now):
    """Settle answered disputes that the author did not take further in time; how many."""
    over = Dispute.objects.filter(state=Dispute.State.ANSWERED, due_at__lt=now)
    return over.update(state=Dispute.State.SETTLED, settled_at=now, due_at=None)


def items_seen_otherwise(appraisal):
    """Ids of the items of which author and reviewer say different things, in their order."""
    said = {}
    for one in appraisal.marks.all():
        said.setdefault(one.item_id, {})[one.side] = one.answer
    return [pk for pk, both in said.items() if len(set(both.values())) > 1]


def second_instance(appraisal):
    """Whom the agreement names, or another lead; Refused where that is neither of them."""
    consent = cards.consent_of(appraisal.scorecard) or appraisal.scorecard.consents.first()
    named = [consent.second_instance] if consent else []
    leads = User.objects.filter(is_active=True, grants__role=Role.LEAD).order_by("pk")
    for one in (*named, *leads):
        is_party = one.pk in (appraisal.author_id, appraisal.reviewer_id)
        reads = tickets.visible_to(one).filter(pk=appraisal.ticket_id)
        if one.is_active and not is_party and reads.exists():
            return one
    text = _(
        "Whom the agreement names cannot decide this one, and there is no other lead. Ask the "
        "works council to name somebody."
    )
    raise Refused(text, code="dispute.nobody")


def _locked(dispute):
    found = Dispute.objects.select_for_update(of=("self",))
    return found.select_related("appraisal__ticket", "appraisal__scorecard").get(pk=dispute.pk)


def _moved(dispute, verb):
    dispute = _locked(dispute)
    move(dispute, verb)
    return dispute


def _said(words):
    if not words.strip():
        raise Refused(_("Give your reason, in a sentence or two."), code="dispute.words")
    return words.replace("\0", "").strip()


def _grant(dispute, ids):
    """The reviewer's answer becomes the author's for these items."""
    ids = set(ids) & set(dispute.item_ids)
    marks = dispute.appraisal.marks.filter(item__in=ids)
    own = {one.item_id: one.answer for one in marks if one.side == Mark.Side.OWN}
    for one in marks:
        if one.side == Mark.Side.OTHER:
            one.answer = own[one.item_id]
            one.save(update_fields=["answer"])
    dispute.granted_ids = sorted(ids | set(dispute.granted_ids))


def _settle(dispute):
    dispute.settled_at, dispute.due_at = timezone.now(), None
    dispute.save(update_fields=FIELDS)
