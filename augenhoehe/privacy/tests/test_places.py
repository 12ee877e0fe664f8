"""After an erasure: where others still name the person, and a verb for each place."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from augenhoehe.base.codes import type_of
from augenhoehe.journal.models import Entry
from augenhoehe.mail.actions.store import settle_raw, store_raws
from augenhoehe.mail.models import OutMail, RawMail
from augenhoehe.people.tests.cast import make_cast, make_person, signed_in
from augenhoehe.privacy import events
from augenhoehe.privacy.actions.erase import ask_for_erasure, erase
from augenhoehe.privacy.actions.places import black_out_place, end_check, forget_old_words
from augenhoehe.privacy.models import Erasure, Place
from augenhoehe.privacy.tests.cast import EMAIL, NAME, make_traces
from augenhoehe.solutions.actions.save import create_solution
from augenhoehe.tickets.actions.ask import ask_team
from augenhoehe.tickets.actions.collective import start_collective
from augenhoehe.tickets.actions.confide import confide_ticket
from augenhoehe.tickets.actions.hand_over import hand_over_urgently
from augenhoehe.tickets.actions.index import index_ticket
from augenhoehe.tickets.actions.notice import notice_something
from augenhoehe.tickets.actions.promise import give_promise
from augenhoehe.tickets.models import Message, Notice
from augenhoehe.tickets.tests.cast import make_contact, make_ticket, reply, write_again

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def others(cast):
    """Otto writes about the person, a namesake stands in another concern, a third says nothing."""
    otto = make_contact("Otto Ost")
    told = make_ticket(cast.technical, subject=f"Anruf von {NAME}", contact=otto)
    write_again(told, f"Gestern war Frau {NAME} ({EMAIL}) da.")
    reply(
        told,
        cast.alice,
        html=f"<p>Danke, <b>Zwetschgenhilde</b> Quittenbaum ist bekannt, {NAME}</p>",
    )
    raw = store_raws([("o.eml", f"From: otto\n\n{NAME}".encode())])[0]
    settle_raw(raw, RawMail.State.DONE)
    Message.objects.filter(ticket=told, kind="incoming").update(raw=raw)
    namesake = make_ticket(cast.commercial, subject="Rechnung", contact=make_contact("Paul Pult"))
    write_again(namesake, "Grüße von Familie Quittenbaum")
    make_ticket(cast.technical, subject="Quittenbäume", contact=make_contact("Rosa Rot"))
    for ticket in (told, namesake):
        index_ticket(ticket.pk, whole=True)
    return told, namesake


def erased(cast):
    contact, _ticket = make_traces(cast)
    erasure = ask_for_erasure(contact, by=cast.lead)
    erase(erasure, by="worker")
    return Erasure.objects.get(pk=erasure.pk)


def page_of(cast, erasure):
    return signed_in(cast.lead).get(f"/privacy/erasure/{erasure.pk}/places/").content.decode()


def test_the_places_are_listed_sure_ones_first_and_no_other_is(cast, others):
    erasure = erased(cast)
    assert [place.is_sure for place in erasure.places.all()] == [True, True, True, False]
    page = page_of(cast, erasure)
    assert f"<mark>{NAME}</mark>" in page and "last name only" in page
    assert "Quittenbäume" not in page
    sealed = Erasure.objects.extra(select={"raw": "words"}).values_list("raw", flat=True).get()
    assert sealed and NAME not in sealed
    path = f"/privacy/erasure/{erasure.pk}/places/"
    assert path in signed_in(cast.lead).get("/privacy/").content.decode()


def test_blacking_out_takes_the_name_from_text_mail_and_search_and_is_recorded(cast, others):
    told, namesake = others
    erasure = erased(cast)
    lead = signed_in(cast.lead)
    for place in erasure.places.filter(is_sure=True):
        lead.post(f"/privacy/erasure/{erasure.pk}/places/{place.pk}/black-out/")
    said = Message.objects.filter(ticket=told)
    told.refresh_from_db()
    assert said.filter(text__startswith="Gestern war Frau ", text__endswith=" da.").exists()
    for one in said:
        assert NAME not in one.text + one.html and EMAIL not in one.text
        assert "Quittenbaum" not in one.html
    assert NAME not in told.subject + told.preview
    assert not RawMail.objects.exclude(body=None).exists()
    assert NAME not in str(list(OutMail.objects.values("subject", "text", "html")))
    assert Entry.objects.filter(kind=events.PLACE_BLACKED_OUT.code).count() == 3
    assert NAME not in str(list(Entry.objects.values()))
    assert Message.objects.filter(ticket=namesake, text__contains="Quittenbaum").exists()
    assert "<mark>Quittenbaum</mark>" in page_of(cast, erasure)


def test_when_all_was_looked_at_the_names_are_forgotten(cast, others):
    erasure = erased(cast)
    assert erasure.words
    signed_in(cast.lead).post(f"/privacy/erasure/{erasure.pk}/places/done/")
    erasure.refresh_from_db()
    assert not erasure.words and not Place.objects.exists()
    assert "Nothing that you may see" in page_of(cast, erasure)


def test_after_thirty_days_they_are_forgotten_anyway(cast, others):
    erasure = erased(cast)
    forget_old_words(timezone.now() + timedelta(days=29))
    assert Place.objects.exists()
    forget_old_words(timezone.now() + timedelta(days=31))
    erasure.refresh_from_db()
    assert not erasure.words and not Place.objects.exists()


def test_without_a_place_no_word_is_kept(cast):
    erasure = erased(cast)
    assert not erasure.words and not Place.objects.exists()


def test_only_the_lead_looks_and_of_what_is_about_the_lead_there_is_no_trace(cast, others):
    told, _namesake = others
    erasure = erased(cast)
    place = erasure.places.first()
    for other in (cast.alice, cast.admin, cast.observer, None):
        client = signed_in(other)
        assert client.get(f"/privacy/erasure/{erasure.pk}/places/").status_code in (302, 403, 404)
        path = f"/privacy/erasure/{erasure.pk}/places/{place.pk}/black-out/"
        assert client.post(path).status_code in (302, 403, 404)
    assert Place.objects.filter(pk=place.pk).exists()
    confide_ticket(told, readers=[], by=cast.lead)
    told.concealed.create(user=cast.lead)
    page = page_of(cast, erasure)
    assert NAME not in page and page.count("<mark>") == 1
    own = erasure.places.filter(is_sure=True).first()
    path = f"/privacy/erasure/{erasure.pk}/places/{own.pk}/black-out/"
    assert signed_in(cast.lead).post(path).status_code == 404
    end_check(erasure, by=cast.lead)
    assert "<mark>" not in page_of(cast, erasure)
    assert "/places/" not in signed_in(cast.lead).get("/privacy/").content.decode()
    other = signed_in(make_person("Lutz Leitung", "lead"))
    page = other.get(f"/privacy/erasure/{erasure.pk}/places/").content.decode()
    assert page.count("<mark>") == 3 and NAME in page


def test_what_the_search_does_not_know_is_found_and_blacked_out(cast, others):
    """Promises, handovers, questions, notices, collective cases: of others' concerns."""
    told, _namesake = others
    tomorrow = timezone.now() + DAY
    give_promise(told, text=f"{NAME} zurückrufen", due_at=tomorrow, by=cast.alice)
    ask_team(told, team=cast.commercial, question=f"Kennt ihr {NAME}?", by=cast.alice)
    notice_something(text=f"{NAME} ruft täglich an", by=cast.alice, ticket=told)
    notice_something(text=f"Nochmals: {NAME}", by=cast.alice)
    case = start_collective([told], title="Ausfall", cause=f"sagt {NAME}", by=cast.alice)
    hand_over_urgently(told, danger="lawyer", sentence=f"{NAME} droht mit Anwalt", by=cast.alice)
    erasure = erased(cast)
    page = page_of(cast, erasure)
    assert page.count(f"<mark>{NAME}</mark>") == 3 + 6
    lead = signed_in(cast.lead)
    for place in erasure.places.filter(is_sure=True):
        lead.post(f"/privacy/erasure/{erasure.pk}/places/{place.pk}/black-out/")
    case.refresh_from_db()
    left = [told.promises, told.consultations, told.handovers, Notice.objects]
    assert NAME not in str([list(rows.values()) for rows in left]) + case.cause
    assert case.cause.startswith("sagt ") and case.title == "Ausfall"


