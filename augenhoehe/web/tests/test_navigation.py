"""The left column: what one may go to, and where one is."""

import pytest
from django.test import RequestFactory

from augenhoehe.people.tests.cast import make_person
from augenhoehe.web.navigation import entries_for

pytestmark = pytest.mark.django_db


def _entries(path, *roles):
    user = make_person(f"N{len(roles)}{roles[0]}", *roles)
    return {one.url: one for one in entries_for(user, RequestFactory().get(path))}


def test_what_lies_below_a_place_is_here_and_its_place_is_not():
    measures = _entries("/rounds/", "lead")["/measures/"]
    assert not measures.here
    assert [(one.url, one.here) for one in measures.below] == [("/rounds/", True)]


def test_below_a_place_stands_what_one_may_go_to():
    assert _entries("/goals/", "agent")["/goals/"].below == ()
    assert _entries("/goals/", "boss")["/goals/"].below != ()
