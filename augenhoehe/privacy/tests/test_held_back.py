"""A lead hands out or erases a contact, one of whose concerns is about that very lead."""

from datetime import timedelta
from zipfile import ZipFile

import pytest
from django.utils import timezone

from augenhoehe.customers.models import Company
from augenhoehe.files.actions import attach, store_blob
from augenhoehe.files.models import Blob
from augenhoehe.people.tests.cast import make_cast, make_person, signed_in
from augenhoehe.privacy import jobs
from augenhoehe.privacy.actions.erase import ask_for_company_erasure, ask_for_erasure
from augenhoehe.privacy.actions.export import ask_for_export, fetch_export
from augenhoehe.privacy.models import Erasure, Export
from augenhoehe.privacy.tests.cast import EMAIL, make_traces
from augenhoehe.tickets.actions.hand_over import hand_over_urgently
from augenhoehe.tickets.models import Ticket
from augenhoehe.tickets.tests.cast import make_ticket, reply, write_again

SECRET = "Lea hat gebrüllt"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def cast(db):
    return make_cast()


@pytest.fixture
def lea(cast):
    return make_person("Lea Zweite", "lead")


@pytest.fixture
def contact(cast):
    return make_traces(cast)[0]


@pytest.fixture
def about_lea(cast, lea, contact):
    """A second concern of the contact, about Lea, with mail and file."""
    ticket = make_ticket(cast.technical, subject=SECRET, contact=contact)
    write_again(ticket, SECRET)
    reply(ticket, cast.alice, html=f"<p>{SECRET}</p>")
    attach(store_blob(b"Tonband"), owner=ticket.messages.first(), name="gebrüllt.txt")
    ticket.messages.update(sender_address=EMAIL)
    hand_over_urgently(ticket, danger="colleague", sentence=SECRET, concerned=lea, by=cast.alice)
    return Ticket.objects.get(pk=ticket.pk)


def packed(contact, by):
    export = ask_for_export(contact, with_internal=True, by=by)
    jobs.export(export.pk)
    return Export.objects.get(pk=export.pk)


def content(export, by):
    file = ZipFile(fetch_export(export, by=by)[0])
    return "".join(file.namelist()) + "".join(
        file.read(name).decode(errors="replace") for name in file.namelist()
    )


def protocol(user):
    return signed_in(user).get("/privacy/").content.decode()


def test_an_export_by_whom_it_is_about_leaves_it_out(cast, lea, contact, about_lea):
    export = packed(contact, lea)
    text = content(export, lea)
    assert "Mirabellenlauf" in text and export.held_back
    for trace in (SECRET, "gebrüllt", "Tonband", f"#{about_lea.pk}"):
        assert trace not in text
    whole = packed(contact, cast.lead)
    assert "Tonband" in content(whole, cast.lead) and not whole.held_back


def test_the_other_lead_reads_that_something_was_left_and_she_does_not(
    cast, lea, contact, about_lea
):
    packed(contact, lea)
    assert "was left out" in protocol(cast.lead)
    for person in (lea, cast.admin, cast.observer):
        assert "was left out" not in protocol(person)
    page = signed_in(lea).get(f"/privacy/packed/{Export.objects.get().pk}/").content.decode()
    assert "left out" not in page


def test_another_concern_hidden_from_her_is_no_reason_to_say_so(cast, lea, contact):
    other = make_ticket(cast.technical)
    hand_over_urgently(other, danger="colleague", sentence="x", concerned=lea, by=cast.alice)
    assert not packed(contact, lea).held_back


def test_her_preview_counts_as_if_it_were_not_there(cast, lea, contact):
    def preview(user):
        return signed_in(user).get(f"/privacy/contact/{contact.pk}/").context["preview"]

    before = preview(lea)
    ticket = make_ticket(cast.technical, subject=SECRET, contact=contact)
    reply(ticket, cast.alice, html=f"<p>{SECRET}</p>")
    hand_over_urgently(ticket, danger="colleague", sentence=SECRET, concerned=lea, by=cast.alice)
    assert preview(lea) == before and preview(cast.lead) != before


def erase_now(contact, by):
    Blob.objects.update(stored_at=timezone.now() - timedelta(hours=1))
    erasure = ask_for_erasure(contact, by=by)
    jobs.erase(erasure.pk)
    return Erasure.objects.get(pk=erasure.pk)


def texts(ticket):
    ticket = Ticket.objects.get(pk=ticket.pk)
    words = [ticket.subject, *ticket.messages.values_list("text", flat=True)]
    return "".join([*words, *ticket.handovers.values_list("sentence", flat=True)])


@pytest.mark.django_db(transaction=True)
def test_whom_it_is_about_cannot_erase_the_proof_but_another_lead_can_the_rest():
    cast = make_cast()
    lea = make_person("Lea Zweite", "lead")
    contact, own = make_traces(cast)
    ticket = make_ticket(cast.technical, subject=SECRET, contact=contact)
    hand_over_urgently(ticket, danger="colleague", sentence=SECRET, concerned=lea, by=cast.alice)
    done = erase_now(contact, lea)
    assert done.done_at and done.held_back and done.counts["tickets"] == 1
    assert "Mirabellenlauf" not in texts(own) and SECRET in texts(ticket)
    assert "Erase the rest" not in protocol(lea) and "Erase the rest" in protocol(cast.lead)
    path = f"/privacy/erasure/{done.pk}/rest/"
    assert signed_in(lea).post(path).status_code == 404
    assert signed_in(cast.admin).post(path).status_code == 403
    assert signed_in(cast.lead).post(path).status_code == 302
    rest = Erasure.objects.order_by("-pk").first()
    jobs.erase(rest.pk)
    assert SECRET not in texts(ticket)
    assert not Erasure.objects.filter(held_back=True).exists()
    assert "Erase the rest" not in protocol(cast.lead)


@pytest.mark.django_db(transaction=True)
def test_with_the_company_it_goes_only_when_another_lead_says_so():
    cast = make_cast()
    lea = make_person("Lea Zweite", "lead")
    company = Company.objects.create(name="Kunde AG", created_at=timezone.now())
    ticket = make_ticket(cast.technical, subject=SECRET)
    Ticket.objects.filter(pk=ticket.pk).update(company=company)
    before = signed_in(lea).get(f"/privacy/company/{company.pk}/").context["sums"]["tickets"]
    hand_over_urgently(ticket, danger="colleague", sentence=SECRET, concerned=lea, by=cast.alice)
    after = signed_in(lea).get(f"/privacy/company/{company.pk}/").context["sums"]["tickets"]
    assert (before, after) == (1, 0)
    done = ask_for_company_erasure(company, by=lea)
    jobs.erase(done.pk)
    assert SECRET in texts(ticket) and Erasure.objects.get(pk=done.pk).held_back
    assert signed_in(cast.lead).post(f"/privacy/erasure/{done.pk}/rest/").status_code == 302
    jobs.erase(Erasure.objects.order_by("-pk").first().pk)
    assert SECRET not in texts(ticket) and not Erasure.objects.filter(held_back=True).exists()
