import pytest

from augenhoehe.base.actions import Refused
from augenhoehe.base.codes import type_of
from augenhoehe.base.offers import NEEDS, hidden, resolve
from augenhoehe.customers.models import Company
from augenhoehe.journal.models import Entry
from augenhoehe.kernel.mailtext.blackout import Finder
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.practice import needs, panels, rules
from augenhoehe.practice.actions.check import give_back_case, release_case
from augenhoehe.practice.actions.forget import black_out_case, drop_drafts
from augenhoehe.practice.actions.propose import propose_case, take_back_case
from augenhoehe.practice.actions.withdraw import withdraw_case
from augenhoehe.practice.actions.write import begin_own_case, erase_draft, write_own_case
from augenhoehe.practice.models import CaseText, OwnCase
from augenhoehe.practice.tests.cast import SAID, make_released, make_waiting, write
from augenhoehe.tickets.models import Concealment
from augenhoehe.tickets.tests.cast import make_contact, make_ticket, reply

TICKED = {"no_name": "on", "no_company": "on", "not_recognisable": "on", "consent": "on"}


def test_a_case_begins_with_a_masked_conversation(cast):
    contact = make_contact("Mia Muster", company="Teehaus Nord GmbH")
    ticket = make_ticket(cast.technical, subject="Rechnung von Teehaus Nord", contact=contact)
    ticket.messages.update(
        text="Guten Tag Alice Anders, Rechnung 2026-48812 vom 3. März 2026 stimmt nicht. "
        "Rufen Sie an: 0521 998877 oder mia@muster.example. Viele Grüße\nMia Muster"
    )
    reply(ticket, cast.alice, html="<p>Liebe Frau Muster, das Teehaus bekommt Geld zurück.</p>")
    case = begin_own_case(cast.alice, language="de", source=ticket)
    text = case.texts.get()
    said = f"{text.title} {text.says} {text.answer_1}"
    for name in ("Mia", "Muster", "Alice", "Anders", "Teehaus", "48812", "998877", "@", "März"):
        assert name not in said, (name, said)
    assert "[Name]" in said and "Geld zurück" in said


def test_saving_masks_anew_also_whom_no_conversation_names(cast):
    make_contact("Korbinian Zapf")
    Company.objects.create(name="Zapfwerk Süd", created_at="2026-01-01T00:00Z")
    case = begin_own_case(cast.alice, language="de")
    said = SAID | {"scene": "Korbinian Zapf von Zapfwerk Süd ruft an, Bob Berger geht dran."}
    text = write_own_case(case, language="de", attitude="K", texts=said)
    assert not {"Korbinian", "Zapf", "Zapfwerk", "Süd", "Bob", "Berger"} & set(
        text.scene.replace(",", "").split()
    )
    case.refresh_from_db()
    assert case.attitude == "K"


@pytest.mark.parametrize(
    ("said", "gone"),
    [
        (
            "Eintritt Karl-Heinz Busch, Busch startet am 5. Juni.",
            ["Karl", "Heinz", "Busch", "Juni"],
        ),
        ("Sabine hat mir gesagt, Frau Kalinowski sei weg.", ["Sabine", "Kalinowski"]),
        (
            "On June 5 Jennifer Holloway called, Holloway was angry.",
            ["June", "Jennifer", "Holloway"],
        ),
        ("Das ist Uwes Rechner.", ["Uwe"]),
    ],
)
def test_third_people_and_days_are_covered_too(cast, said, gone):
    case = begin_own_case(cast.alice, language="de")
    text = write_own_case(case, language="de", attitude="A", texts=SAID | {"says": said}).says
    assert not [name for name in gone if name in text], text


def test_everyday_words_stay(cast):
    said = "Die Rechnung im Mai war falsch. Bis Freitag um 14 Uhr bekommen Sie 84 Euro zurück."
    case = begin_own_case(cast.alice, language="de")
    assert (
        write_own_case(case, language="de", attitude="A", texts=SAID | {"says": said}).says == said
    )


def test_what_could_still_be_a_name_is_shown_to_both(cast):
    case = make_waiting(cast, says="Da kam Ysolde Quark vorbei, Zimmer 417.")
    for user in (cast.alice, cast.bob):
        page = signed_in(user).get(f"/practice/own/{case.pk}/").content.decode()
        assert "<q>Ysolde Quark</q>, <q>417</q>" in page


def test_four_eyes_release_it_and_then_it_leads_to_no_concern(cast):
    ticket = make_ticket(cast.technical)
    case = make_waiting(cast, source=ticket)
    with pytest.raises(Refused):
        release_case(case, by=cast.alice)
    with pytest.raises(Refused):
        release_case(case, by=cast.lead)
    case.refresh_from_db()
    assert case.state == rules.WAITING and case.source_id == ticket.pk
    release_case(case, by=cast.bob)
    case.refresh_from_db()
    assert case.state == rules.RELEASED and case.source_id is None
    ticket.messages.all().delete()
    assert SAID["title"] in signed_in(cast.carol).get(f"/practice/{case.code}/").content.decode()


