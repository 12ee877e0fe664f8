"""Data end after their time, in the night, with a line in the protocol; the counts stay."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.customers.actions.merge import merge_contacts
from augenhoehe.customers.models import Contact
from augenhoehe.files.models import Attachment, Blob
from augenhoehe.mail.models import OutMail, RawMail
from augenhoehe.mail.tests.cast import write
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.privacy import jobs
from augenhoehe.privacy.actions.retain import set_retention
from augenhoehe.privacy.models import Retention, RetentionRun
from augenhoehe.privacy.queries import kept, moment_before
from augenhoehe.privacy.tests.cast import make_traces
from augenhoehe.tickets.models import Message, Ticket
from augenhoehe.tickets.tests.cast import make_contact, make_ticket

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def old(cast):
    """A concern that was closed a year ago, with everything that belongs to it."""
    _contact, ticket = make_traces(cast)
    long_ago = timezone.now() - timedelta(days=370)
    Ticket.objects.update(state="closed", is_live=False, closed_at=long_ago)
    RawMail.objects.update(settled_at=long_ago)
    Blob.objects.update(stored_at=long_ago)
    return ticket


def due():
    return {row.name: row.due_count for row in kept()}


@pytest.mark.parametrize("name", ["tickets.closed", "tickets.files", "mail.raw"])
def test_without_a_number_nothing_ends_and_with_one_only_what_is_older(cast, old, name):
    jobs.nightly()
    assert due()[name] is None and Message.objects.exclude(text="").exists()
    set_retention(name, months=24, by=cast.lead)
    assert due()[name] == 0
    set_retention(name, months=6, by=cast.lead)
    assert due()[name] == 1
    jobs.nightly()
    assert due()[name] == 0
    run = RetentionRun.objects.get()
    assert (run.name, run.count, run.months) == (name, 1, 6)
    jobs.nightly()
    assert RetentionRun.objects.count() == 1


def test_a_closed_concern_loses_its_texts_and_stays_counted(cast, old):
    set_retention("tickets.closed", months=6, by=cast.lead)
    before = Message.objects.count()
    jobs.nightly()
    old.refresh_from_db()
    assert Message.objects.count() == before and not Message.objects.exclude(text="").exists()
    assert old.contact is None and old.company is None and old.closed_at
    assert not Attachment.objects.exists() and not Blob.objects.exists()
    assert RawMail.objects.get().body is None


def test_open_concerns_keep_everything(cast):
    make_traces(cast)
    for name in ("tickets.closed", "tickets.files"):
        set_retention(name, months=1, by=cast.lead)
    jobs.nightly()
    assert Message.objects.exclude(text="").exists() and Attachment.objects.exists()


@pytest.mark.parametrize("months", [0, 241, -3])
def test_impossible_times_are_refused(cast, months):
    with pytest.raises(Refused):
        set_retention("mail.raw", months=months, by=cast.lead)
    with pytest.raises(Refused):
        set_retention("nothing", months=1, by=cast.lead)
    assert not Retention.objects.exists()


@pytest.mark.parametrize(
    "now, months, then",
    [
        ((2026, 3, 31), 1, (2026, 2, 28)),
        ((2024, 3, 31), 1, (2024, 2, 29)),
        ((2026, 1, 15), 1, (2025, 12, 15)),
        ((2026, 5, 31), 240, (2006, 5, 31)),
    ],
)
def test_months_are_counted_by_the_calendar(now, months, then):
    assert moment_before(months, now=datetime(*now, tzinfo=UTC)) == datetime(*then, tzinfo=UTC)


def test_the_page_shows_numbers_and_no_names(cast, old):
    set_retention("tickets.closed", months=6, by=cast.lead)
    for user, may in ((cast.lead, True), (cast.admin, True), (cast.observer, False)):
        page = signed_in(user).get("/privacy/")
        assert page.status_code == 200 and "Mirabellen" not in page.content.decode()
        assert ("/privacy/retain/" in page.content.decode()) is may
    answer = signed_in(cast.admin).post("/privacy/retain/mail.raw/", {"mail.raw-months": "12"})
    assert answer.status_code == 302 and Retention.objects.get(name="mail.raw").months == 12
    signed_in(cast.admin).post("/privacy/retain/mail.raw/", {"mail.raw-months": "0"})
    signed_in(cast.admin).post("/privacy/retain/mail.raw/", {"mail.raw-months": "x"})
    assert Retention.objects.get(name="mail.raw").months == 12
    assert signed_in(cast.admin).post("/privacy/retain/x/", {}).status_code == 404
    assert signed_in(cast.observer).post("/privacy/retain/mail.raw/", {}).status_code == 403


def test_only_the_lead_reaches_persons(cast, old):
    contact = old.contact
    for user in (cast.alice, cast.rita, cast.boss, cast.admin, cast.observer, cast.stranger):
        client = signed_in(user)
        assert client.get(f"/privacy/contact/{contact.pk}/").status_code == 403
        for verb in ("export", "erase"):
            url = f"/privacy/contact/{contact.pk}/{verb}/"
            assert client.post(url).status_code == 403
    page = signed_in(cast.lead).get(f"/privacy/contact/{contact.pk}/").content.decode()
    assert "concerns that stay" in page
    answer = signed_in(cast.lead).post(f"/privacy/contact/{contact.pk}/erase/")
    assert answer.status_code == 302
    assert "waiting" in signed_in(cast.observer).get("/privacy/").content.decode()


class TestContacts:
    """People of whom there is no concern (any more) end with time."""

    def people(self, cast):
        old = timezone.now() - timedelta(days=400)
        alone, busy, fresh, double = (make_contact(f"{name} X") for name in ("A", "B", "C", "D"))
        make_ticket(cast.technical, contact=double)
        merge_contacts(double, into=busy, by=cast.lead)
        Contact.objects.exclude(pk=fresh.pk).update(created_at=old)
        return alone, busy, fresh, double

    def test_only_old_ones_without_any_concern_end(self, cast):
        alone, *others = self.people(cast)
        set_retention("contacts", months=12, by=cast.lead)
        assert due()["contacts"] == 1
        jobs.nightly()
        alone.refresh_from_db()
        assert alone.erased_at and not alone.addresses.exists()
        assert not Contact.objects.filter(
            pk__in=[one.pk for one in others], erased_at__isnull=False
        ).exists()
        assert due()["contacts"] == 0

    def test_they_end_in_the_night_after_their_last_concern_did(self, cast, old):
        set_retention("tickets.closed", months=6, by=cast.lead)
        set_retention("contacts", months=6, by=cast.lead)
        Contact.objects.update(created_at=timezone.now() - timedelta(days=800))
        jobs.nightly()
        jobs.nightly()
        assert not Contact.objects.filter(erased_at=None).exists()
        assert Ticket.objects.count() == 1

    def test_what_was_written_to_them_outside_of_concerns_goes_too(self, cast):
        contact = make_contact("Nora Neu")
        write("nora@muster.example", subject="Geheim")
        Contact.objects.update(created_at=timezone.now() - timedelta(days=800))
        set_retention("contacts", months=12, by=cast.lead)
        jobs.nightly()
        assert not OutMail.objects.filter(subject="Geheim").exists()
        contact.refresh_from_db()
        assert contact.erased_at