def test_many_places_cost_no_more_than_one(cast, others):
    told, _namesake = others
    more = {"text": f"{NAME} anrufen", "due_at": timezone.now() + DAY, "by": cast.alice}
    first = give_promise(told, **more)
    erasure = erased(cast)
    before = _statements(cast, erasure)
    for number in range(3):
        promise = give_promise(make_ticket(cast.technical, subject=f"Nr. {number}"), **more)
        kind = type_of(type(first))
        erasure.places.create(owner_type=kind, owner_id=promise.pk, is_sure=True)
    assert page_of(cast, erasure).count(f"<mark>{NAME}</mark>") == 3 + 1 + 3
    assert _statements(cast, erasure) == before


def _statements(cast, erasure):
    page_of(cast, erasure)
    with CaptureQueriesContext(connection) as asked:
        page_of(cast, erasure)
    return len(asked)


def test_a_standard_solution_is_changed_by_hand(cast):
    create_solution({"title_de": f"Wenn {NAME} anruft"}, by=cast.alice)
    erasure = erased(cast)
    place = erasure.places.get()
    page = page_of(cast, erasure)
    assert "Change the text there" in page
    path = f"/privacy/erasure/{erasure.pk}/places/{place.pk}/black-out/"
    assert signed_in(cast.lead).post(path).status_code == 404


def test_a_place_of_another_erasure_is_not_reached(cast, others):
    erasure = erased(cast)
    other = Erasure.objects.create(contact_id=1, asked_by=cast.lead, asked_at=timezone.now())
    place = erasure.places.first()
    path = f"/privacy/erasure/{other.pk}/places/{place.pk}/black-out/"
    assert signed_in(cast.lead).post(path).status_code == 404


def test_it_stands_on_the_day_of_whoever_asked_for_the_erasure(cast, others):
    erasure = erased(cast)
    assert b"Places after an erasure" in signed_in(cast.lead).get("/").content
    end_check(erasure, by=cast.lead)
    assert b"Places after an erasure" not in signed_in(cast.lead).get("/").content
    assert black_out_place
