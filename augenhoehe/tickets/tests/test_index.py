from augenhoehe.search.models import SearchDoc
from augenhoehe.tickets.actions.index import index_ticket
from augenhoehe.tickets.finding import found_ids
from augenhoehe.tickets.tests.cast import make_ticket, reply, write_again


def test_new_messages_are_added_once(cast, ticket):
    index_ticket(ticket.pk)
    count = SearchDoc.objects.count()
    write_again(ticket, "Der Filter ist zugesetzt")
    index_ticket(ticket.pk)
    index_ticket(ticket.pk)
    assert SearchDoc.objects.count() == count + 1
    assert found_ids(cast.alice, "zugesetzt") == [ticket.pk]


def test_a_ticket_that_is_gone_is_no_trouble(cast):
    index_ticket(4711, whole=True)
    assert not SearchDoc.objects.exists()


def test_a_confidential_team_is_found_by_its_members_and_the_lead(cast):
    secret = make_ticket(cast.confidential, subject="Abmahnung")
    index_ticket(secret.pk)
    assert found_ids(cast.dora, "Abmahnung") == found_ids(cast.lead, "Abmahnung") == [secret.pk]
    for person in (cast.alice, cast.rita, cast.boss, cast.admin, cast.observer, cast.stranger):
        assert not found_ids(person, "Abmahnung")


def test_nobodys_past_work_is_found_by_their_name(cast, ticket):
    reply(ticket, cast.alice, html="<p>Der Kessel läuft.</p>")
    index_ticket(ticket.pk)
    assert found_ids(cast.lead, "Kessel") == [ticket.pk]
    assert not found_ids(cast.lead, cast.alice.name)
