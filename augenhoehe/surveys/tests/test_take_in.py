"""Large files of responses: the worker takes them in by portions, stops, goes on, takes them out."""

from io import BytesIO

import pytest

from augenhoehe.base.actions import Refused
from augenhoehe.base.jobs import STOPPING
from augenhoehe.files.models import Attachment
from augenhoehe.journal.models import Entry
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.surveys import bringing_in, events, wholefile
from augenhoehe.surveys.actions.bring_in import bring_in, lay_down, map_columns
from augenhoehe.surveys.actions.call_back import open_call_back
from augenhoehe.surveys.actions.take_in import (
    begin_import,
    begin_taking_out,
    go_on_with_import,
    stop_import,
)
from augenhoehe.surveys.mapping import settings_of, take
from augenhoehe.surveys.models import Batch, Response
from augenhoehe.surveys.presets import first_words
from augenhoehe.surveys.tablefile import SAMPLE
from augenhoehe.surveys.tests.cast import make_survey
from augenhoehe.surveys.tests.test_bring_in import ROWS, handed_in, table
from augenhoehe.tickets.tests.cast import make_contact

CHOSEN = {"columns": {"0": "at", "1": "who", "2": "score", "3": "why"}, "order": "", "keeps": "all"}
LONG = "wann;score;Ort\n" + "".join(
    f"2026-03-{n % 28 + 1:02} 10:00;{n % 11};{'Nord' if n % 3 else 'Süd'}\n" for n in range(95)
)
LONG_CHOSEN = CHOSEN | {"columns": {"0": "at", "1": "score", "2": "new_choice"}}


@pytest.fixture
def prepared():
    """A function: an import of this text, its columns settled, and the lead who prepared it."""
    cast = make_cast()

    def prepare(text=ROWS, chosen=CHOSEN):
        file = BytesIO(text.encode())
        batch = lay_down(make_survey("nps"), name="a.csv", file=file, by=cast.lead)
        map_columns(batch, mapping=chosen)
        return batch, cast.lead

    return prepare


@pytest.fixture
def small_portions(monkeypatch):
    """Portions of ten rows."""
    monkeypatch.setattr(wholefile, "PORTION", 10)


@pytest.mark.django_db
@pytest.mark.parametrize("keeps", ["all", "first", "last"])
def test_the_worker_takes_in_just_what_would_come_in_at_once(prepared, work, keeps):
    batch, lead = prepared(chosen=CHOSEN | {"keeps": keeps})
    taking = take(table(), content=first_words("nps"), **settings_of(batch.mapping))
    small = bring_in(prepared()[0], taking=taking, by=lead)
    begin_import(batch, by=lead)
    work()
    batch.refresh_from_db()
    assert batch.report == small.report and not batch.task
    told = [set(one.responses.values_list("score", "text", "at")) for one in (batch, small)]
    assert told[0] == told[1]
    # The file itself names people: it is not kept once it was taken in.
    assert not Attachment.objects.filter(owner_id=batch.pk).exists()
    assert Entry.objects.filter(kind=events.IMPORTED.code, subject_id=batch.survey_id).count() == 1


@pytest.mark.django_db
def test_an_import_that_somebody_stopped_keeps_its_rows_and_goes_on(
    prepared, small_portions, work, monkeypatch
):
    batch, lead = prepared(LONG, LONG_CHOSEN)
    begin_import(batch, by=lead)
    looks = []

    def stop_at_the_fifteenth_look():
        looks.append(1)
        if len(looks) == 15:
            stop_import(batch)

    with monkeypatch.context() as patched:
        patched.setattr(bringing_in, "_look_up", stop_at_the_fifteenth_look)
        work()
    batch.refresh_from_db()
    assert batch.task == "stopped" and 0 < batch.responses.count() < 95 and not batch.report
    page = signed_in(lead).get(f"/surveys/imports/{batch.pk}/").content.decode()
    assert "Somebody stopped it" in page and f"{batch.responses.count()} responses" in page
    signed_in(lead).post(f"/surveys/imports/{batch.pk}/go-on/")
    work()
    batch.refresh_from_db()
    assert batch.responses.count() == 95 and batch.report["taken"] == 95
    # The column became one question, not one at each start.
    assert len({one.version_id for one in batch.responses.all()}) == 1


@pytest.mark.django_db
def test_a_worker_that_ends_leaves_the_rest_to_the_next(prepared, small_portions, work):
    batch, lead = prepared(LONG, LONG_CHOSEN)
    begin_import(batch, by=lead)
    STOPPING.set()
    try:
        bringing_in.take_in(batch.pk)
    finally:
        STOPPING.clear()
    work()
    batch.refresh_from_db()
    assert batch.report["taken"] == 95


@pytest.mark.django_db
def test_what_only_the_whole_file_shows_stops_the_import_with_a_sentence(prepared, work):
    text = "wann;score\n3/14/2026;9\n" + "2026-03-02;7\n" * 30 + "25/3/2026;9\n"
    batch, lead = prepared(text, CHOSEN | {"columns": {"0": "at", "1": "score"}})
    begin_import(batch, by=lead)
    work()
    assert not Response.objects.exists()
    page = signed_in(lead).get(f"/surveys/imports/{batch.pk}/").content.decode()
    assert "Say whether the day or the month comes" in page
    map_columns(batch, mapping=batch.mapping | {"order": "day"})
    go_on_with_import(batch)
    work()
    batch.refresh_from_db()
    # 3/14 is no day/month: this one row is named and left out.
    assert (batch.report["taken"], batch.report["problem_count"]) == (31, 1)


@pytest.mark.django_db
def test_nobody_begins_twice_or_goes_on_with_what_runs(prepared):
    batch, lead = prepared()
    begin_import(batch, by=lead)
    with pytest.raises(Refused):
        begin_import(batch, by=lead)
    with pytest.raises(Refused):
        go_on_with_import(batch)
    lay_down(batch.survey, name="b.csv", file=BytesIO(ROWS.encode()), by=lead)
    assert Batch.objects.filter(pk=batch.pk).exists()


@pytest.mark.django_db
def test_a_large_import_on_which_something_hangs_stays_whole(prepared, work):
    batch, lead = prepared()
    make_contact("Mia Muster")
    begin_import(batch, by=lead)
    work()
    open_call_back(batch.responses.get(score=3), by=lead)
    with pytest.raises(Refused):
        begin_taking_out(batch, by=lead)
    work()
    assert batch.responses.count() == 3


@pytest.mark.django_db
def test_a_large_file_comes_in_and_goes_at_the_screen(work):
    cast, survey = make_cast(), make_survey("nps")
    lead, many = signed_in(cast.lead), SAMPLE + 5
    text = "wann;score\n" + "".join(f"2026-03-{n % 28 + 1:02};{n % 11}\n" for n in range(many))
    page = handed_in(lead, survey, "a.csv", text.encode())
    assert "first 20,000 rows" in lead.get(page).content.decode()
    lead.post(page, {"c0": "at", "c1": "score", "do": "take"})
    assert not Response.objects.exists() and "looked at first" in lead.get(page).content.decode()
    work()
    assert lead.get(page, HTTP_HX_REQUEST="true")["HX-Refresh"] == "true"
    assert survey.responses.count() == many and "20,005 taken in" in lead.get(page).content.decode()
    lead.post(f"{page}undo/")
    assert "Being taken back" in lead.get(page).content.decode()
    work()
    assert not Response.objects.exists() and not Batch.objects.exists()
    over = lead.get(f"{page}?survey={survey.pk}", HTTP_HX_REQUEST="true")
    assert over["HX-Redirect"] == f"/surveys/{survey.pk}/import/"
