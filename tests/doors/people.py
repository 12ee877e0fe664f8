"""People, teams, absences, one's own pages."""

from datetime import timedelta

from django.utils import timezone

from augenhoehe.base.codes import type_of
from augenhoehe.people.actions.change_address import ask_for_address
from augenhoehe.people.actions.follow_up import set_follow_up
from augenhoehe.people.actions.invite_person import Invitee, invite_person
from augenhoehe.people.actions.start_absence import start_absence
from augenhoehe.people.tests.cast import make_person
from tests.doors.kinds import EVERYBODY, Thing, door

KEEPERS = "lead admin observer"

DOORS = {
    "people:list": door("signed in"),
    "people:person": door("signed in", "person"),
    "people:roles": door("person give another role", "person", "POST"),
    "people:set_teams": door("team change", "person", "POST"),
    "people:deactivate": door("person deactivate", "person", "POST"),
    "people:reactivate": door("person deactivate", "person who left", "POST"),
    "people:let_in": door("person let in", "colleague", "POST"),
    "people:address": door("signed in", methods="GET POST"),
    "people:correct_address": door("person correct the address", "person here", "POST"),
    "people:confirm_address": door("signed in", "link to a new address", "GET POST"),
    "people:away": door("absence note", "", "GET POST"),
    "people:away_of": door("absence note", "colleague", "GET POST"),
    "people:invite": door("person invite", "", "GET POST"),
    "people:withdraw_invitation": door("person invite", "invitation", "POST"),
    "people:accept": door("public", "link", "GET POST"),
    "people:teams": door("signed in"),
    "people:team": door("team see", "team", change="team change"),
    "people:new_team": door("team change", "", "GET POST"),
    "people:retire_team": door("team change", "team", "POST"),
    "people:revive_team": door("team change", "team", "POST"),
    "people:new_touchpoint": door("team change", "", "GET POST"),
    "people:touchpoint": door("team change", "touchpoint", "GET POST"),
    "people:retire_touchpoint": door("team change", "touchpoint", "POST"),
    "people:department": door("setting see", change="setting change"),
    "people:profile": door("signed in", "", "GET POST"),
    "people:absence": door("person see", "absence"),
    "people:end_absence": door("absence note", "absence", "POST"),
    "people:follow_ups": door("signed in"),
    "people:follow_up": door("follow-up date set", "subject", "POST"),
    "people:put_off_follow_up": door("follow-up date set", "follow-up", "POST"),
    "people:finish_follow_up": door("follow-up date set", "follow-up", "POST"),
}


def make_people(cast):
    """Somebody here; somebody who left."""
    left = make_person("Gerd Gegangen", "boss", is_active=False)
    return [Thing({"pk": cast.boss.pk}), Thing({"pk": left.pk}, seen=KEEPERS)]


def make_person_here(cast):
    """Somebody who works here."""
    return [Thing({"pk": cast.boss.pk})]


def make_address_link(cast):
    """A link to Alice's new address, which opens to her only."""
    asked = ask_for_address(cast.alice, email="neu@musterdienst.example", by=cast.lead)
    return [Thing({"token": asked.path.rstrip("/").rpartition("/")[2]}, seen="alice")]


def make_colleague(cast):
    """Alice, whose own absence is hers to note."""
    return [Thing({"pk": cast.alice.pk}, own="alice")]


def make_left(cast):
    """Somebody who left and read no concerns."""
    left = make_person("Gerd Gegangen", "boss", is_active=False)
    return [Thing({"pk": left.pk}, seen=KEEPERS)]


def make_invitation(cast):
    """An invitation that is still open, seen by those who keep the people."""
    invitee = Invitee("neu@musterdienst.example", "Nele Neu")
    invited = invite_person(invitee, by=cast.lead)
    return [Thing({"pk": invited.invitation.pk}, seen=KEEPERS)]


def make_link(cast):
    """A link of an invitation, open to whoever has it."""
    invited = invite_person(Invitee("neu@musterdienst.example", "Nele Neu"), by=cast.lead)
    return [Thing({"token": invited.path.rstrip("/").rpartition("/")[2]})]


def make_team(cast):
    """Teams are known by name to all who work here, confidential ones, too."""
    return [Thing({"pk": cast.technical.pk}), Thing({"pk": cast.confidential.pk})]


def make_touchpoint(cast):
    """A touchpoint of a team."""
    return [Thing({"pk": cast.technical.touchpoints.get().pk})]


def make_absence(cast):
    """Alice is away."""
    today = timezone.localdate()
    absence = start_absence(cast.alice, starts_on=today, ends_on=today, by=cast.alice)
    return [Thing({"pk": absence.pk}, own="alice")]


def make_follow_up(cast):
    """Alice's own date, seen by nobody else."""
    due = timezone.now() + timedelta(days=1)
    date = set_follow_up(cast.technical, due_at=due, by=cast.alice)
    return [Thing({"pk": date.pk}, seen="alice", own="alice")]


def make_subject(cast):
    """Something that one may set a date on."""
    kind = type_of(cast.technical)
    return [Thing({"kind": kind, "pk": cast.technical.pk}, own=EVERYBODY)]


THINGS = {
    "person": make_people,
    "colleague": make_colleague,
    "person here": make_person_here,
    "link to a new address": make_address_link,
    "person who left": make_left,
    "invitation": make_invitation,
    "link": make_link,
    "team": make_team,
    "touchpoint": make_touchpoint,
    "absence": make_absence,
    "follow-up": make_follow_up,
    "subject": make_subject,
}
