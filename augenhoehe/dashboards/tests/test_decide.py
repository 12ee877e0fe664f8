"""The boss decides: on the page, or by the link in a mail; what is no person decides nothing."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.base.tokens import SEAL, hash_of, new_token
from augenhoehe.dashboards.actions.decide import Said, act_on_decision, decide, reopen_decision
from augenhoehe.dashboards.actions.set_sending import set_sending
from augenhoehe.dashboards.models import Decision, DecisionKey, MonthPage
from augenhoehe.dashboards.monthly import last_month
from augenhoehe.dashboards.tests.cast import QUESTION, drafted, link_to, released
from augenhoehe.journal.models import Entry
from augenhoehe.measures.models import Measure
from augenhoehe.people.models import Grant, User
from augenhoehe.people.tests.cast import make_cast, make_person, signed_in

OUTSIDE = "chefin@zentrale.example"


@pytest.fixture
def cast(db):
    return make_cast()


@pytest.fixture
def asked(cast):
    return released(cast).decisions.get()


@pytest.fixture
def token(cast, asked):
    return link_to(asked, user=cast.boss)


def seen_before(seconds=5):
    """The sealed moment of a page that was shown so long ago."""
    return SEAL.sign(f"{timezone.now().timestamp() - seconds:.1f}-00000000")


def post(token, **given):
    return Client().post(f"/d/{token}/", {"answer": "yes", "seen": seen_before()} | given)


def is_open():
    return Decision.objects.get().answered_at is None


def test_a_decision_by_link_needs_no_sign_in_and_reaches_the_lead(cast, token):
    assert post(token, words="Ab April").status_code == 200
    found = Decision.objects.get()
    assert (found.answer, found.words, found.answered_by) == ("yes", "Ab April", None)
    assert found.answered_from == cast.boss.name
    day = signed_in(cast.lead).get("/").content.decode()
    assert QUESTION in day and "Ab April" in day
    assert Entry.objects.filter(actor="system").exists()


def test_a_decision_can_be_changed_until_the_lead_acts_on_it(cast, asked, token):
    post(token)
    post(token, answer="own", words="Erst im Herbst")
    assert Decision.objects.get().words == "Erst im Herbst"
    act_on_decision(asked, by=cast.lead)
    assert post(token, answer="no").status_code == 409
    assert Decision.objects.get().answer == "own"
    reopen_decision(asked, by=cast.lead)
    assert post(token, answer="no").status_code == 200


def test_after_the_window_of_its_month_nothing_is_decided(cast, token):
    MonthPage.objects.update(open_until=timezone.localdate() - timedelta(days=1))
    shown = Client().get(f"/d/{token}/")
    assert shown.status_code == 200 and b"<form" not in shown.content
    assert post(token).status_code == 409 and is_open()


@pytest.mark.parametrize("method", ["get", "head", "options", "put", "delete", "patch"])
@pytest.mark.parametrize(
    "headers", [{}, {"HTTP_PURPOSE": "prefetch"}, {"HTTP_SEC_PURPOSE": "prefetch"}]
)
def test_only_a_post_decides(token, method, headers):
    before = Entry.objects.count()
    getattr(Client(), method)(f"/d/{token}/?answer=yes&words=x", **headers)
    assert is_open() and Entry.objects.count() == before
    assert DecisionKey.objects.count() == 1


FORGED = f"{timezone.now().timestamp()}-0:forged"


@pytest.mark.parametrize("seen", ["", "x", FORGED], ids=["none", "nonsense", "forged"])
def test_a_machine_that_posts_what_it_never_saw_decides_nothing(token, seen):
    assert post(token, seen=seen).status_code == 429 and is_open()


def test_a_machine_that_fills_the_form_at_once_decides_nothing(token):
    assert post(token, seen=seen_before(0)).status_code == 429 and is_open()


@pytest.mark.parametrize("given", [{"answer": ""}, {"answer": "maybe"}, {"answer": "own"}])
def test_half_a_decision_is_none(token, given):
    assert post(token, **given).status_code == 422 and is_open()


@pytest.mark.parametrize("size", [2_001, 1_000_000])
def test_a_flood_of_words_is_refused(token, size):
    assert post(token, answer="own", words="x" * size).status_code in (400, 422) and is_open()


def test_what_is_no_token_opens_nothing(token):
    row = DecisionKey.objects.get()
    for wrong in (new_token()[0], row.token_hash, hash_of(token)[:32], "x", token[:-1] + "ä"):
        assert Client().get(f"/d/{wrong}/").status_code == 404
        assert post(wrong).status_code == 404
    assert is_open() and token != row.token_hash


def test_the_token_of_another_month_decides_its_own_question_only(cast, asked):
    earlier = last_month(last_month(timezone.localdate()))
    other = released(cast, month=earlier).decisions.get()
    post(link_to(other, user=cast.boss))
    assert Decision.objects.get(pk=asked.pk).answered_at is None
    assert Decision.objects.get(pk=other.pk).answer == "yes"


def test_a_link_ends_with_the_role(cast, token):
    Grant.objects.filter(user=cast.boss).delete()
    assert Client().get(f"/d/{token}/").status_code == 404
    assert post(token).status_code == 404 and is_open()


def test_a_link_ends_when_its_person_leaves(cast, token):
    User.objects.filter(pk=cast.boss.pk).update(is_active=False)
    assert post(token).status_code == 404 and is_open()


def test_an_address_typed_in_decides_until_it_is_taken_out(cast, asked):
    how = {"is_on": True, "working_day": 1, "to_bosses": False, "extra": OUTSIDE}
    set_sending(how, by=cast.lead)
    token = link_to(asked, email=OUTSIDE)
    assert post(token).status_code == 200
    assert Decision.objects.get().answered_from == OUTSIDE
    set_sending(how | {"extra": ""}, by=cast.lead)
    assert post(token, answer="no").status_code == 404
    assert Decision.objects.get().answer == "yes"


def test_the_link_leads_nowhere_else(token):
    shown = Client().get(f"/d/{token}/")
    assert b'href="/tickets' not in shown.content and b'href="/monthly' not in shown.content
    assert "sessionid" not in shown.cookies and "no-store" in shown["Cache-Control"]


def test_the_boss_decides_on_the_page(cast, asked):
    boss = signed_in(cast.boss)
    assert QUESTION in boss.get("/").content.decode()
    boss.post(f"/decisions/{asked.pk}/answer/", {"answer": "no", "words": "Zu teuer"})
    found = Decision.objects.get()
    assert (found.answer, found.answered_by) == ("no", cast.boss)
    assert "Zu teuer" in boss.get(asked.page.get_absolute_url()).content.decode()
    assert QUESTION not in boss.get("/").content.decode()


@pytest.mark.parametrize("who", ["lead", "alice", "admin", "observer"])
def test_nobody_else_decides(cast, asked, who):
    client = signed_in(getattr(cast, who))
    assert client.post(f"/decisions/{asked.pk}/answer/", {"answer": "yes"}).status_code in (
        403,
        404,
    )
    assert is_open()


def test_the_question_of_a_draft_cannot_be_decided(cast):
    question = drafted(cast)
    with pytest.raises(Refused):
        decide(question, said=Said("yes"), by=cast.boss)
    assert post(link_to(question, user=cast.boss)).status_code == 409 and is_open()


def test_a_measure_made_of_it_means_that_the_lead_acts(cast, asked, work):
    decide(asked, said=Said("yes"), by=cast.boss)
    lead = signed_in(cast.lead)
    page = lead.get(asked.page.get_absolute_url()).content.decode()
    address = page.partition('href="/measures/new/?')[2].partition('"')[0].replace("&amp;", "&")
    later = timezone.localdate() + timedelta(days=9)
    given = {
        "title": "Stelle ausschreiben",
        "owner": cast.lead.pk,
        "due_on": later,
        "serves": "none",
    }
    assert lead.post(f"/measures/new/?{address}", given).status_code == 302
    work()
    assert Measure.objects.get().signal_id == asked.pk
    assert Decision.objects.get().acted_at


def test_what_has_no_answer_cannot_be_acted_on(cast, asked):
    with pytest.raises(Refused):
        act_on_decision(asked, by=cast.lead)


def test_a_second_boss_may_decide_anew(cast, asked):
    other = make_person("Berta Boss", "boss")
    decide(asked, said=Said("yes"), by=cast.boss)
    decide(asked, said=Said("no"), by=other)
    assert Decision.objects.get().answered_by == other
    assert Entry.objects.filter(subject_id=asked.pk).count() >= 3


def test_opening_the_link_asks_little(token, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        assert Client().get(f"/d/{token}/").status_code == 200
