from django.db import connection
from django.test.utils import CaptureQueriesContext

from augenhoehe.measures.actions.finish import finish_measure
from augenhoehe.measures.models import Measure
from augenhoehe.measures.tests.making import day, improvement, quick
from augenhoehe.people.tests.cast import signed_in


def test_a_measure_is_written_from_an_idea_in_one_form(cast):
    client = signed_in(cast.alice)
    page = client.get("/measures/new/?because=Viele+Nachfragen")
    assert "Viele Nachfragen" in page.content.decode()
    data = {"title": "Termin nennen", "owner": cast.alice.pk, "due_on": day(3), "serves": "none"}
    client.post("/measures/new/", data)
    assert Measure.objects.get().owner == cast.alice


def test_only_the_lead_gives_measures_to_others(cast):
    data = {"title": "Termin nennen", "owner": cast.bob.pk, "due_on": day(3), "serves": "none"}
    assert signed_in(cast.alice).post("/measures/new/", data).status_code == 422
    assert signed_in(cast.lead).post("/measures/new/", data).status_code == 302


def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_lost(cast):
    data = {"title": "Termin <b>", "owner": cast.lead.pk, "due_on": day(-1), "serves": "none"}
    page = signed_in(cast.lead).post("/measures/new/", data)
    text = page.content.decode()
    assert page.status_code == 422 and "This day is over" in text and "Termin &lt;b&gt;" in text


def test_the_board_has_four_columns_and_the_page_everything(cast):
    quick(cast)
    late = quick(cast, title="Verspätet")
    Measure.objects.filter(pk=late.pk).update(due_on=day(-2))
    made = improvement(cast)
    text = signed_in(cast.boss).get("/measures/").content.decode()
    assert text.count("board-column") == 4 and "Verspätet" in text
    assert signed_in(cast.boss).get(made.get_absolute_url()).status_code == 200


def test_lists_ask_the_same_number_of_questions_for_one_and_for_three(cast):
    client, counts = signed_in(cast.lead), []
    for _round in range(2):
        quick(cast)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get("/measures/")
            client.get("/measures/list/?q=Vorlage")
            client.get("/measures/ideas/")
        counts.append(len(asked))
        quick(cast)
    assert counts[0] == counts[1]


def test_the_list_is_searched_filtered_and_exported(cast):
    quick(cast, title="=böse()")
    quick(cast)
    client = signed_in(cast.lead)
    assert b"Vorlage" not in client.get("/measures/list/?q=b%C3%B6se").content
    assert b"Vorlage" not in client.get("/measures/list/?state=done").content
    exported = b"".join(client.get("/measures/list/?export=csv").streaming_content).decode()
    assert "'=böse()" in exported and "Vorlage ändern" in exported


def test_what_somebody_did_is_nobodys_list(cast):
    finish_measure(quick(cast), by=cast.alice)
    mine, others = signed_in(cast.alice), signed_in(cast.lead)
    path = f"/measures/list/?owner={cast.alice.pk}"
    assert b"Vorlage" in mine.get(path).content and b"Vorlage" not in others.get(path).content
    for client, named in ((mine, True), (others, False)):
        table = b"".join(client.get("/measures/list/?export=csv").streaming_content)
        assert (b"Alice" in table) == named


def test_the_verb_of_my_day_leads_back_and_never_elsewhere(cast):
    one, two = quick(cast), quick(cast)
    client = signed_in(cast.alice)
    assert client.post(f"/measures/{one.pk}/finish/", {"next": "/"}).url == "/"
    elsewhere = client.post(f"/measures/{two.pk}/finish/", {"next": "//evil.example/"})
    assert elsewhere.url == two.get_absolute_url()
