"""The pages of complaints: list, one of them, the form, telling, deadlines."""

import pytest
from django.urls import reverse

from augenhoehe.complaints.models import Complaint, Regime
from augenhoehe.complaints.tests.cast import acknowledged, fresh, make_complaint, told
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.tickets.actions.call import note_call
from augenhoehe.tickets.models import Handover, Ticket
from augenhoehe.tickets.tests.cast import make_ticket


def url(name, *args):
    return reverse(f"complaints:{name}", args=args)


def page(user, address):
    answer = signed_in(user).get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_three_fields_are_enough(cast, ticket):
    client = signed_in(cast.alice)
    given = {
        "wrong": "Kalt.",
        "wanted": "Heiß.",
        "ours": "yes",
        "kind": "complaint",
        "language": "de",
    }
    answer = client.post(f"{url('new')}?ticket={ticket.pk}", given)
    made = Complaint.objects.get()
    assert answer.url == made.get_absolute_url()
    assert (made.wrong, made.wanted, made.ours) == ("Kalt.", "Heiß.", "yes")
    assert made.ticket == ticket


def test_what_is_missing_is_said_and_nothing_is_lost(cast, ticket):
    answer = signed_in(cast.alice).post(
        f"{url('new')}?ticket={ticket.pk}", {"wanted": "Heißen Tee bitte."}
    )
    assert answer.status_code == 422
    assert "Heißen Tee bitte." in answer.content.decode()
    assert not Complaint.objects.exists()


def test_without_a_conversation_a_team_and_maybe_a_customer_are_named(cast, ticket):
    given = {
        "wrong": "Anonymer Brief.",
        "ours": "open",
        "language": "xx",
        "team": cast.technical.pk,
        "channel": "letter",
    }
    signed_in(cast.rita).post(url("new"), given)
    made = Complaint.objects.get()
    assert (made.team, made.channel, made.contact) == (cast.technical, "letter", None)
    shown = page(cast.rita, made.get_absolute_url())
    assert "We do not know whose complaint this is" in shown
    assert "Nobody here speaks this language" in shown


def test_whoever_reads_a_concern_may_write_its_complaint_down_and_nobody_else(cast, ticket):
    assert signed_in(cast.bob).get(f"{url('new')}?ticket={ticket.pk}").status_code == 200
    hidden = make_ticket(cast.confidential)
    assert signed_in(cast.bob).get(f"{url('new')}?ticket={hidden.pk}").status_code == 404


def test_after_a_call_the_complaint_is_one_click_away(cast):
    call = make_ticket(cast.technical)
    note_call(call, text="Er schimpft.", by=cast.rita, customer_called=True)
    shown = page(cast.rita, reverse("intake:reception"))
    assert f"{url('new')}?ticket={call.pk}" in shown
    made = make_complaint(call, by=cast.rita)
    shown = page(cast.rita, reverse("intake:reception"))
    assert f"{url('new')}?ticket={call.pk}" not in shown
    assert made.get_absolute_url() in shown


def test_threats_are_marked_with_calm_words_and_one_click_to_the_lead(cast, ticket):
    made = make_complaint(ticket, by=cast.alice, unfolded={"is_threat": True})
    shown = page(cast.alice, made.get_absolute_url())
    assert "Threats were made." in shown
    assert "Über die Sache spreche ich gern mit Ihnen." in shown or "I talk with you" in shown
    signed_in(cast.alice).post(url("hand_over", made.pk))
    assert Handover.objects.get(ticket=ticket).kind == Handover.Kind.URGENT
    assert Ticket.objects.get(pk=ticket.pk).is_danger


def test_a_representative_without_authority_is_marked(cast, ticket):
    made = make_complaint(ticket, by=cast.alice, unfolded={"representative": "RAin Recht"})
    assert "no authority was seen yet" in page(cast.alice, made.get_absolute_url())


def test_script_in_a_complaint_stays_text(cast, ticket):
    made = make_complaint(ticket, by=cast.alice, wrong="<script>alert(1)</script>")
    for address in (made.get_absolute_url(), url("list"), url("change", made.pk)):
        assert "<script>alert" not in page(cast.alice, address)


def test_the_list_counts_what_it_shows(cast, ticket, complaint):
    told(make_complaint(by=cast.alice, team=cast.technical, wrong="Zweite"), by=cast.alice)
    shown = page(cast.alice, url("list"))
    assert "Zweite" in shown and complaint.wrong in shown
    only = page(cast.alice, f"{url('list')}?state=told")
    assert "Zweite" in only and complaint.wrong not in only
    assert "Zweite" not in page(cast.alice, f"{url('list')}?q=Tee")
    assert complaint.wrong in page(cast.alice, f"{url('list')}?q={complaint}")
    assert "No complaint fits" in page(cast.alice, f"{url('list')}?since=2099-01-01")


