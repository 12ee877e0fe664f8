"""Only a works agreement opens the history of a small team, and it says who agreed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.indicators.actions.agree import agree_on_team, end_agreement
from augenhoehe.indicators.models import Agreement
from augenhoehe.indicators.queries import last_days, reading
from augenhoehe.journal.models import Entry
from augenhoehe.people.tests.cast import make_cast

TERMS = {"agreed_by": "Works council, Mr Rat", "purpose": "Staffing of the evening"}


@pytest.fixture
def cast(db):
    return make_cast()


def terms(**more):
    return {"agreed_on": timezone.localdate(), **TERMS, **more}


def of_technical(cast):
    return reading("response.median", last_days(30), ("team", cast.technical.pk))


def test_an_agreement_opens_the_history_of_a_team_and_its_end_closes_it(cast):
    assert of_technical(cast).too_few
    made = agree_on_team(cast.technical, terms=terms(), by=cast.lead)
    assert not of_technical(cast).too_few
    end_agreement(made, by=cast.lead)
    assert of_technical(cast).too_few
    assert Entry.objects.filter(by_id=cast.lead.pk).count() == 2


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"agreed_by": " "}, "agreement.incomplete"),
        ({"purpose": ""}, "agreement.incomplete"),
        ({"agreed_on": timezone.localdate() + timedelta(days=2)}, "agreement.ahead"),
    ],
)
def test_an_agreement_without_who_when_and_what_for_is_none(cast, wrong, code):
    with pytest.raises(Refused) as refusal:
        agree_on_team(cast.technical, terms=terms(**wrong), by=cast.lead)
    assert refusal.value.code == code and not Agreement.objects.exists()


def test_one_agreement_a_team_and_one_end(cast):
    made = agree_on_team(cast.technical, terms=terms(), by=cast.lead)
    with pytest.raises(Refused):
        agree_on_team(cast.technical, terms=terms(), by=cast.lead)
    end_agreement(made, by=cast.lead)
    with pytest.raises(Refused):
        end_agreement(made, by=cast.lead)
