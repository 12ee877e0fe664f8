"""Feelings end six months after the look-back; what names an erased person goes at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.base.jobs import enqueue
from augenhoehe.base.personal import Box, Erasure
from augenhoehe.customers.personal import person_of
from augenhoehe.mediation import personal
from augenhoehe.mediation.actions.close import close_talk
from augenhoehe.mediation.actions.forget import (
    blank_parties,
    blank_sheets,
    forget_feelings,
    forget_sheet_feelings,
)
from augenhoehe.mediation.actions.look_back import look_back
from augenhoehe.mediation.actions.prepare import begin_sheet, keep_talk_sheet
from augenhoehe.mediation.jobs import old_talks
from augenhoehe.mediation.models import LookBack, Talk, TalkSheet, Voice
from augenhoehe.mediation.tests.cast import SECRET, agree, customer_of, link_to, make_talk, write


@pytest.fixture
def talk(cast):
    talk = make_talk(cast)
    party = customer_of(talk)
    write(talk, **{f"v-{party.pk}-feelings": "Wut", f"v-{party.pk}-matters": "Verlass"})
    return talk


def lines():
    return set(Voice.objects.values_list("line", flat=True))


def aged(talk, days, **more):
    LookBack.objects.filter(talk=talk).update(due_on=timezone.localdate() - timedelta(days), **more)


@pytest.mark.parametrize(("days", "left"), [(180, True), (190, False)])
def test_feelings_go_six_months_after_the_look_back_and_nothing_else_does(
    cast, talk, work, days, left
):
    close_talk(talk, outcome="consensus", by=cast.lead)
    aged(talk, days)
    forget_now(work)
    assert lines() == ({"feelings", "matters"} if left else {"matters"})


def forget_now(work):
    enqueue("mediation.forget")
    work()


def test_a_look_back_done_late_counts_from_then(cast, talk):
    close_talk(talk, outcome="consensus", by=cast.lead)
    for back in talk.look_backs.all():
        look_back(back, kept="yes", better="yes", by=cast.lead)
    aged(talk, 400)
    assert list(old_talks(timezone.now())) == []


def test_a_talk_nobody_ended_is_not_kept_for_ever(talk):
    assert list(old_talks(timezone.now())) == []
    Talk.objects.update(opened_at=timezone.now() - timedelta(days=250))
    assert list(old_talks(timezone.now())) == [talk]


def test_twice_is_once(talk):
    first = forget_feelings(talk, by="worker").feelings_gone_at
    assert forget_feelings(talk, by="worker").feelings_gone_at == first


def test_talk_sheets_lose_what_they_say_about_feelings(cast, talk):
    sheet = begin_sheet(talk.ticket, by=cast.alice)
    keep_talk_sheet(sheet, said={"feels": "Wut", "wants": "Geld"})
    assert forget_sheet_feelings([sheet]) == 1
    sheet.refresh_from_db()
    assert (sheet.feels, sheet.wants) == ("", "Geld")


def test_a_person_gets_their_own_words_and_loses_them(cast, talk):
    contact = talk.ticket.contact
    link_to(customer_of(talk), by=cast.lead)
    sheet = begin_sheet(talk.ticket, by=cast.alice)
    keep_talk_sheet(sheet, said={"feels": "Wut"})
    agree(talk, f"{SECRET}-Punkt")
    person = person_of(contact, asked_by=cast.lead)
    told = str([section.rows for section in personal.export(person, Box())])
    assert "Wut" in told and "Verlass" in told and f"{SECRET}-Verstanden" in told
    erasure = Erasure(person)
    personal.erase(erasure, by=cast.lead)
    assert erasure.counts == {"clearing_talks": 1, "talk_sheets": 1}
    talk = Talk.objects.get()
    assert lines() == set() and talk.title == "–"
    assert {one.text for one in talk.points.all()} == {""}
    assert TalkSheet.objects.get().feels == ""
    told = str([section.rows for section in personal.export(person, Box())])
    assert "Wut" not in told and SECRET not in told


def test_nothing_to_blank_blanks_nothing(cast, talk):
    assert blank_parties([]) == 0 and blank_sheets([]) == 0
    assert lines() == {"feelings", "matters"}