def test_a_proposer_cannot_release_their_own_whatever_they_post(cast):
    case = make_waiting(cast)
    assert (
        signed_in(cast.alice).post(f"/practice/own/{case.pk}/release/", TICKED).status_code == 403
    )
    with pytest.raises(Refused):
        propose_case(write(cast.alice), checker=cast.alice, by=cast.alice)
    with pytest.raises(Refused):
        propose_case(write(cast.alice), checker=cast.boss, by=cast.alice)
    mine = write(cast.lead)
    page = signed_in(cast.lead).post(f"/practice/own/{mine.pk}/propose/", {"checker": cast.lead.pk})
    assert page.status_code == 422
    assert not OwnCase.objects.filter(state=rules.RELEASED).exists()


def test_all_four_questions_have_to_be_answered(cast):
    case, door = make_waiting(cast), signed_in(cast.bob)
    for left in TICKED:
        some = {name: "on" for name in TICKED if name != left}
        assert door.post(f"/practice/own/{case.pk}/release/", some).status_code == 422
    assert door.post(f"/practice/own/{case.pk}/release/", TICKED).status_code == 302
    case.refresh_from_db()
    assert case.state == rules.RELEASED


@pytest.mark.parametrize("make", [lambda cast: write(cast.alice), make_waiting])
def test_unreleased_ones_leave_no_trace_but_for_proposer_and_checker(cast, make):
    case = make(cast)
    knows = {cast.alice} | ({cast.bob} if case.state == rules.WAITING else set())
    for user in cast.people:
        door = signed_in(user)
        status = door.get(f"/practice/own/{case.pk}/").status_code
        assert (status == 200) == (user in knows), user
        for path in ("/practice/", "/practice/?own=1", "/practice/own/", "/practice/?q=Mal"):
            shown = SAID["title"] in door.get(path).content.decode()
            assert shown == (user in knows and path == "/practice/own/"), (user, path)
        assert door.get(f"/practice/{case.code}/").status_code in (403, 404)
        ref = (type_of(OwnCase), case.pk)
        assert bool(resolve([ref], user=user)) == (user in knows)
        assert (case.pk in hidden(user).get(ref[0], ())) == (user not in knows)
    table = signed_in(cast.lead).get("/practice/?export=csv")
    assert SAID["title"] not in b"".join(table.streaming_content).decode()


def test_what_is_about_me_or_hidden_or_confidential_is_no_source(cast):
    about_alice = make_ticket(cast.technical, subject="Beschwerde")
    Concealment.objects.create(ticket=about_alice, user=cast.alice)
    page = signed_in(cast.alice).post(
        "/practice/own/new/", {"number": about_alice.pk, "language": "de"}
    )
    none = signed_in(cast.alice).post("/practice/own/new/", {"number": 999_999, "language": "de"})
    assert page.status_code == none.status_code == 422
    other = page.content.decode().replace(str(about_alice.pk), "999999")
    assert "There is no conversation with this number." in other
    with pytest.raises(Refused):
        begin_own_case(cast.lead, language="de", source=about_alice)
    with pytest.raises(Refused):
        begin_own_case(cast.dora, language="de", source=make_ticket(cast.confidential))
    assert not OwnCase.objects.exists()


def test_what_is_hidden_afterwards_is_neither_proposed_nor_released_nor_seen(cast):
    ticket = make_ticket(cast.technical)
    case = make_waiting(cast, source=ticket)
    Concealment.objects.create(ticket=ticket, user=cast.bob)
    fresh = type(cast.bob).objects.get(pk=cast.bob.pk)
    assert signed_in(fresh).get(f"/practice/own/{case.pk}/").status_code == 404
    with pytest.raises(Refused):
        release_case(case, by=cast.bob)
    with pytest.raises(Refused):
        propose_case(take_back_case(case, by=cast.alice), checker=cast.carol, by=cast.alice)


def test_what_became_confidential_is_closed_to_who_was_to_check_it(cast):
    ticket = make_ticket(cast.technical)
    case = make_waiting(cast, source=ticket)
    door, page = signed_in(cast.bob), f"/practice/own/{case.pk}/"
    assert door.get(page).status_code == 200
    type(ticket).objects.filter(pk=ticket.pk).update(is_confidential=True)
    assert door.get(page).status_code == 404
    assert door.post(f"{page}release/", TICKED).status_code == 404
    assert signed_in(cast.alice).post(f"{page}take-back/").status_code == 302


def test_an_incomplete_one_is_not_given_away(cast):
    case = begin_own_case(cast.alice, language="de")
    with pytest.raises(Refused):
        propose_case(case, checker=cast.bob, by=cast.alice)
    write_own_case(case, language="de", attitude="A", texts=SAID | {"answer_1": ""})
    with pytest.raises(Refused):
        propose_case(case, checker=cast.bob, by=cast.alice)


