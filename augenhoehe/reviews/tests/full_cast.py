"""The full form for tests: switched on, agreed to, drawn, handed in."""

from datetime import timedelta

from django.utils import timezone

from augenhoehe.reviews.actions.appoint import appoint_reviewer
from augenhoehe.reviews.actions.consent import record_consent
from augenhoehe.reviews.actions.draw import Wanted, draw_conversations
from augenhoehe.reviews.actions.settle import agree_on_appraisal
from augenhoehe.reviews.actions.switch import switch_full_form_on
from augenhoehe.reviews.actions.version import begin_version
from augenhoehe.reviews.actions.view import hand_in_view, keep_view
from augenhoehe.reviews.models import FullForm
from augenhoehe.reviews.tests.cast import SECRET
from augenhoehe.tickets.actions.solve import solve_ticket
from augenhoehe.tickets.facts import Outcome
from augenhoehe.tickets.models import Ticket
from augenhoehe.tickets.tests.cast import make_ticket, reply


def switch_on(cast):
    """Because the agreement says so."""
    return switch_full_form_on("Betriebsvereinbarung", ground="agreement", by=cast.lead)


def consent(card, cast, *, second=None):
    """The works council agreed; the lead decides where two do not find together."""
    terms = {
        "giver": "council",
        "agreement": "BV Fallbesprechung",
        "text_version": "Fassung vom 1. März",
        "agreed_on": timezone.localdate(),
        "reference": "Ordner 7",
        "second_instance": second or cast.lead,
    }
    return record_consent(card, terms=terms, by=cast.lead)


def agreed_card(cast):
    """The first version, agreed to."""
    card = begin_version(by=cast.lead)
    consent(card, cast)
    card.refresh_from_db()
    return card


def solved(team, by, **more):
    """A conversation that `by` answered and solved."""
    ticket = make_ticket(team, **more)
    reply(ticket, by)
    solve_ticket(ticket, outcome=Outcome(), by=by)
    ticket.refresh_from_db()
    return ticket


def make_drawing(cast, card=None, *, count=1, seed="7"):
    """A drawing of today's conversations; one of Alice's where nobody solved any."""
    if card is None:
        card = agreed_card(cast)
    if not FullForm.objects.filter(off_at=None).exists():
        switch_on(cast)
    today = timezone.localdate()
    wanted = Wanted(from_on=today - timedelta(days=30), until_on=today, count=count, seed=seed)
    if not solved_ones():
        solved(cast.technical, cast.alice, subject=f"{SECRET}-Betreff")
    return draw_conversations(card, wanted=wanted, by=cast.lead)


def solved_ones():
    """Is there something to draw from?"""
    return Ticket.objects.exclude(solved_at=None).exists()


def give(drawn, reviewer, *, by):
    """Somebody reviews it."""
    return appoint_reviewer(drawn, reviewer=reviewer, by=by)


def make_appraisal(cast, *, reviewer=None):
    """Alice's conversation, reviewed by Bob or whom one says."""
    return give(make_drawing(cast).drawn.get(), reviewer or cast.bob, by=cast.lead)


def say(appraisal, by, *, answer="so", words=f"{SECRET}-Grund"):
    """The same of every item."""
    items = appraisal.scorecard.items.values_list("pk", flat=True)
    return keep_view(appraisal, answers={pk: (answer, words) for pk in items}, by=by)


def hand_in(appraisal, by, *, answer="so"):
    """Say it and hand it in."""
    say(appraisal, by, answer=answer)
    return hand_in_view(appraisal, by=by)


def revealed(cast, *, reviewer=None):
    """Both views are there, and differ in every item."""
    appraisal = make_appraisal(cast, reviewer=reviewer)
    hand_in(appraisal, cast.alice)
    return hand_in(appraisal, reviewer or cast.bob, answer="partly")


def agree_on(appraisal, by):
    """An agreement for the week after next."""
    return agree_on_appraisal(
        appraisal,
        behaviour=f"{SECRET}-Verhalten",
        example=f"{SECRET}-Beispiel",
        look_on=timezone.localdate() + timedelta(days=8),
        by=by,
    )
