"""What is written to a customer about a complaint: a text to begin with, in their language."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from augenhoehe.complaints.amounts import written
from augenhoehe.complaints.clocks import day_end, regime_of
from augenhoehe.complaints.models import Complaint, Decision, Word
from augenhoehe.servicelevels.queries import hours_for
from augenhoehe.tickets.filling import address_of

GAP = "[…]"
SPOKEN = ("de", "en")
ELSEWHERE = "xx"


def tongue_of(complaint):
    """The language we write in: the customer's if we speak it, else the house's."""
    return complaint.language if complaint.language in SPOKEN else "de"


def address_for(complaint):
    """The address to write to, or ""."""
    if complaint.ticket:
        return address_of(complaint.ticket)
    if complaint.contact is None:
        return ""
    known = complaint.contact.addresses.filter(bounced_at=None).first()
    return known.email if known else ""


def opening_text(complaint, kind, *, by):
    """The text a mail begins with; gaps that only a person can fill read “[…]”."""
    with override(tongue_of(complaint)):
        parts = [_greeting(complaint), *BODIES[kind](complaint), by.name]
        return "\n\n".join(part for part in parts if part)


def calm_sentences(language):
    """Sentences for somebody who threatens: calm, clear, with a limit."""
    with override(language if language in SPOKEN else "de"):
        return [
            _("I see how much this upsets you, and I want to clear it up."),
            _("I talk with you about the matter gladly. Threats I do not accept."),
            _("I end this talk now and call you back tomorrow. Your complaint goes on meanwhile."),
            _("What was said today I pass on to the head of our service."),
        ]


def _greeting(complaint):
    name = complaint.representative or (complaint.contact.name if complaint.contact else "")
    return _("Good day %(name)s,") % {"name": name} if name else pgettext("mail", "Good day,")


def _day(moment):
    return date_format(timezone.localtime(moment), "l, j. F" if _is_german() else "l, j F")


def _is_german():
    return pgettext("language of the letter", "en") == "de"


def _acknowledging(complaint):
    yield _(
        "thank you for telling us. Your complaint arrived on %(day)s; its number is %(number)s."
    ) % {"day": _day(complaint.received_at), "number": complaint}
    yield _("This is how we understood it: %(wrong)s") % {"wrong": complaint.wrong}
    if complaint.wanted:
        yield _("What you want from us: %(wanted)s") % {"wanted": complaint.wanted}
    yield from _calm(complaint)
    yield _(
        "I find out what happened. You hear from us again by %(news)s at the latest, and by"
        " %(decision)s you know what we decided."
    ) % {"news": _day(_news_day(complaint)), "decision": _day(complaint.decision_due_at)}
    yield _("If we understood something wrongly, simply answer this message.")


def _news_day(complaint):
    """When news are due if the customer is told today that it arrived."""
    regime, hours = regime_of(complaint), hours_for(complaint.team_id or 0)
    days, is_calendar = regime.news_days, regime.is_calendar
    news_at = day_end(timezone.now(), days, hours=hours, is_calendar=is_calendar)
    return min(news_at, complaint.decision_due_at)


def _calm(complaint):
    if complaint.is_threat:
        yield calm_sentences(tongue_of(complaint))[1]


def _news(complaint):
    yield _("this is how your complaint %(number)s stands.") % {"number": complaint}
    yield _("So far we did: %(gap)s") % {"gap": GAP}
    yield _("What comes next: %(gap)s") % {"gap": GAP}
    yield _("You know what we decided by %(day)s.") % {"day": _day(complaint.decision_due_at)}


def _deciding(complaint):
    decision = complaint.decisions.filter(state=Decision.State.STANDS).last()
    yield _("we looked into your complaint %(number)s carefully.") % {"number": complaint}
    yield from _ours(decision.ours if decision else complaint.ours)
    yield decision.reason if decision else GAP
    for line in decision.lines.all() if decision else ():
        sum_of = f" ({written(line.cents)}\u00a0€)" if line.is_paid_out and line.cents else ""
        yield f"– {line}{sum_of}"
    if decision and decision.alternatives:
        yield _("What can be done instead: %(text)s") % {"text": decision.alternatives}
    if decision and decision.elsewhere:
        yield decision.elsewhere
    yield _("Is that all right with you? A short answer to this message is enough.")


def _ours(ours):
    words = {
        Complaint.Ours.YES: _("We made a mistake. I apologise for that."),
        Complaint.Ours.PARTLY: _("A part of it was our mistake. I apologise for that."),
    }
    if ours in words:
        yield words[ours]


BODIES = {
    Word.Kind.ACKNOWLEDGED: _acknowledging,
    Word.Kind.NEWS: _news,
    Word.Kind.DECISION: _deciding,
}