def test_nobodys_past_work_is_listed_by_a_name(cast, complaint):
    Complaint.objects.update(owner=cast.alice)
    signed_in(cast.alice).post(url("withdraw", complaint.pk), {"reason": "Erledigt"})
    address = f"{url('list')}?state=all&owner={cast.alice.pk}"
    assert complaint.wrong in page(cast.alice, address)
    assert complaint.wrong not in page(cast.lead, address)
    export = signed_in(cast.lead).get(f"{url('list')}?state=all&export=csv")
    assert cast.alice.name not in b"".join(export.streaming_content).decode()


@pytest.mark.parametrize("kind", ["acknowledged", "news", "decision"])
def test_each_way_of_telling_has_its_page(cast, ticket, kind):
    made = make_complaint(ticket, by=cast.alice)
    if kind != "acknowledged":
        acknowledged(made, by=cast.alice)
    if kind == "decision":
        Complaint.objects.update(state="decided")
    assert "mia@muster.example" in page(cast.alice, url("tell", made.pk, kind))


def test_a_gap_is_not_sent(cast, complaint):
    acknowledged(complaint, by=cast.alice)
    given = {"way": "mail", "to": "mia@muster.example", "text": "Bisher: […]"}
    answer = signed_in(cast.alice).post(url("tell", complaint.pk, "news"), given)
    assert answer.status_code == 422
    assert fresh(complaint).news_at is None


def test_sent_from_the_page_and_taken_back(cast, complaint):
    client = signed_in(cast.alice)
    given = {"way": "mail", "to": "mia@muster.example", "text": "Ist da."}
    client.post(url("tell", complaint.pk, "acknowledged"), given)
    assert fresh(complaint).state == "acknowledged"
    client.post(url("untell", complaint.words.get().pk))
    assert fresh(complaint).state == "received"


def test_what_cannot_be_told_says_so(cast, complaint):
    answer = signed_in(cast.alice).get(url("tell", complaint.pk, "decision"))
    assert answer.status_code == 409
    assert "Nothing is decided yet" in answer.content.decode()
    assert signed_in(cast.alice).get(url("tell", complaint.pk, "nonsense")).status_code == 404


def test_changing_moves_the_clocks(cast, complaint):
    strict = Regime.objects.create(name="Streng", decision_days=56, is_calendar=True)
    given = {
        "wrong": "Doch lauwarm.",
        "ours": "partly",
        "kind": "claim",
        "language": "en",
        "channel": "mail",
        "regime": strict.pk,
    }
    signed_in(cast.alice).post(url("change", complaint.pk), given)
    made = fresh(complaint)
    assert (made.wrong, made.kind, made.regime) == ("Doch lauwarm.", "claim", strict)
    assert made.decision_due_at > complaint.decision_due_at


def test_merging_on_the_page_and_back(cast, ticket, complaint):
    letter = make_complaint(by=cast.alice, team=cast.technical)
    client = signed_in(cast.alice)
    assert client.post(url("merge", letter.pk), {"into": "B999"}).status_code == 409
    client.post(url("merge", letter.pk), {"into": f"b{complaint.pk}"})
    assert fresh(letter).merged_into == complaint
    assert "came twice" in page(cast.alice, letter.get_absolute_url())
    client.post(url("unmerge", letter.pk))
    assert fresh(letter).merged_into is None


def test_only_one_set_of_deadlines_is_the_default(cast):
    client = signed_in(cast.lead)
    numbers = {
        "acknowledge_days": 1,
        "news_days": 5,
        "decision_days": 10,
        "internal_days": 7,
        "is_default": "on",
    }
    for name in ("Eins", "Zwei"):
        client.post(url("regime_add"), {"name": name, **numbers})
    assert [one.name for one in Regime.objects.filter(is_default=True)] == ["Zwei"]
    answer = client.post(url("regime_add"), {"name": "Null", **numbers, "news_days": 0})
    assert "From 1 to 366 days." in answer.content.decode()


def test_a_template_is_taken_over_once(cast):
    client = signed_in(cast.admin)
    client.post(url("add_template", "financial"))
    made = Regime.objects.get()
    assert (made.decision_days, made.is_calendar) == (56, True)
    assert client.post(url("add_template", "financial")).status_code == 409
    assert client.post(url("add_template", "nonsense")).status_code == 404


def test_the_page_of_one_needs_few_questions(cast, complaint, django_assert_max_num_queries):
    told(complaint, by=cast.alice)
    client = signed_in(cast.alice)
    client.get(complaint.get_absolute_url())
    with django_assert_max_num_queries(12):
        client.get(complaint.get_absolute_url())
