"""A clearing talk leaves no trace for whoever may not read it: every page, list, export, mail, number.

One talk with something of everything; then each address of the house that needs no object is asked
in the names of all roles, with the filters and exports of lists, and the pages around the concern.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.base.codes import type_of
from augenhoehe.base.indicators import INDICATORS
from augenhoehe.base.offers import hidden, ref, resolve
from augenhoehe.journal.models import Entry
from augenhoehe.mail.models import OutMail
from augenhoehe.measures.models import Measure
from augenhoehe.mediation.actions.close import close_talk
from augenhoehe.mediation.actions.name import name_reader
from augenhoehe.mediation.actions.prepare import begin_sheet, keep_talk_sheet
from augenhoehe.mediation.actions.understand import send_understanding
from augenhoehe.mediation.models import Talk
from augenhoehe.mediation.tests.cast import SECRET, agree, customer_of, make_talk, write
from augenhoehe.people.actions.follow_up import set_follow_up
from augenhoehe.people.models import User
from augenhoehe.people.tests.cast import make_cast, make_person, signed_in
from augenhoehe.search.models import SearchDoc
from augenhoehe.tickets.actions.hand_over import hand_over_urgently
from tests.test_concealed import ALL, EMPTY, PART, addresses, body, own_pages
from tests.test_doors import DOORS, path_of

SAID = f"{SECRET}-"
NAMES = ("learing talk", "lärungsgespräch")
# What the works-agreement page lists is what the house can keep, not what it keeps.
LISTED = {"/privacy/works/"}
ASKED = (("", {}), ("", PART), (f"{ALL}&q={SECRET}&export=csv", {}))
OTHERS = ["alice", "bob", "rita", "boss", "admin", "observer"]


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.PUBLIC_URL = "https://service.example"


@pytest.fixture
def cast(db):
    return make_cast()


@pytest.fixture
def talk(cast, work):
    talk = make_talk(cast)
    party = customer_of(talk)
    said = {f"v-{party.pk}-{line}": f"{SECRET}-{line}" for line in ("expected", "feelings")}
    write(
        talk,
        **said,
        **{f"i-{party.pk}": f"{SECRET}-Interesse", "talk_at": f"{timezone.now():%Y-%m-%dT%H:%M}"},
    )
    agree(talk, f"{SECRET}-Punkt", due=f"{timezone.localdate()}", who=f"user-{cast.lead.pk}")
    send_understanding(party, words=f"{SECRET}-Verstanden", by=cast.lead)
    set_follow_up(talk, due_at=timezone.now() + timedelta(days=1), note=SECRET, by=cast.lead)
    name_reader(talk, user=cast.carol, by=cast.lead)
    Measure.objects.create(
        kind="quick",
        title="Eher anrufen",
        state="running",
        owner=cast.lead,
        due_on=timezone.localdate(),
        created_at=timezone.now(),
        created_by=cast.lead,
        signal_type=type_of(talk),
        signal_id=talk.pk,
    )
    work()
    return talk


def fresh(user):
    return User.objects.get(pk=user.pk)


def paths(talk):
    """Every address that needs no object, and the pages around the concern."""
    for name in addresses()[""]:
        if not name.startswith("mediation:"):
            yield path_of(name, DOORS[name], EMPTY)
    yield from own_pages(talk.ticket)
    yield talk.ticket.contact.get_absolute_url()
    yield talk.ticket.company.get_absolute_url()
    yield from (person.get_absolute_url() for person in User.objects.all())
    yield Measure.objects.get().get_absolute_url()


def traces(user, talk, *, asked=ASKED, words=(SAID,)):
    door, found = signed_in(fresh(user)), []
    door.raise_request_exception = False
    for path in paths(talk):
        for query, head in asked:
            answer = door.get(f"{path}?{query}" if query else path, headers=head)
            text = body(answer) if answer.status_code < 400 else ""
            known = NAMES if path in LISTED else ()
            found += [(path, query, word) for word in words if word in text and word not in known]
    return found


@pytest.mark.parametrize("who", ["alice", "boss", "admin", "observer"])
def test_no_address_of_the_house_shows_a_trace(cast, talk, who):
    assert traces(getattr(cast, who), talk, words=(SAID, *NAMES)) == []


def test_the_lead_finds_it_where_it_belongs(cast, talk):
    """Else the test above would prove nothing."""
    found = {path for path, _query, _word in traces(cast.lead, talk, asked=ASKED[:2])}
    assert {"/", "/journal/all/", f"/tickets/{talk.ticket_id}/side/"} <= found


@pytest.mark.parametrize("who", OTHERS)
def test_nothing_of_it_is_there_by_its_number(cast, talk, who):
    door, party = signed_in(fresh(getattr(cast, who))), customer_of(talk)
    mail, point = OutMail.objects.get(), talk.points.get()
    gets = [
        talk.get_absolute_url(),
        f"/mediation/{talk.pk}/close/",
        f"/mediation/party/{party.pk}/understanding/",
        point.get_absolute_url(),
        mail.get_absolute_url(),
    ]
    for path in gets:
        assert door.get(path).status_code in (403, 404), path
    for path in (f"/mediation/{talk.pk}/write/", f"/mediation/{talk.pk}/party/"):
        assert door.post(path, {"touched": "*"}).status_code in (403, 404), path
    listed = door.get("/mediation/")
    assert listed.status_code == 403 or talk.title not in body(listed)


@pytest.mark.parametrize("who", OTHERS)
def test_no_link_from_elsewhere_resolves(cast, talk, who):
    things = [talk, talk.points.get(), customer_of(talk).understandings.get()]
    assert resolve([ref(one) for one in things], user=fresh(getattr(cast, who))) == {}


def test_whoever_was_named_reads_it_and_does_not_lead(cast, talk):
    door = signed_in(fresh(cast.carol))
    assert SECRET in body(door.get(talk.get_absolute_url()))
    assert SECRET in body(door.get("/mediation/"))
    assert door.get(f"/mediation/{talk.pk}/close/").status_code == 403
    assert door.post(f"/mediation/{talk.pk}/name/", {"user": cast.bob.pk}).status_code == 403


def test_the_search_does_not_know_it(cast, talk, work):
    work()
    assert not SearchDoc.objects.filter(owner_type=type_of(Talk)).exists()
    for who in ("lead", "carol"):
        found = body(signed_in(fresh(getattr(cast, who))).get(f"/search/?q={SECRET}"))
        assert SAID not in found


def test_the_journal_keeps_no_word_of_it(talk):
    kept = str(list(Entry.objects.values_list("facts", flat=True)))
    assert SAID not in kept


def test_no_figure_counts_it(cast, talk):
    assert not [name for name in INDICATORS if "talk" in name or "mediation" in name]


def test_whom_the_concern_is_about_sees_neither_talk_nor_sheet_be_it_a_lead(cast, talk, work):
    lea = make_person("Lea Zweite", "lead")
    sheet = begin_sheet(talk.ticket, by=cast.lead)
    keep_talk_sheet(sheet, said={"feels": f"{SECRET}-Wut"})
    assert signed_in(lea).get(talk.get_absolute_url()).status_code == 200
    hand_over_urgently(
        talk.ticket, danger="colleague", sentence="Satz", concerned=lea, by=cast.alice
    )
    work()
    assert signed_in(fresh(lea)).get(talk.get_absolute_url()).status_code == 404
    assert signed_in(fresh(lea)).get(sheet.get_absolute_url()).status_code == 404
    assert traces(lea, talk, asked=ASKED[:1]) == []


def test_the_journal_leaves_its_lines_out_altogether(cast, talk):
    for who in OTHERS:
        assert hidden(fresh(getattr(cast, who)))[type_of(Talk)] == [talk.pk]
    assert type_of(Talk) not in hidden(fresh(cast.lead))
    assert type_of(Talk) not in hidden(fresh(cast.carol))


def test_when_it_has_ended_it_is_as_confidential(cast, talk):
    close_talk(talk, outcome="consensus", learned=f"{SECRET}-Gelernt", by=cast.lead)
    for who in ("alice", "admin", "observer"):
        assert traces(getattr(cast, who), talk, asked=ASKED[:1]) == []
