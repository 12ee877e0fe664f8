"""The yearly report: written by the lead, released once, kept as it was, printed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.base.offers import ref
from augenhoehe.complaints.actions.release_year import release_year, take_back_year
from augenhoehe.complaints.actions.write_year import write_year
from augenhoehe.complaints.models import Complaint, YearReport
from augenhoehe.complaints.periods import Period
from augenhoehe.complaints.tests.cast import make_complaint
from augenhoehe.files.queries import attachments_of
from augenhoehe.indicators.calendar import starts
from augenhoehe.measures.models import Measure
from augenhoehe.people.tests.cast import make_cast, signed_in

YEAR = timezone.now().year - 1


@pytest.fixture
def cast(db):
    return make_cast()


@pytest.fixture
def year(cast):
    """A year of complaints, one of which led to a measure."""
    for number in range(12):
        one = make_complaint(by=cast.lead, team=cast.technical)
        at = starts(Period.of_year(YEAR - number % 2).first.replace(month=number + 1))
        Complaint.objects.filter(pk=one.pk).update(received_at=at, ours="yes", cause="our_error")
    kind, pk = ref(one)
    Measure.objects.create(
        kind="quick", state="done", title="Versand prüft doppelt", due_on=timezone.localdate(),
        signal_type=kind, signal_id=pk, created_at=starts(Period.of_year(YEAR).last),
        lesson="Half", owner=cast.lead,
    )  # fmt: skip
    return write_year(YEAR, words="Der Versand\nbraucht Hilfe.", by=cast.lead)


def page(number=YEAR):
    return f"/complaints/years/{number}/"


def test_a_released_report_says_the_same_whatever_happens_later(cast, year):
    release_year(year, by=cast.lead)
    before = signed_in(cast.alice).get(page()).content.decode()
    Complaint.objects.all().delete()
    after = signed_in(cast.alice).get(page()).content.decode()
    kept = YearReport.objects.get().facts
    assert kept["de"]["rows"][0]["value"] == kept["en"]["rows"][0]["value"] == "6"
    assert kept["de"]["measures"][0]["title"] == "Versand prüft doppelt"
    for text in (before, after):
        assert "Der Versand" in text and "Versand prüft doppelt" in text


def test_it_is_printed_in_both_languages_for_everybody_who_works_here(cast, year, work):
    release_year(year, by=cast.lead)
    work()
    files = attachments_of(YearReport.objects.get())
    assert {one.name for one in files} == {
        f"Beschwerdebericht-{YEAR}.pdf", f"Complaints-report-{YEAR}.pdf",
    }  # fmt: skip
    for one in files:
        response = signed_in(cast.alice).get(one.get_absolute_url())
        assert b"".join(response.streaming_content)[:5] == b"%PDF-"
        assert signed_in(cast.stranger).get(one.get_absolute_url()).status_code == 404


def test_a_draft_is_the_leads_alone(cast, year):
    assert signed_in(cast.lead).get(page()).status_code == 200
    assert signed_in(cast.lead).get(f"{page()}?part=facts").status_code == 200
    for person in (cast.alice, cast.boss, cast.admin):
        assert signed_in(person).get(page()).status_code == 404
        assert signed_in(person).post(page(), {"words": "x"}).status_code == 404


def test_what_was_released_is_read_by_the_boss_and_changed_by_nobody(cast, year):
    release_year(year, by=cast.lead)
    assert signed_in(cast.boss).get(page()).status_code == 200
    assert signed_in(cast.boss).post(page(), {"words": "x"}).status_code in (403, 404)
    with pytest.raises(Refused):
        write_year(YEAR, words="Anders", by=cast.lead)
    assert YearReport.objects.get().words.startswith("Der Versand")


def test_it_can_be_taken_back_for_a_day(cast, year, work):
    release_year(year, by=cast.lead)
    work()
    take_back_year(year, by=cast.lead)
    again = YearReport.objects.get()
    assert again.released_at is None and not again.facts and not attachments_of(again)
    release_year(year, by=cast.lead)
    YearReport.objects.update(released_at=timezone.now() - timedelta(days=2))
    with pytest.raises(Refused):
        take_back_year(year, by=cast.lead)


@pytest.mark.parametrize("words, number", [("", YEAR), ("Läuft noch", YEAR + 1)])
def test_without_words_or_before_the_year_is_over_nothing_is_released(cast, words, number):
    report = write_year(number, words=words, by=cast.lead)
    with pytest.raises(Refused):
        release_year(report, by=cast.lead)
    assert YearReport.objects.get().released_at is None


def test_a_draft_is_not_taken_back(cast, year):
    with pytest.raises(Refused):
        take_back_year(year, by=cast.lead)


def test_the_walk_of_the_lead(cast, year):
    client = signed_in(cast.lead)
    assert str(YEAR) in client.get("/complaints/years/").content.decode()
    assert client.post(page(), {"words": "Neu"}).status_code == 302
    assert client.post(f"{page()}release/").status_code == 302
    assert client.post(f"{page()}take-back/").status_code == 302
    assert client.post(page(), {"words": "x" * 5000}).status_code == 422
    for number in (1900, YEAR + 5):
        assert client.get(page(number)).status_code == 404
