"""The boss's monthly page: written, released, kept as it was, printed, sent once."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.base.tallies import SOURCES
from augenhoehe.dashboards.actions.decide import Said, decide
from augenhoehe.dashboards.actions.keep_paper import keep_paper
from augenhoehe.dashboards.actions.release_month import release_month, take_back_month
from augenhoehe.dashboards.actions.send_month import send_month
from augenhoehe.dashboards.actions.set_sending import set_sending
from augenhoehe.dashboards.actions.write_month import (
    Asked,
    ask_decision,
    change_question,
    drop_question,
    write_month,
)
from augenhoehe.dashboards.jobs import send_due
from augenhoehe.dashboards.models import Decision, DecisionKey, MonthPage, Sending
from augenhoehe.dashboards.month_forms import SendingForm
from augenhoehe.dashboards.monthly import facts_of, last_month, month_from
from augenhoehe.dashboards.printing import paper_of
from augenhoehe.dashboards.tests.cast import INTRO, QUESTION, drafted, released, soon
from augenhoehe.dashboards.working import working_day
from augenhoehe.evaluation.actions.quote_text import release_quote, withdraw_quote
from augenhoehe.evaluation.tests.texts_cast import say
from augenhoehe.files.queries import attachments_of, read
from augenhoehe.indicators.actions.recount import rebuild
from augenhoehe.indicators.calendar import starts
from augenhoehe.indicators.models import MonthValue
from augenhoehe.journal.models import Entry
from augenhoehe.mail.models import OutMail
from augenhoehe.mail.tests.cast import make_mailbox
from augenhoehe.people.models import Department, Grant, Membership
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.tickets.models import Ticket
from augenhoehe.tickets.tests.cast import make_ticket

ON = {"is_on": True, "working_day": 1, "to_bosses": True, "extra": "chefin@zentrale.example"}


@pytest.fixture
def cast(db):
    return make_cast()


def page_of(user, page):
    return signed_in(user).get(page.get_absolute_url())


def test_the_boss_sees_nothing_before_it_is_released_and_everything_after(cast):
    draft = drafted(cast).page
    assert page_of(cast.boss, draft).status_code == 404
    write_month(draft.month, intro=INTRO, by=cast.lead)
    page = release_month(draft.month, by=cast.lead)
    shown = page_of(cast.boss, page).content.decode()
    assert INTRO in shown and QUESTION in shown


def test_a_page_without_a_sentence_is_not_released(cast):
    draft = drafted(cast).page
    with pytest.raises(Refused):
        release_month(draft.month, by=cast.lead)
    assert MonthPage.objects.get().released_at is None


def test_a_month_that_runs_has_no_page(cast):
    running = timezone.localdate().replace(day=1)
    with pytest.raises(Refused):
        write_month(running, intro=INTRO, by=cast.lead)
    assert not MonthPage.objects.exists()
    assert signed_in(cast.lead).get(f"/monthly/{running:%Y-%m}/").status_code == 404


@pytest.mark.parametrize("text", ["2026-13", "0001-01", "zzzz-zz", "2026-1", "9999-12", "२०२६-०१"])
def test_what_is_no_month_is_no_page(cast, text):
    assert month_from(text) is None
    assert signed_in(cast.lead).get(f"/monthly/{text}/").status_code == 404


def test_what_was_released_stays_and_later_corrections_stand_apart(cast):
    month = last_month(timezone.localdate())
    at = timezone.make_aware(timezone.datetime(month.year, month.month, 3, 10))
    make_ticket(cast.technical, at=at)
    MonthValue.objects.create(
        name="concerns.in", month=month, value=7, n=7, frozen_at=timezone.now()
    )
    page = released(cast)
    row = next(one for one in page.facts["figures"]["came"] if one["name"] == "concerns.in")
    assert (row["value"], row["is_closed"]) == (7, True)
    MonthValue.objects.update(value=99, n=99)
    shown = page_of(cast.boss, page).content.decode()
    assert ">7<" in shown and ">99<" not in shown
    assert "then 7, today 1" in shown


def test_figures_of_work_are_held_back_below_k_employees(cast):
    month = last_month(timezone.localdate())
    MonthValue.objects.create(
        name="response.in_time", month=month, value=0.5, n=40, frozen_at=timezone.now()
    )
    Membership.objects.all().delete()
    Grant.objects.filter(role__in=["agent", "reception"]).delete()
    facts = facts_of(month, user=cast.lead)
    row = next(one for one in facts["figures"]["went"] if one["name"] == "response.in_time")
    assert row["held"] == "employees" and "value" not in row


def test_nothing_on_the_page_of_the_boss_leads_to_a_concern(cast):
    ticket = make_ticket(cast.technical, subject="Vertrauliche Lohnsache")
    page = released(cast)
    shown = page_of(cast.boss, page).content.decode()
    assert "/tickets/" not in shown and "Vertrauliche Lohnsache" not in shown
    assert signed_in(cast.boss).get(ticket.get_absolute_url()).status_code in (403, 404)


@pytest.mark.parametrize("who", ["alice", "rita", "admin", "observer", "stranger"])
def test_nobody_else_sees_a_monthly_page(cast, who):
    page = released(cast)
    assert page_of(getattr(cast, who), page).status_code in (403, 404)


def test_a_released_page_cannot_be_written_in(cast):
    page = released(cast)
    question = page.decisions.get()
    asked = Asked("Noch etwas?", "Weil", soon())
    for act in (
        lambda: write_month(page.month, intro="Anders", by=cast.lead),
        lambda: ask_decision(page.month, asked=asked, by=cast.lead),
        lambda: change_question(question, asked=asked, by=cast.lead),
        lambda: drop_question(question, by=cast.lead),
        lambda: release_month(page.month, by=cast.lead),
    ):
        with pytest.raises(Refused):
            act()
    assert Decision.objects.get().question == QUESTION
    assert MonthPage.objects.get().intro == INTRO


def test_a_question_can_be_changed_and_taken_out_of_a_draft(cast):
    question = drafted(cast)
    asked = Asked("Dritte Stelle?", "Noch mehr", soon())
    assert change_question(question, asked=asked, by=cast.lead).question == "Dritte Stelle?"
    drop_question(question, by=cast.lead)
    assert not Decision.objects.exists()


def test_what_nobody_answered_can_be_asked_again_with_its_words(cast):
    last = last_month(timezone.localdate())
    old = released(cast, month=last_month(last)).decisions.get()
    lead, path = signed_in(cast.lead), f"/monthly/{last:%Y-%m}/"
    page = lead.get(path)
    assert page.context["left"] == [old] and not page.context["question_form"].initial
    page = lead.get(f"{path}?again={old.pk}")
    assert page.context["question_form"].initial == {"question": old.question, "why": old.why}
    assert f'value="{old.question}"' in page.content.decode()
    assert not lead.get(f"{path}?again=²").context["question_form"].initial
    drafted(cast)
    assert lead.get(path).context["left"] == []
    Decision.objects.filter(page__month=last).delete()
    decide(old, said=Said("no"), by=cast.boss)
    assert lead.get(path).context["left"] == []


def test_five_questions_are_enough_and_none_is_for_yesterday(cast):
    page = drafted(cast).page
    for number in range(4):
        ask_decision(page.month, asked=Asked(f"{number}?", "Weil", soon()), by=cast.lead)
    with pytest.raises(Refused):
        ask_decision(page.month, asked=Asked("6?", "Weil", soon()), by=cast.lead)
    Decision.objects.all().delete()
    past = timezone.localdate() - timedelta(days=1)
    with pytest.raises(Refused):
        ask_decision(page.month, asked=Asked("?", "Weil", past), by=cast.lead)


def test_it_is_taken_back_until_it_has_left_or_was_answered(cast, work):
    page = released(cast)
    work()
    take_back_month(page, by=cast.lead)
    assert MonthPage.objects.get().released_at is None and not attachments_of(page)
    page = release_month(page.month, by=cast.lead)
    MonthPage.objects.update(sent_at=timezone.now())
    with pytest.raises(Refused):
        take_back_month(page, by=cast.lead)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_pdf_takes_every_word_as_a_word(cast, language):
    page = released(cast)
    page.intro = '#eval("1+1") $x$ *fett* = Titel "Anführung" \\ @x <b> ]'
    assert paper_of(page, language).startswith(b"%PDF")


def test_the_paper_is_kept_in_both_languages(cast, work):
    page = released(cast)
    work()
    papers = attachments_of(page)
    assert len(papers) == 2 and all(read(one.blob).startswith(b"%PDF") for one in papers)
    assert signed_in(cast.boss).get(papers[0].get_absolute_url()).status_code == 200
    assert signed_in(cast.alice).get(papers[0].get_absolute_url()).status_code in (403, 404)


@pytest.fixture
def posted(cast, settings):
    """A mailbox that sends, and the switch on."""
    settings.PUBLIC_URL = "https://dienst.example"
    make_mailbox(cast.technical, "support@musterdienst.example")
    set_sending(ON, by=cast.lead)
    return cast


def test_by_default_nothing_is_sent(cast, settings, work):
    settings.PUBLIC_URL = "https://dienst.example"
    make_mailbox(cast.technical, "support@musterdienst.example")
    released(cast)
    send_due()
    work(timezone.now() + timedelta(minutes=1))
    assert not OutMail.objects.exists()


def test_switched_on_it_leaves_once_with_paper_and_a_link_each(posted, work):
    page = released(posted)
    work(timezone.now() + timedelta(minutes=1))
    send_due()
    work(timezone.now() + timedelta(minutes=2))
    mails = OutMail.objects.order_by("pk")
    assert [one.to_first for one in mails] == [posted.boss.email, "chefin@zentrale.example"]
    assert all(one.is_secret and len(attachments_of(one)) == 1 for one in mails)
    keys = DecisionKey.objects.all()
    assert len(keys) == 2 and all(len(one.token_hash) == 64 for one in keys)
    page.refresh_from_db()
    assert page.sent_at


def test_a_demo_sends_nothing(posted, work):
    Department.objects.update(is_demo=True)
    released(posted)
    send_due()
    work(timezone.now() + timedelta(minutes=1))
    assert not OutMail.objects.exists() and not DecisionKey.objects.exists()


def test_before_its_working_day_it_waits(posted, work):
    Sending.objects.update(working_day=20)
    page = released(posted)
    due = working_day(timezone.localdate().replace(day=1), 20, state="NW")
    work(timezone.now() + timedelta(minutes=1))
    assert OutMail.objects.exists() == (due <= timezone.localdate())
    assert bool(MonthPage.objects.get(pk=page.pk).sent_at) == OutMail.objects.exists()


def test_a_page_that_was_taken_back_does_not_leave(posted, work):
    take_back_month(released(posted), by=posted.lead)
    work(timezone.now() + timedelta(minutes=1))
    assert not OutMail.objects.exists()


def test_working_days_know_weekends_and_holidays():
    assert working_day(date(2026, 1, 1), 1, state="NW") == date(2026, 1, 2)
    assert working_day(date(2026, 5, 1), 1, state="NW") == date(2026, 5, 4)
    assert working_day(date(2026, 2, 1), 31, state="NW") == date(2026, 2, 27)


@pytest.mark.parametrize("extra", ["kein-at", "a@b\nc d@e.example", "x" * 300 + "@e.example"])
def test_addresses_that_are_none_are_refused(cast, extra):
    form = SendingForm({"is_on": "on", "working_day": "3", "extra": extra})
    assert not form.is_valid() and "extra" in form.errors


def test_headers_cannot_be_smuggled_into_an_address(cast):
    form = SendingForm({"working_day": "3", "extra": "a@b.example\r\nBcc: x@y.example"})
    assert not form.is_valid()


def test_the_list_is_searched_filtered_and_exported(cast):
    page = released(cast)
    boss = signed_in(cast.boss)
    assert str(page.month.year) in boss.get("/monthly/?q=Stelle").content.decode()
    assert "No month fits" in boss.get("/monthly/?q=Nashorn").content.decode()
    assert page.get_absolute_url() in boss.get("/monthly/?state=open").content.decode()
    table = b"".join(boss.get("/monthly/?export=csv").streaming_content).decode()
    assert QUESTION in table and INTRO in table
    assert Entry.objects.order_by("-pk").first().facts == {"count": 1}


@pytest.mark.parametrize("which", ["draft", "figures", "released", "list", "sending"])
def test_pages_ask_little(cast, which, django_assert_max_num_queries):
    for number in range(5):
        make_ticket(cast.technical, at=timezone.now() - timedelta(days=30 + number))
    page = released(cast) if which == "released" else drafted(cast).page
    own = page.get_absolute_url()
    paths = {"list": "/monthly/", "sending": "/monthly/sending/", "figures": f"{own}?part=figures"}
    path = paths.get(which, own)
    for source in SOURCES.values():
        rebuild(source)
    client = signed_in(cast.lead)
    client.get(path)
    with django_assert_max_num_queries(12):
        assert client.get(path).status_code == 200
    assert Ticket.objects.count() == 5


def test_a_page_that_is_no_more_released_keeps_no_paper(cast):
    page = drafted(cast).page
    keep_paper(page, papers={"x.pdf": b"%PDF"})
    assert not attachments_of(page)


def test_without_anybody_to_send_to_nothing_is_sent(posted):
    page = released(posted)
    set_sending(ON | {"to_bosses": False, "extra": ""}, by=posted.lead)
    assert send_month(page, by="worker") == 0 and not OutMail.objects.exists()


def test_a_page_that_should_have_left_is_on_the_day_of_the_lead(posted):
    label = "Monthly page: "
    assert label in signed_in(posted.lead).get("/?all=1").content.decode()
    assert label not in signed_in(posted.boss).get("/?all=1").content.decode()
    released(posted)
    assert label not in signed_in(posted.lead).get("/?all=1").content.decode()


def test_quotes_of_the_month_stand_there_until_they_are_taken_back(cast):
    page = released(cast)
    at = starts(page.month) + timedelta(days=3)
    quote = release_quote(say("Schnell und freundlich", at=at), text="Schnell!", by=cast.lead)
    release_quote(say("Heute", at=timezone.now()), text="Von heute!", by=cast.lead)
    shown = page_of(cast.boss, page).content.decode()
    assert "Schnell!" in shown and "Von heute!" not in shown
    withdraw_quote(quote, by=cast.lead)
    assert "Schnell!" not in page_of(cast.boss, page).content.decode()
