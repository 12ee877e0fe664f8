"""What surveys show on other rooms' pages."""

from django.urls import reverse
from django.utils.translation import get_language

from augenhoehe.base.offers import panel
from augenhoehe.complaints.slots import SIDE as BESIDE_COMPLAINT
from augenhoehe.customers.slots import CONTACT, CONTACT_ACTIONS
from augenhoehe.surveys import opening, queries, rules
from augenhoehe.surveys.models import Channel
from augenhoehe.surveys.questions import say
from augenhoehe.surveys.slots import RESPONSE
from augenhoehe.surveys.telling import answers_in_words
from augenhoehe.tickets.slots import SIDE, STATUS


@panel(SIDE, template="surveys/beside.html", seen=rules.responses_visible_to, order=60)
def beside_ticket(ticket, *, mine, user):
    """What the customer answered to this concern, and the way to write it down."""
    responses = queries.responses_of(mine, ticket=ticket)
    opened = opening.of_ticket(ticket, channel=Channel.PHONE)
    url = _phone_url(opened, ticket)
    return {"responses": responses, "phone_url": url} if responses or url else None


def _phone_url(opened, ticket):
    """Where a colleague writes down what the customer says; "" where nothing is left to ask."""
    if opened is None or opened.closed or opened.response:
        return ""
    if not queries.takes_calls(opened.survey):
        return ""
    return f"{reverse('surveys:phone', args=[opened.survey.pk])}?ticket={ticket.pk}"


@panel(CONTACT, template="surveys/beside.html", seen=rules.responses_visible_to, order=60)
def beside_contact(contact, *, mine, user):
    """What a contact answered."""
    responses = queries.responses_of(mine, contact=contact)
    return {"responses": responses} if responses else None


@panel(STATUS, template="surveys/status.html", seen=rules.responses_visible_to, order=20)
def on_status_page(ticket, *, mine, user):
    """The customer is on the page already: asking there needs no mail and no consent."""
    opened = opening.of_ticket(ticket, channel=Channel.STATUS)
    if opened is None or opened.closed:
        return None
    url = reverse("surveys:of_ticket", args=[ticket.status_key])
    return {"url": url, "is_answered": opened.response is not None}


@panel(CONTACT_ACTIONS, template="surveys/why_link.html", seen=rules.visible_to, order=60)
def why_not_asked(contact, *, mine, user):
    """The way to the page that explains whether this contact may be asked."""
    return {"url": reverse("surveys:why", args=[contact.pk])}


@panel(RESPONSE, template="surveys/called.html", seen=rules.call_backs_visible_to, order=10)
def called_back(response, *, mine, user):
    """The call-back that a critical response asked for."""
    found = mine.filter(response=response).select_related("owner").first()
    return {"call_back": found, "response": response}


@panel(
    BESIDE_COMPLAINT,
    template="surveys/of_complaint.html",
    seen=rules.responses_visible_to,
    order=60,
)
def of_complaint(complaint, *, mine, user):
    """How fair the customer found the handling, in each of the answers they gave."""
    given = mine.filter(invitation__complaint=complaint).select_related("survey", "version")
    found = yield given.order_by("-at")[:3]
    language = (get_language() or "de")[:2]
    shown = [
        (one, [(say(asked, "title", language), words) for asked, words in answers_in_words(one)])
        for one in found
    ]
    return {"responses": shown} if shown else None
