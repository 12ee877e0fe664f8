"""The people, teams and calendars the tests of this room play with."""

from datetime import datetime
from zoneinfo import ZoneInfo

from augenhoehe.kernel.businesstime import parse_intervals
from augenhoehe.people.models import Grant, Team, User
from augenhoehe.servicelevels.models import Calendar, Policy, Priority

BERLIN = ZoneInfo("Europe/Berlin")
OFFICE = [[480, 720], [780, 1020]]
WEEK = tuple(parse_intervals(text) for text in ("8-12, 13-17",) * 4 + ("8-12, 13-15", "", ""))


def berlin(text):
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


def person(*roles, email="ada@example.org"):
    user = User.objects.create(email=email, name=email.partition("@")[0].title(), language="en")
    for role in roles:
        Grant.objects.create(user=user, role=role)
    return user


def team(name="Technik"):
    return Team.objects.create(name=name)


def calendar(name="Haus", state="NW"):
    hours = [[list(pair) for pair in day] for day in WEEK]
    return Calendar.objects.create(name=name, state=state, hours=hours)


def policy(team, calendar, *, priority=Priority.NORMAL, response=240, solution=960):
    return Policy.objects.create(
        team=team,
        calendar=calendar,
        priority=priority,
        response_minutes=response,
        solution_minutes=solution,
    )
