"""What surveys keep of a person, and what is forgotten of it with time.

Anonymous responses are nobody's: they are neither found nor erased here.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from augenhoehe.base.codes import type_of
from augenhoehe.base.personal import Section, forget, passages, personal
from augenhoehe.surveys.actions.forget import (
    black_out_response,
    blank_invitations,
    blank_responses,
)
from augenhoehe.surveys.models import CallBack, Invitation, Response
from augenhoehe.surveys.telling import answers_in_words
from augenhoehe.tickets.models import Ticket

BATCH = 500


def _responses(person):
    return _of(Response, person)


def _invitations(person):
    return _of(Invitation, person)


def _of(model, person):
    """What is theirs, but for concerns that leave no trace for who asks."""
    theirs = model.objects.filter(contact__in=person.ids).order_by("pk")
    return theirs.exclude(ticket__in=_hidden(person)) if _hidden(person) else theirs


def _hidden(person):
    return person.hidden.get(type_of(Ticket), ())


def _holds_back(person):
    hidden = Response.objects.filter(contact__in=person.ids, ticket__in=_hidden(person))
    return bool(_hidden(person)) and hidden.exists()


def export(person, box):
    """What the person was asked, and what they answered."""
    asked = [
        {
            pgettext("survey", "Survey"): str(one.survey),
            pgettext("survey", "Sent"): one.sent_at,
            pgettext("survey", "State"): one.get_state_display(),
        }
        for one in _invitations(person).select_related("survey")
    ]
    yield Section(pgettext("survey", "Invitations"), asked)
    answered = [
        {
            pgettext("survey", "Survey"): str(one.survey),
            pgettext("survey", "Answered"): one.at,
            **{question["title_de"]: words for question, words in answers_in_words(one)},
        }
        for one in _responses(person).select_related("survey", "version")
    ]
    yield Section(pgettext("survey", "Responses"), answered)
    yield Section(pgettext("call-back", "Call-backs"), list(_call_backs(person)))
    box.held_back |= _holds_back(person)


def _call_backs(person):
    """What was said when somebody was called back."""
    theirs = CallBack.objects.filter(response__in=_responses(person))
    for one in theirs.prefetch_related("attempts"):
        yield {
            pgettext("call-back", "Due"): one.due_at,
            pgettext("survey", "State"): one.get_state_display(),
            pgettext("call-back", "Outcome"): one.outcome,
            pgettext("call-back", "What was said"): "\n".join(
                attempt.note for attempt in one.attempts.all() if attempt.note
            ),
        }


def preview(person):
    """Responses that stay as scores; invitations that forget whom they asked."""
    yield _("responses that stay as scores, without texts and name"), _responses(person)
    yield _("survey invitations without name"), _invitations(person)


def erase(erasure, *, by):
    """Take the person out of responses and invitations."""
    person = erasure.person
    erasure.held_back |= _holds_back(person)
    responses = list(_responses(person).values_list("pk", flat=True))
    invitations = list(_invitations(person).values_list("pk", flat=True))
    erasure.note("responses", blank_responses(responses))
    erasure.note("survey_invitations", blank_invitations(invitations))


def _old(before):
    """Responses that still say something about somebody."""
    old = Response.objects.filter(at__lt=before)
    return (old.exclude(text="") | old.exclude(contact=None)).order_by("pk")


def count_responses(before):
    """Responses given before this moment that still carry a text or a name."""
    return _old(before).count()


def remove_responses(before, *, by):
    """Blank one batch of them; scores, choices and dates stay."""
    return blank_responses(list(_old(before).values_list("pk", flat=True)[:BATCH]))


def texts_of(response):
    """What somebody wrote in a response."""
    return [response.text, *(value for value in response.values.values() if _is_text(value))]


def _is_text(value):
    return isinstance(value, str)


passages(Response, texts=texts_of, black_out=black_out_response)
personal(
    "surveys",
    title=pgettext_lazy("survey", "Responses"),
    export=export,
    preview=preview,
    erase=erase,
    order=30,
)
forget(
    "surveys.responses",
    title=pgettext_lazy("survey", "Responses"),
    hint=gettext_lazy("Texts and names; scores stay for the counts."),
    count=count_responses,
    remove=remove_responses,
)
