"""What is counted of the check's findings: nobody stands in it, and too few are not shown."""

from datetime import date

import pytest
from django.apps import apps
from django.utils import timezone

from augenhoehe.attitudes.actions.count_check import (
    SEATS,
    count_check,
    forget_counts,
    sit_down,
    this_month,
)
from augenhoehe.attitudes.actions.set_check import set_check
from augenhoehe.attitudes.counting import counted_in, shown_months
from augenhoehe.attitudes.models import CountedMonth, CountedRule
from augenhoehe.attitudes.own_queries import lines_of
from augenhoehe.journal.models import Entry
from augenhoehe.people.models import Grant, User
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.tickets.tests.cast import make_contact, make_ticket

COUNTS = "/attitude/check/counts/"
LAST = date(2026, 3, 1)
BAD = "Guten Tag Frau Muster, wir melden uns zeitnah bei Ihnen wegen des Geräts. Viele Grüße"


def switch(by, is_on=True):
    values = {"address": "mirror", "gender": "", "is_counting": is_on, "agreed": "Betriebsrat"}
    set_check(values, by=by)


@pytest.fixture
def ticket(cast):
    return make_ticket(cast.technical, contact=make_contact("Mia Muster"))


def check(client, ticket, **more):
    return client.post(f"/attitude/check/draft/{ticket.pk}/", {"text": BAD, **more})


def colleagues(count):
    for number in range(count):
        user = User.objects.create(email=f"c{number}@x.example", name=f"C{number}")
        Grant.objects.create(user=user, role="agent")


def past(*, checked=100, found=20, is_enough=True, month=LAST):
    row = CountedMonth.objects.create(month=month, checked_count=checked, is_enough=is_enough)
    CountedRule.objects.create(month=row, rule="k2-vague-time", found_count=found)
    return row


def test_nothing_is_counted_until_somebody_switches_it_on(cast, ticket):
    alice = signed_in(cast.alice)
    check(alice, ticket)
    assert not CountedMonth.objects.exists()
    switch(cast.lead)
    check(alice, ticket)
    assert CountedMonth.objects.get().checked_count == 1
    assert CountedRule.objects.get(rule="k2-vague-time").found_count == 1


def test_a_draft_counts_once_and_typing_does_not(cast, ticket):
    switch(cast.lead)
    alice = signed_in(cast.alice)
    assert 'name="counted"' in check(alice, ticket).content.decode()
    check(alice, ticket, counted="1")
    check(alice, ticket, text=" ")
    alice.post("/attitude/check/choose/", {"when": "typing"})
    check(alice, ticket)
    assert CountedMonth.objects.get().checked_count == 1


def test_what_is_kept_names_no_person_no_concern_and_no_day(cast, ticket):
    switch(cast.lead)
    entries = Entry.objects.count()
    check(signed_in(cast.alice), ticket)
    assert Entry.objects.count() == entries
    kept = {
        field.name
        for name in ("CountedMonth", "CountedRule")
        for field in apps.get_model("attitudes", name)._meta.concrete_fields
    }
    assert kept == {
        "id", "month", "checked_count", "is_enough", "seats", "salt", "rule", "found_count",
    }  # fmt: skip
    assert CountedMonth.objects.get().month.day == 1


def test_seats_taken_are_never_more_than_people_and_are_wiped_once_enough():
    for salt in ("a", "b", "c"):
        row = CountedMonth(month=LAST, salt=salt)
        for people in range(1, 60):
            sit_down(row, people)
            sit_down(row, people)
            if row.is_enough:
                break
            assert row.seats.bit_count() <= min(people, SEATS)
        assert people >= 5 and (row.seats, row.salt) == (0, "")


def test_another_month_seats_people_elsewhere():
    def seat(salt, user):
        row = CountedMonth(month=LAST, salt=salt)
        sit_down(row, user)
        return row.seats

    assert [seat("a", user) for user in range(20)] != [seat("b", user) for user in range(20)]


def test_months_of_too_few_are_thrown_away_and_so_are_old_ones(cast):
    few = past(is_enough=False)
    CountedMonth.objects.filter(pk=few.pk).update(seats=3, salt="x")
    old = past(month=date(2020, 1, 1))
    count_check({"k2-vague-time"}, by=cast.alice)
    forget_counts()
    few.refresh_from_db()
    assert (few.checked_count, few.seats, few.salt) == (0, 0, "") and not few.rules.exists()
    assert not CountedMonth.objects.filter(pk=old.pk).exists()
    assert CountedMonth.objects.get(month=this_month()).seats


def test_only_months_that_are_over_and_had_enough_people_are_shown(cast):
    colleagues(5)
    past()
    past(month=date(2026, 2, 1), is_enough=False)
    past(month=this_month())
    assert [row.month for row in shown_months()] == [LAST]
    page = signed_in(cast.alice).get(COUNTS)
    assert page.context["n"] == 100 and page.context["too_few"] == 1
    (row,) = page.context["rows"]
    assert row.count == 20 and 0.12 < row.share.low < 0.2 < row.share.high < 0.3


def test_below_five_at_work_nothing_is_shown_at_all(cast):
    User.objects.exclude(pk__in=[cast.lead.pk, cast.alice.pk]).update(is_active=False)
    past()
    assert not shown_months()
    assert signed_in(cast.lead).get(COUNTS, {"export": "csv"}).status_code == 200


def test_a_rule_in_fewer_than_five_texts_has_no_figure(cast):
    colleagues(5)
    past(found=4)
    n, rows = counted_in(shown_months(), lines_of(()))
    assert n == 100 and rows[0].count is None and rows[0].share is None
    sheet = signed_in(cast.lead).get(COUNTS, {"export": "csv"})
    assert "< 5" in b"".join(sheet.streaming_content).decode()


def test_counting_needs_an_agreement_and_switching_off_throws_all_away(cast):
    lead, given = signed_in(cast.lead), {"address": "mirror", "is_counting": "on"}
    assert lead.post("/attitude/check/settings/", given).status_code == 422
    lead.post("/attitude/check/settings/", {**given, "agreed": "Betriebsrat, 3. März"})
    count_check(set(), by=cast.alice)
    shown = lead.get("/attitude/check/settings/").context["settings"]
    assert shown.is_counting and shown.counting_since == timezone.localdate()
    lead.post("/attitude/check/settings/", {"address": "mirror"})
    assert not CountedMonth.objects.exists()
