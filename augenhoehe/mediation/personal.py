"""What clearing talks and talk sheets keep of a person from outside, and how it goes."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from augenhoehe.base.codes import type_of
from augenhoehe.base.personal import Section, personal
from augenhoehe.mediation.actions.forget import blank_parties, blank_sheets
from augenhoehe.mediation.models import Party, Talk, TalkSheet
from augenhoehe.tickets.models import Ticket


def _parties(person):
    """The person's sides of talks, but for those that leave no trace for who asks."""
    theirs = Party.objects.filter(contact__in=person.ids).order_by("pk")
    return theirs.exclude(talk__in=_hidden(person, Talk))


def _sheets(person):
    theirs = TalkSheet.objects.filter(ticket__contact__in=person.ids).order_by("pk")
    return theirs.exclude(ticket__in=_hidden(person, Ticket))


def _hidden(person, model):
    return person.hidden.get(type_of(model), ())


def _holds_back(person):
    hidden = Party.objects.filter(contact__in=person.ids, talk__in=_hidden(person, Talk))
    return bool(_hidden(person, Talk)) and hidden.exists()


def export(person, box):
    """What the person said, how it was understood, and what they answered; nothing of others."""
    line, words = pgettext("personal", "Line"), pgettext("personal", "Words")
    told = [
        {line: heading, words: text}
        for party in _parties(person).prefetch_related("voices", "interests", "understandings")
        for heading, text in _told(party)
        if text
    ]
    yield Section(pgettext("personal", "Clearing talks"), told)
    yield Section(pgettext("personal", "Talk sheets"), list(_noted(person)))
    box.held_back |= _holds_back(person)


def _told(party):
    """[(heading, words)] of what a side said, and of how it was understood."""
    for one in party.voices.all():
        yield one.get_line_display(), one.text
    for one in party.interests.all():
        yield pgettext("personal", "Interest"), one.text
    for mail in party.understandings.all():
        yield _("How it was understood"), mail.words
        yield mail.get_answer_display(), mail.own_words


def _noted(person):
    for one in _sheets(person):
        yield {
            _("What does the customer feel?"): one.feels,
            _("What does the customer want?"): one.wants,
        }


def preview(person):
    """Sides of clearing talks, and talk sheets, that lose their words."""
    yield _("sides of clearing talks without words and name"), _parties(person)
    yield _("talk sheets without words"), _sheets(person)


def erase(erasure, *, by):
    """Take the person's words out of talks and sheets; that a talk was held stays."""
    person = erasure.person
    erasure.held_back |= _holds_back(person)
    parties = list(_parties(person).values_list("pk", flat=True))
    sheets = list(_sheets(person).values_list("pk", flat=True))
    erasure.note("clearing_talks", blank_parties(parties))
    erasure.note("talk_sheets", blank_sheets(sheets))


personal(
    "mediation",
    title=gettext_lazy("Clearing talks"),
    export=export,
    preview=preview,
    erase=erase,
    order=35,
)
