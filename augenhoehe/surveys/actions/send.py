"""What is due goes through the gate: sent, put off with a date, or not asked, with the reason."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from augenhoehe.base.actions import Refused, action, housekeeping
from augenhoehe.base.tokens import new_token
from augenhoehe.journal.actions import record
from augenhoehe.mail.actions.write import write_mail
from augenhoehe.mail.queries import sending_mailbox
from augenhoehe.people.queries import department
from augenhoehe.surveys import events
from augenhoehe.surveys.gate import BOUNCE, Verdict
from augenhoehe.surveys.gathering import RULES_ID, asking_rules, candidate_of, gather
from augenhoehe.surveys.letters import Asking, letter_of
from augenhoehe.surveys.models import AskingRules, Channel, Invitation, Survey
from augenhoehe.surveys.queries import current_version, has_answered

AT_ONCE = 200


def why_nothing_is_sent():
    """A code while no survey can leave the house: "demo", "no_url", "no_mailbox"; else ""."""
    if department().is_demo:
        return "demo"
    if not settings.PUBLIC_URL:
        return "no_url"
    return "" if sending_mailbox() else "no_mailbox"


@action
def ask_due(*, by, now=None):
    """One batch of what is due; says how many were looked at."""
    if why_nothing_is_sent():
        return 0
    _one_at_a_time()
    now = now or timezone.now()
    due = Invitation.objects.filter(state=Invitation.State.WAITING, due_at__lte=now)
    rows = _locked(due.filter(channel=Channel.MAIL, survey__state=Survey.State.RUNNING))
    facts = gather([candidate_of(one) for one in rows], now=now)
    for one in rows:
        _ask(one, facts, by)
    return len(rows)


@housekeeping("the row is there to be held, whatever it says")
def _one_at_a_time():
    """Two workers could ask one person twice, each for another survey: the second one waits."""
    AskingRules.objects.get_or_create(pk=RULES_ID)
    AskingRules.objects.select_for_update().get(pk=RULES_ID)


def _locked(rows):
    """A batch that no other worker has in its hands."""
    rows = rows.exclude(contact=None).select_for_update(of=("self",), skip_locked=True)
    rows = rows.select_related("survey", "contact", "ticket", "complaint__ticket")
    return list(rows.order_by("due_at", "pk")[:AT_ONCE])


def _ask(invitation, facts, by):
    if _is_answered(invitation):
        return _settle(invitation, facts.now)
    candidate = candidate_of(invitation)
    verdict = facts.decide(candidate)
    if not verdict.is_yes:
        return _put_off(invitation, verdict, facts.now)
    try:
        with transaction.atomic():
            _send(invitation, facts, by)
    except Refused:
        # An address no mail can go to must not keep all others waiting.
        return _put_off(invitation, Verdict(BOUNCE), facts.now)
    return facts.note(candidate)


def _is_answered(invitation):
    """By another way; where answers are anonymous, everybody gets the same mails as anybody."""
    return not invitation.survey.is_anonymous and has_answered(invitation)


@housekeeping("the response itself is recorded")
def _settle(invitation, now):
    """On the status page or on the telephone it was answered before the mail was due."""
    invitation.state, invitation.decided_rule = Invitation.State.ANSWERED, ""
    invitation.decided_at = now
    invitation.save(update_fields=["state", "decided_rule", "decided_at"])


@housekeeping("the invitation itself keeps the rule and the date")
def _put_off(invitation, verdict, now):
    """Waits until the rule's date; without one it is not asked."""
    states = Invitation.State
    invitation.decided_rule, invitation.decided_at = verdict.rule, now
    invitation.state = states.WAITING if verdict.until else states.BLOCKED
    invitation.due_at = verdict.until or invitation.due_at
    invitation.save(update_fields=["decided_rule", "decided_at", "state", "due_at"])


def _send(invitation, facts, by):
    token, invitation.token_hash = new_token()
    invitation.version = current_version(invitation.survey)
    invitation.state, invitation.decided_rule = Invitation.State.SENT, ""
    invitation.decided_at = invitation.sent_at = facts.now
    invitation.expires_at = facts.now + timedelta(days=invitation.survey.window_days)
    invitation.save()
    to = facts.reachable[invitation.contact_id]
    write_mail(letter_of(Asking(invitation=invitation, token=token, to=to)), by=by)
    record(events.ASKED, invitation.contact, by=by, survey_id=invitation.survey_id)


@action
def remind_due(*, by, now=None):
    """The only reminder, some days later, through the same gate; it counts as a question."""
    days = asking_rules().reminder_days
    if not days or why_nothing_is_sent():
        return 0
    _one_at_a_time()
    now = now or timezone.now()
    rows = _to_remind(now, days)
    facts = gather([candidate_of(one) for one in rows], now=now)
    for one in rows:
        _remind(one, facts, by)
    return len(rows)


def _to_remind(now, days):
    out = Invitation.objects.filter(
        state=Invitation.State.SENT,
        reminded_at=None,
        sent_at__lte=now - timedelta(days=days),
        sent_at__gte=now - timedelta(days=3 * days),
        expires_at__gt=now + timedelta(days=1),
        survey__state=Survey.State.RUNNING,
    )
    return _locked(out.select_related("version", "user"))


def _remind(invitation, facts, by):
    """What the gate puts off now is looked at again at the next turn."""
    candidate = candidate_of(invitation, is_reminder=True)
    if _is_answered(invitation) or not facts.decide(candidate).is_yes:
        return
    facts.note(candidate)
    token, invitation.reminder_hash = new_token()
    invitation.reminded_at = facts.now
    invitation.save(update_fields=["reminder_hash", "reminded_at"])
    to = facts.reachable[invitation.contact_id]
    asking = Asking(invitation=invitation, token=token, to=to, is_reminder=True)
    write_mail(letter_of(asking), by=by)
    record(events.REMINDED, invitation.contact, by=by, survey_id=invitation.survey_id)
