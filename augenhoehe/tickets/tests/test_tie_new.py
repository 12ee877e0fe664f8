import pytest
from django.utils import timezone

from augenhoehe.catalogue.models import Product
from augenhoehe.tickets.actions.collective import end_collective, start_collective
from augenhoehe.tickets.actions.label import label_ticket
from augenhoehe.tickets.models import CollectiveItem
from augenhoehe.tickets.tests.cast import make_ticket


def tied(case):
    return list(case.items.values_list("ticket_id", "joined_by_rule"))


def test_a_new_one_with_all_the_words_is_tied_by_itself(cast, work):
    case = start_collective([], title="Kessel", like={"words": "kessel KEIN"}, by=cast.alice)
    alike = make_ticket(cast.technical, subject="Der Kessel schon wieder")
    make_ticket(cast.technical, subject="Kein Kaffee, kein Wasser")
    work()
    assert tied(case) == [(alike.pk, True)]


@pytest.mark.parametrize(
    ("senders", "fits"),
    [
        ("@muster.example", True),
        ("mia@muster.example, x@y.example", True),
        ("@other.example", False),
    ],
)
def test_senders_are_addresses_or_endings(cast, work, senders, fits):
    case = start_collective([], title="Kessel", like={"senders": senders}, by=cast.alice)
    make_ticket(cast.technical)
    work()
    assert bool(tied(case)) == fits


def test_all_that_is_named_must_fit(cast, work):
    product = Product.objects.create(name_de="Kessel")
    like = {"words": "tee", "product_id": product.pk}
    case = start_collective([], title="Kessel", like=like, by=cast.alice)
    ticket = make_ticket(cast.technical)
    work()
    assert not tied(case)
    label_ticket(ticket, product=product, by=cast.alice)


def test_a_case_that_names_nothing_or_is_over_takes_nothing(cast, work):
    start_collective([], title="Leer", by=cast.alice)
    over = start_collective([], title="Vorbei", like={"words": "tee"}, by=cast.alice)
    end_collective(over, by=cast.alice)
    make_ticket(cast.technical)
    work()
    assert not CollectiveItem.objects.exists()


def test_the_newest_case_that_fits_gets_it(cast, work):
    start_collective([], title="Alt", like={"words": "tee"}, by=cast.alice)
    new = start_collective([], title="Neu", like={"words": "tee"}, by=cast.alice)
    make_ticket(cast.technical, at=timezone.now())
    work()
    assert CollectiveItem.objects.get().collective == new
