from augenhoehe.people.tests.cast import signed_in
from augenhoehe.tickets import rules
from augenhoehe.tickets.actions.confide import confide_ticket, release_ticket
from augenhoehe.tickets.finding import found_ids
from augenhoehe.tickets.models import Access


def sees(user, ticket):
    for name in ("_confided", "_concealed"):
        user.__dict__.pop(name, None)
    return rules.visible_to(user).filter(pk=ticket.pk).exists()


def test_the_named_and_the_lead_read_it_nobody_else(cast, ticket):
    confide_ticket(ticket, readers=[cast.carol], by=cast.lead)
    assert sees(cast.carol, ticket) and sees(cast.lead, ticket)
    others = (cast.alice, cast.bob, cast.rita, cast.boss, cast.admin, cast.observer, cast.stranger)
    assert not any(sees(person, ticket) for person in others)
    assert signed_in(cast.alice).get(ticket.get_absolute_url()).status_code == 404


def test_naming_others_forgets_the_former(cast, ticket):
    confide_ticket(ticket, readers=[cast.carol], by=cast.lead)
    confide_ticket(ticket, readers=[cast.bob], by=cast.lead)
    assert [one.user for one in Access.objects.all()] == [cast.bob]


def test_the_search_does_not_leak_it(cast, ticket, work):
    work()
    assert found_ids(cast.alice, "Tee") == [ticket.pk]
    confide_ticket(ticket, readers=[cast.carol], by=cast.lead)
    work()
    sees(cast.carol, ticket)
    assert not found_ids(cast.alice, "Tee") and found_ids(cast.carol, "Tee")
    assert found_ids(cast.lead, "Tee") == [ticket.pk]


def test_released_everybody_reads_it_again(cast, ticket, work):
    confide_ticket(ticket, readers=[cast.carol], by=cast.lead)
    release_ticket(ticket, by=cast.lead)
    work()
    assert sees(cast.alice, ticket) and not Access.objects.exists()
    assert found_ids(cast.alice, "Tee") == [ticket.pk]
