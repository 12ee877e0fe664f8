"""The cast stands."""

import pytest

from augenhoehe.people.tests.cast import make_cast, signed_in


@pytest.mark.django_db
def test_reading_across_teams_is_normal_but_a_confidential_team_is_read_by_its_members_and_the_lead():
    cast = make_cast()
    assert cast.technical.id in cast.bob.readable_team_ids
    assert cast.confidential.id not in cast.bob.readable_team_ids
    assert cast.confidential.id in cast.dora.readable_team_ids
    assert cast.confidential.id in cast.lead.readable_team_ids
    for person in (cast.boss, cast.admin, cast.observer, cast.stranger):
        assert person.readable_team_ids == ()
    assert signed_in(cast.alice).session["_auth_user_id"] == str(cast.alice.pk)
