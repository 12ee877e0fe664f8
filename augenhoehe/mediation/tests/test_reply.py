"""Whoever answers our mail by mail, with all of it quoted below, tells it to the lead only."""

from augenhoehe.intake.tests.cast import arrive, mail
from augenhoehe.mail.models import Mailbox, OutMail
from augenhoehe.mediation.actions.understand import send_understanding
from augenhoehe.mediation.tests.cast import SECRET, customer_of, make_talk
from augenhoehe.people.models import Touchpoint
from augenhoehe.tickets import rules
from augenhoehe.tickets.models import Ticket


def test_the_concern_it_becomes_is_confidential(cast, settings):
    settings.PUBLIC_URL = "https://service.example"
    place = Touchpoint.objects.get(team=cast.technical)
    box = Mailbox.objects.create(touchpoint=place, address="support@haus.example")
    talk = make_talk(cast)
    send_understanding(customer_of(talk), words=f"{SECRET}-Verstanden", by=cast.lead)
    sent = OutMail.objects.get()
    answer = mail(
        "Re: So habe ich",
        sender="Mia Muster <mia@muster.example>",
        text=f"Passt.\n\n> {SECRET}-Verstanden",
        In_Reply_To=f"<{sent.message_id}>",
    )
    arrive(box, answer, mail("Etwas anderes", sender="Mia Muster <mia@muster.example>"))
    told, other = Ticket.objects.exclude(pk=talk.ticket_id).order_by("is_confidential", "pk")[::-1]
    assert told.subject == "Re: So habe ich" and told.is_confidential
    assert not other.is_confidential
    assert not rules.visible_to(cast.alice).filter(pk=told.pk).exists()
    assert rules.visible_to(cast.lead).filter(pk=told.pk).exists()
