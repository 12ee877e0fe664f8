from augenhoehe.catalogue.models import Topic
from augenhoehe.journal.models import Entry
from augenhoehe.tickets import events
from augenhoehe.tickets.actions.label import label_ticket, rename_ticket
from augenhoehe.tickets.finding import found_ids
from augenhoehe.tickets.models import Ticket
from augenhoehe.tickets.tests.refusing import refused


def test_only_what_is_named_changes(cast, ticket):
    topic = Topic.objects.create(name_de="Tee")
    label_ticket(ticket, topic=topic, by=cast.alice)
    label_ticket(ticket, fault="error", by=cast.alice)
    now = Ticket.objects.get(pk=ticket.pk)
    assert (now.topic, now.fault) == (topic, "error")


def test_the_same_again_is_nothing_new(cast, ticket):
    label_ticket(ticket, fault="error", by=cast.alice)
    label_ticket(ticket, fault="error", by=cast.alice)
    assert Entry.objects.filter(kind=events.LABELLED.code).count() == 1


def test_other_fields_are_not_labels(cast, ticket):
    label_ticket(ticket, is_confidential=True, team=cast.product, by=cast.alice)
    now = Ticket.objects.get(pk=ticket.pk)
    assert not now.is_confidential and now.team == cast.technical


def test_a_new_subject_is_found(cast, ticket, work):
    work()
    rename_ticket(ticket, subject="  Kessel\n verkalkt ", by=cast.alice)
    work()
    assert Ticket.objects.get(pk=ticket.pk).subject == "Kessel verkalkt"
    assert found_ids(cast.alice, "verkalkt") == [ticket.pk]


def test_a_ticket_has_a_subject(cast, ticket):
    with refused("rename.empty"):
        rename_ticket(ticket, subject=" ", by=cast.alice)
