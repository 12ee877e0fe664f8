"""What every page asks of a person comes in one statement, the teams of the house with it."""

import pytest
from django.utils import timezone

from augenhoehe.people.models import Team, User
from augenhoehe.people.tests.cast import make_cast


@pytest.fixture
def cast(db):
    return make_cast()


def test_roles_and_teams_of_all_take_one_statement(cast, django_assert_num_queries):
    person = User.objects.get(pk=cast.alice.pk)
    with django_assert_num_queries(1):
        assert person.roles == {"agent"} and person.team_ids == (cast.technical.pk,)
        assert [team.name for team in person.readable_teams]
        assert person.hidden_team_ids == (cast.confidential.pk,)


def test_the_teams_are_those_of_the_house_in_their_order(cast):
    cast.product.retired_at, cast.product.name = timezone.now(), "Produkt, alt; “Ä” %s"
    cast.product.save()
    Team.objects.filter(pk=cast.commercial.pk).update(position=3)
    facts = ("pk", "name", "position", "is_confidential", "retired_at")
    wanted = [tuple(getattr(team, name) for name in facts) for team in Team.objects.all()]
    person = User.objects.get(pk=cast.lead.pk)
    assert [tuple(getattr(team, name) for name in facts) for team in person.all_teams] == wanted


def test_what_is_not_with_them_is_there_when_it_is_asked_for(cast):
    Team.objects.filter(pk=cast.technical.pk).update(signature_de="Ihre Technik")
    teams = {team.pk: team for team in User.objects.get(pk=cast.lead.pk).all_teams}
    assert teams[cast.technical.pk].signature_de == "Ihre Technik"
