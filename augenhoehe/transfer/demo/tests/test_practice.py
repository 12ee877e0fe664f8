"""Cases of the house in the demo."""

import pytest
from django.db import transaction

from augenhoehe.journal.models import Entry
from augenhoehe.practice.models import CaseText, OwnCase
from augenhoehe.transfer.actions.fill_practice import fill_practice
from augenhoehe.transfer.demo.house import build_house
from augenhoehe.transfer.demo.tests.conftest import NOW
from augenhoehe.transfer.demo.texts import load

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["de", "en"])
def test_one_is_released_and_one_waits_and_nothing_in_them_is_covered(language):
    with transaction.atomic():
        house = build_house(language, now=NOW)
        before = Entry.objects.count()
        fill_practice(house, data=load("practice"))
        states = list(OwnCase.objects.order_by("pk").values_list("state", flat=True))
        texts = " ".join(str(list(row.values())) for row in CaseText.objects.values())
        assert states == ["released", "waiting"] and Entry.objects.count() == before + 3
        assert "[Name]" not in texts and "[Datum]" not in texts and "[Date]" not in texts
        transaction.set_rollback(True)
