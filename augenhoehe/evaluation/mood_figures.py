"""The figures that are counted on calls: how customers sounded, by a click of who spoke with them.

Calls of which nobody said it are counted beside, never guessed at.
"""

from functools import partial

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.base.indicators import counted, figure, share_of
from augenhoehe.base.tallies import source
from augenhoehe.evaluation import mood_records as records
from augenhoehe.tickets.models import Message, Ticket

CALLS = "/evaluation/calls/"
ON_THE_PHONE = pgettext_lazy("group of figures", "On the phone")
HIDDEN_OUT = _("What is no concern and concerns hidden from a colleague are left out.")
LEFT_OUT = _(
    "Calls of which nobody said how they sounded are left out, as are concerns hidden from a "
    "colleague and what is no concern."
)


def of_call(row):
    """A call, and how the customer sounded where somebody said it."""
    yield "n", None, None
    if row.mood:
        yield "said", None, None
        yield row.mood, None, None


def called(window):
    """The calls filed by when they were."""
    return records.called(Message.objects.all(), window)


def touched(ids):
    """When the calls in these concerns were."""
    calls = Message.objects.filter(ticket__in=ids, mood__isnull=False)
    return list(calls.values_list("at", flat=True))


SOURCE = source(
    "tickets.called",
    records=called,
    at="at",
    fields=("mood",),
    marks=of_call,
    touched=touched,
    subject=Ticket,
    parts={
        "team": "ticket__team_id",
        "touchpoint": "ticket__touchpoint_id",
        "topic": "ticket__topic_id",
        "product": "ticket__product_id",
    },
    hand="heard_by_id",
    unkept={"company": "ticket__company_id"},
)


of_calls = partial(
    figure,
    records=CALLS,
    left_out=LEFT_OUT,
    group=ON_THE_PHONE,
    source=SOURCE,
    segments=("team", "touchpoint", "topic", "product", "company"),
)

of_calls(
    "phone.calls",
    title=pgettext_lazy("figure", "Calls"),
    definition=_("Calls with customers that were written down in the window."),
    unit="count",
    left_out=HIDDEN_OUT,
    formula=counted(),
)
of_calls(
    "phone.annoyed",
    title=_("Annoyed on the phone"),
    definition=_(
        "Share of the calls in the window in which the customer sounded annoyed, of those of which "
        "whoever spoke with them said it."
    ),
    unit="share",
    good="down",
    formula=share_of("annoyed", "said"),
)
of_calls(
    "phone.grateful",
    title=_("Grateful on the phone"),
    definition=_(
        "Share of the calls in the window in which the customer sounded grateful, of those of "
        "which whoever spoke with them said it."
    ),
    unit="share",
    good="up",
    formula=share_of("grateful", "said"),
)
of_calls(
    "phone.factual",
    title=_("Factual on the phone"),
    definition=_(
        "Share of the calls in the window in which the customer sounded factual, of those of which "
        "whoever spoke with them said it."
    ),
    unit="share",
    formula=share_of("factual", "said"),
)
