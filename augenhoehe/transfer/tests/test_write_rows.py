"""Rows that come with their own numbers and moments."""

import pytest

from augenhoehe.customers.models import Company, Contact
from augenhoehe.transfer.actions.write_rows import write_rows

MOMENT = "2025-11-03T08:00:00Z"


@pytest.mark.django_db
def test_rows_of_several_models_keep_their_numbers_and_moments():
    write_rows(
        [
            [Company(pk=40, name="Gartenwerk", created_at=MOMENT)],
            [Contact(pk=7, name="Mia", created_at=MOMENT)],
            [],
        ]
    )
    assert Company.objects.get().pk == 40 and Contact.objects.get().created_at.year == 2025


@pytest.mark.django_db
def test_what_is_added_afterwards_gets_the_next_number():
    write_rows([[Company(pk=40, name="Gartenwerk", created_at=MOMENT)]])
    assert Company.objects.create(name="Kitawerk", created_at=MOMENT).pk > 40


@pytest.mark.django_db(transaction=True)
def test_one_that_does_not_fit_leaves_nothing():
    twice = [Company(pk=1, name="A", created_at=MOMENT), Company(pk=1, name="B", created_at=MOMENT)]
    with pytest.raises(Exception, match=r"(?i)unique|doppel|duplicate"):
        write_rows([[Contact(pk=3, name="Mia", created_at=MOMENT)], twice])
    assert not Contact.objects.exists()
