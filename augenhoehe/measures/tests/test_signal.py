"""A signal is shown in its own room's words, to those who may see it."""

from django.template import Context, Template
from django.test import RequestFactory

from augenhoehe.base.offers import ref
from augenhoehe.measures.actions.finish import finish_measure
from augenhoehe.measures.aims import word_of
from augenhoehe.measures.models import Measure
from augenhoehe.measures.tests.making import day, quick
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.search.queries import find
from augenhoehe.tickets.actions.hand_over import hand_over_urgently
from augenhoehe.tickets.tests.cast import make_ticket


def test_a_measure_is_made_of_a_concern_in_one_click(cast):
    ticket = make_ticket(cast.technical, subject="Kessel kalt")
    request = RequestFactory().get("/")
    request.user = cast.alice
    tag = Template("{% load measures %}{% measure_link thing %}")
    link = tag.render(Context({"request": request, "thing": ticket}))
    path = f"/measures/new/?signal={word_of(ref(ticket)).replace(':', '%3A')}"
    assert path in link
    data = {"title": "Termin nennen", "owner": cast.alice.pk, "due_on": day(3), "serves": "none"}
    signed_in(cast.alice).post(path, data)
    made = Measure.objects.get()
    assert made.signal_ref == ref(ticket) and made.signal_text == ""
    assert "Kessel kalt" in signed_in(cast.alice).get(made.get_absolute_url()).content.decode()


def test_whoever_may_not_see_the_signal_is_not_told_what_it_is(cast):
    ticket = make_ticket(cast.confidential, subject="Streng vertraulich")
    made = quick(cast, signal=ref(ticket))
    page = signed_in(cast.boss).get(made.get_absolute_url()).content.decode()
    assert "Streng vertraulich" not in page and "something you may not see" in page
    stolen = signed_in(cast.alice).get(f"/measures/new/?signal={word_of(ref(ticket))}")
    assert "Streng vertraulich" not in stolen.content.decode()
    assert signed_in(cast.alice).get("/measures/new/?signal=x:y&idea=z").status_code == 200


def test_what_concerns_a_colleague_leaves_no_trace_for_them(cast):
    ticket = make_ticket(cast.technical, subject="Ton am Telefon")
    hand_over_urgently(
        ticket, danger="colleague", sentence="Ton", concerned=cast.alice, by=cast.bob
    )
    made = quick(cast, signal=ref(ticket), signal_text="Ton am Telefon")
    page = signed_in(cast.alice).get(made.get_absolute_url()).content.decode()
    assert "Ton am Telefon" not in page and "may not see" not in page
    assert "Ton am Telefon" in signed_in(cast.lead).get(made.get_absolute_url()).content.decode()


def test_measures_are_found_by_what_was_learned(cast):
    made = finish_measure(quick(cast), lesson="Kurze Sätze", by=cast.alice)
    assert [hit.owner for hit in find("kurze", scopes=["measures"])] == [ref(made)]
    assert signed_in(cast.boss).get("/search/?q=kurze").status_code == 200