def test_it_is_given_back_with_a_reason_and_changed_only_as_a_draft(cast):
    case = make_waiting(cast)
    with pytest.raises(Refused):
        write_own_case(case, language="de", attitude="A", texts=SAID)
    with pytest.raises(Refused):
        erase_draft(case)
    with pytest.raises(Refused):
        give_back_case(case, reason=" ", by=cast.bob)
    seen = NEEDS["practice.cases"].seen
    assert len(needs.cases(seen(cast.bob), cast.bob, None)) == 1
    assert not needs.cases(seen(cast.alice), cast.alice, None)
    give_back_case(case, reason="Der Vorname steht noch da.", by=cast.bob)
    assert not needs.cases(seen(cast.bob), cast.bob, None)
    assert len(needs.cases(seen(cast.alice), cast.alice, None)) == 1
    page = signed_in(cast.alice).get(f"/practice/own/{case.pk}/").content.decode()
    assert "Der Vorname steht noch da." in page
    case.refresh_from_db()
    erase_draft(case)
    assert not CaseText.objects.exists()


def test_a_released_one_is_changed_by_nobody_and_withdrawn_by_everybody(cast):
    case = make_released(cast)
    for user in (cast.alice, cast.bob, cast.lead):
        assert signed_in(user).get(f"/practice/own/{case.pk}/de/").status_code == 403
    with pytest.raises(Refused):
        withdraw_case(case, reason="", by=cast.carol)
    signed_in(cast.carol).post(f"/practice/own/{case.pk}/withdraw/", {"reason": "Man erkennt es."})
    case.refresh_from_db()
    assert case.state == rules.DRAFT
    assert signed_in(cast.carol).get(f"/practice/{case.code}/").status_code == 404
    assert signed_in(cast.alice).get(f"/practice/own/{case.pk}/de/").status_code == 200


def test_withdrawn_without_a_proposer_nothing_of_it_stays(cast):
    case = make_released(cast)
    OwnCase.objects.update(proposer=None)
    withdraw_case(case, reason="Man erkennt es.", by=cast.carol)
    assert not CaseText.objects.exists()


def test_the_journal_names_the_case_and_never_the_concern(cast):
    ticket = make_ticket(cast.technical)
    before = set(Entry.objects.values_list("pk", flat=True))
    withdraw_case(make_released(cast, source=ticket), reason="Zu nah.", by=cast.lead)
    added = Entry.objects.exclude(pk__in=before)
    assert {one.subject_type for one in added} == {type_of(OwnCase)}
    assert added.count() == 3 and not any(one.facts for one in added)


def test_a_case_of_the_house_speaks_the_readers_language_where_it_can(cast):
    case = write(cast.alice)
    write_own_case(case, language="en", attitude="A", texts=SAID | {"title": "The same again"})
    release_case(propose_case(case, checker=cast.bob, by=cast.alice), by=cast.bob)
    german = make_released(cast, title="Nur auf Deutsch")
    page = signed_in(cast.carol).get("/practice/?own=1").content.decode()
    assert (
        "The same again" in page and SAID["title"] not in page and german.texts.get().title in page
    )


def test_an_erased_person_leaves_drafts_and_released_cases(cast):
    contact = make_contact("Mia Muster")
    draft = write(cast.alice, source=make_ticket(cast.technical, contact=contact))
    released = make_released(cast)
    CaseText.objects.filter(case=released).update(says="Der Xaver ruft an.")
    assert drop_drafts([draft.pk, released.pk]) == 1
    black_out_case(released.texts.get(), finder=Finder(("Xaver",)), by=cast.lead)
    assert "Xaver" not in released.texts.get().says


def test_the_whole_way_at_the_doors(cast):
    alice, bob = signed_in(cast.alice), signed_in(cast.bob)
    ticket = make_ticket(cast.technical, contact=make_contact("Mia Muster"))
    there = alice.post("/practice/own/new/", {"number": f"#{ticket.pk}", "language": "de"}).url
    assert alice.get(there).status_code == 200
    page = alice.post(there, SAID | {"attitude": "F"})
    assert page.status_code == 302
    alice.post(f"{page.url}propose/", {"checker": cast.bob.pk})
    assert "Four questions" in bob.get(page.url).content.decode()
    assert bob.post(f"{page.url}release/", TICKED).status_code == 302
    case = OwnCase.objects.get()
    shown = bob.post(f"/practice/{case.code}/", {"answer": "Ich schaue nach."}).content.decode()
    assert SAID["answer_1"] in shown and "Kein Vorwurf" in shown
    assert bob.get(page.url).url == f"/practice/{case.code}/"


def test_incoming_text_with_markup_stays_text(cast):
    ticket = make_ticket(cast.technical, subject="<script>alert(1)</script>")
    case = begin_own_case(cast.alice, language="de", source=ticket)
    page = signed_in(cast.alice).get(f"/practice/own/{case.pk}/").content.decode()
    assert "<script>alert" not in page


def test_the_way_from_a_conversation_stands_beside_it_once_it_is_over(cast):
    ticket = make_ticket(cast.technical)
    door, there = signed_in(cast.alice), f"/practice/own/new/?number={ticket.pk}"
    path = f"/tickets/{ticket.pk}/"
    assert there not in door.get(path).content.decode()
    ticket.is_live = False
    found = panels.beside_concern(ticket, mine=None, user=cast.alice)
    assert found == {"ticket": ticket}
    ticket.is_confidential = True
    assert panels.beside_concern(ticket, mine=None, user=cast.alice) is None
