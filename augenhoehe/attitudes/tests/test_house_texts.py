"""The house's own texts: read when they change, told once, listed for whoever may change them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from augenhoehe.attitudes.actions.mean_house_text import mean_house_text, unmean_house_text
from augenhoehe.attitudes.actions.read_house_texts import (
    ask_to_read_house_texts,
    forget_all_but,
    forget_row,
    read_house_texts,
    read_rows,
)
from augenhoehe.attitudes.house_queries import reading_now
from augenhoehe.attitudes.models import LookedText, TextHint
from augenhoehe.base.actions import Refused
from augenhoehe.base.house_texts import HOUSE_TEXTS
from augenhoehe.base.models import Job
from augenhoehe.journal.models import Entry
from augenhoehe.people.actions.save_team import save_team
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.solutions.actions.retire import retire_solution
from augenhoehe.solutions.actions.save import change_solution, create_solution

BAD = "Guten Tag,\n\nwir melden uns zeitnah bei Ihnen. Das klappt garantiert."
GOOD = "Guten Tag,\n\nstarten Sie bitte das Gerät neu. Danach druckt es wieder."
PAGE = "/attitude/check/house/"
SAYS = "The reply check has something to say about this text"


@pytest.fixture
def solution(cast):
    return create_solution({"title_de": "Drucker", "reply_de": BAD}, by=cast.alice)


@pytest.fixture
def read(solution, work):
    work()
    return LookedText.objects.get(kind="solutions", language="de")


def rules(looked):
    return set(looked.hints.values_list("rule", flat=True))


def test_a_text_that_is_saved_is_read_by_the_worker(read):
    assert rules(read) == {"k2-vague-time", "w5-overpromise"}
    assert (read.title_de, read.label_de, read.label_en) == ("Drucker", "Antworttext", "Reply text")


def test_a_text_that_changes_is_read_again_and_one_that_is_retired_forgotten(read, cast, work):
    solution = HOUSE_TEXTS["solutions"].rows().get()
    solution = change_solution(solution, fields={"reply_de": GOOD}, by=cast.alice)
    work()
    read.refresh_from_db()
    assert read.text == GOOD and not rules(read)
    retire_solution(solution, by=cast.lead)
    work()
    assert not LookedText.objects.exists()


def test_every_kind_of_text_can_be_read_and_changed_somewhere(cast):
    assert {"solutions", "teams", "promises", "surveys", "regimes"} <= set(HOUSE_TEXTS)
    client = signed_in(cast.lead)
    for source in HOUSE_TEXTS.values():
        for row in source.rows():
            assert client.get(source.edit_url(row, "title")).status_code == 200
            list(source.says(row))


def test_what_was_read_already_is_passed(read, cast):
    before = read.looked_at
    read_house_texts(lambda done, total: None)
    read.refresh_from_db()
    assert read.looked_at == before
    LookedText.objects.update(edition="another")
    read_house_texts(lambda done, total: None)
    read.refresh_from_db()
    assert read.looked_at > before and read.edition != "another"


def test_reading_all_is_asked_for_once_and_can_be_stopped(cast):
    ask_to_read_house_texts()
    ask_to_read_house_texts()
    assert Job.objects.filter(name="attitudes.house_texts").count() == 1
    client = signed_in(cast.lead)
    assert "The texts are about to be read" in client.get(PAGE).content.decode()
    client.post(f"{PAGE}stop/")
    assert reading_now() is None


def test_what_is_meant_so_stays_so_while_the_words_stay(read, cast, work):
    mean_house_text(read, rule="k2-vague-time", fingerprint=read.fingerprint, by=cast.alice)
    LookedText.objects.update(edition="another")
    read_house_texts(lambda done, total: None)
    assert TextHint.objects.get(rule="k2-vague-time").is_meant
    solution = HOUSE_TEXTS["solutions"].rows().get()
    change_solution(solution, fields={"reply_de": BAD + " Danke."}, by=cast.alice)
    work()
    assert not TextHint.objects.get(rule="k2-vague-time").is_meant


def test_what_was_meant_so_can_be_shown_again_but_not_for_other_words(read, cast):
    how = {"rule": "k2-vague-time", "by": cast.alice}
    mean_house_text(read, fingerprint=read.fingerprint, **how)
    with pytest.raises(Refused):
        unmean_house_text(read, fingerprint="old", **how)
    assert TextHint.objects.get(rule="k2-vague-time").is_meant
    unmean_house_text(read, fingerprint=read.fingerprint, **how)
    assert not TextHint.objects.get(rule="k2-vague-time").is_meant


def test_rows_in_use_are_read_and_others_forgotten(read):
    source = HOUSE_TEXTS["solutions"]
    forget_row(source, read.thing_id + 1)
    forget_all_but([(source, source.rows().get())])
    assert LookedText.objects.count() == 1
    forget_row(source, read.thing_id)
    assert not LookedText.objects.exists()
    read_rows([(source, source.rows().get())])
    assert LookedText.objects.count() == 1
    forget_all_but([])
    assert not LookedText.objects.exists()


def test_what_the_check_does_not_say_cannot_be_meant_so(read, cast):
    for rule, words in (("u2-stars", read.fingerprint), ("k2-vague-time", "old")):
        entries = Entry.objects.count()
        with pytest.raises(Refused):
            mean_house_text(read, rule=rule, fingerprint=words, by=cast.alice)
        assert Entry.objects.count() == entries
    assert not TextHint.objects.filter(is_meant=True).exists()


def test_the_page_that_follows_speaks_once_and_blocks_nothing(cast):
    client = signed_in(cast.alice)
    answer = client.post("/solutions/add/", {"title_de": "Drucker", "reply_de": BAD}, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain and SAYS in page and "zeitnah" in page
    assert SAYS not in client.get(answer.redirect_chain[-1][0]).content.decode()


def test_a_good_text_is_saved_without_a_word(cast):
    client = signed_in(cast.alice)
    data = {"title_de": "Drucker", "reply_de": GOOD}
    assert SAYS not in client.post("/solutions/add/", data, follow=True).content.decode()


def test_whoever_keeps_the_teams_hears_of_their_acknowledgement(cast):
    client = signed_in(cast.lead)
    url = f"/people/teams/{cast.technical.pk}/"
    data = {"name": "Technik", "acknowledgement_de": BAD, "acknowledges": "on"}
    assert SAYS in client.post(url, data, follow=True).content.decode()


def test_agents_see_solutions_only_and_the_lead_all(read, cast, work):
    save_team(cast.technical, values={"acknowledgement_de": BAD}, by=cast.lead)
    work()
    team = LookedText.objects.get(kind="teams")
    client = signed_in(cast.alice)
    page = client.get(PAGE).content.decode()
    assert "Drucker" in page and f"{PAGE}{team.pk}/" not in page
    assert client.get(f"{PAGE}{team.pk}/").status_code == 404
    assert client.post(f"{PAGE}{team.pk}/mean/", {"rule": "k2-vague-time"}).status_code == 404
    assert client.post(f"{PAGE}read/").status_code == 403
    client = signed_in(cast.lead)
    assert f"{PAGE}{team.pk}/" in client.get(PAGE).content.decode()


@pytest.mark.parametrize(
    "query, is_found",
    [
        ("?q=drucker", True),
        ("?q=zeitnah", True),
        ("?q=Fax", False),
        ("?kind=teams", False),
        ("?rule=k2-vague-time", True),
        ("?rule=u2-stars", False),
        ("?attitude=W&rule=w5-overpromise", True),
        ("?attitude=A", False),
        ("?language=en", False),
        ("?show=meant", False),
        ("?show=all&kind=solutions", True),
        ("?q=%00&kind=%00&after=xx", False),
    ],
)
def test_the_list_is_searched_and_filtered_by_its_address(read, cast, query, is_found):
    client = signed_in(cast.lead)
    answer = client.get(PAGE + query)
    assert answer.status_code == 200
    assert (f"{PAGE}{read.pk}/" in answer.content.decode()) is is_found


def test_one_text_shows_its_places_and_a_hint_can_be_left_and_brought_back(read, cast):
    client = signed_in(cast.alice)
    url = f"{PAGE}{read.pk}/"
    assert '<mark class="hinted">zeitnah</mark>' in client.get(url).content.decode()
    data = {"rule": "k2-vague-time", "fingerprint": read.fingerprint}
    page = client.post(f"{url}mean/", data, follow=True).content.decode()
    assert "<mark" in page and '<mark class="hinted">zeitnah</mark>' not in page
    assert client.get(PAGE + "?show=meant").content.decode().count(url) == 1
    client.post(f"{url}unmean/", data)
    assert not TextHint.objects.filter(is_meant=True).exists()


def test_the_list_is_exported_with_its_words(read, cast):
    client = signed_in(cast.lead)
    table = client.get(PAGE + "?export=csv").getvalue().decode("utf-8-sig")
    assert "Drucker" in table and "zeitnah" in table
    assert client.get(PAGE + "?export=xlsx").status_code == 200


def test_the_list_asks_the_same_for_one_text_and_for_many(read, cast, work):
    client = signed_in(cast.lead)
    client.get(PAGE)
    counts = []
    for _round in range(2):
        with CaptureQueriesContext(connection) as asked:
            client.get(PAGE)
        counts.append(len(asked))
        for number in range(5):
            create_solution({"title_de": f"T{number}", "reply_de": BAD}, by=cast.alice)
        work()
    assert counts[0] == counts[1] <= 12


def test_nobody_from_outside_gets_in(read, client):
    for url in (PAGE, f"{PAGE}{read.pk}/"):
        assert client.get(url).status_code == 302
