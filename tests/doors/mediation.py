"""Clearing talks, the mail with its link, agreed points, talk sheets."""

from augenhoehe.mediation.actions.close import close_talk
from augenhoehe.mediation.actions.name import name_reader
from augenhoehe.mediation.actions.point import keep_point
from augenhoehe.mediation.actions.prepare import begin_sheet
from augenhoehe.mediation.models import Point, Understanding
from augenhoehe.mediation.tests.cast import agree, customer_of, link_to, make_talk
from tests.doors.kinds import Thing, door

DOORS = {
    "mediation:talks": door("clearing talk list"),
    "mediation:new": door("clearing talk lead", "", "GET POST"),
    "mediation:show": door("clearing talk read", "talk"),
    "mediation:write": door("clearing talk write on", "talk", "POST"),
    "mediation:party_add": door(
        "clearing talk write on",
        "talk",
        "POST",
        data={"party-kind": "partner", "party-name": "Paul Partner"},
    ),
    "mediation:party_remove": door("clearing talk lead", "party of a talk", "POST"),
    "mediation:name": door("clearing talk lead", "talk", "POST", varies=True),
    "mediation:unname": door("clearing talk lead", "named person", "POST"),
    "mediation:close": door("clearing talk lead", "talk", "GET POST"),
    "mediation:reopen": door("clearing talk lead", "closed talk", "POST"),
    "mediation:understanding": door("clearing talk lead", "party of a talk", "GET POST"),
    "mediation:give_up": door("clearing talk lead", "understanding", "POST"),
    "mediation:read": door("clearing talk lead", "understanding", "POST"),
    "mediation:point": door("agreed point see", "agreed point"),
    "mediation:point_done": door("agreed point keep", "own point", "POST"),
    "mediation:point_undo": door("agreed point keep", "kept point", "POST"),
    "mediation:look_back": door("clearing talk lead", "look-back", "GET POST"),
    "mediation:by_link": door("public", "understanding link", "GET POST", varies=True),
    "mediation:begin": door("talk sheet write", "concern of technical", "POST"),
    "mediation:sheet": door("talk sheet write", "talk sheet", "GET POST"),
    "mediation:sheet_keep": door("talk sheet write", "talk sheet", "POST"),
    "mediation:to_talk": door("clearing talk lead", "talk sheet", "POST"),
}
NAMED = "lead alice"


def _talk(cast):
    """A talk for which Alice was named."""
    talk = make_talk(cast)
    name_reader(talk, user=cast.alice, by=cast.lead)
    return talk


def make_open(cast):
    """A talk that is open."""
    return [Thing({"pk": _talk(cast).pk}, seen=NAMED, own="alice")]


def make_closed(cast):
    """A talk that has ended."""
    talk = close_talk(_talk(cast), outcome="consensus", by=cast.lead)
    return [Thing({"pk": talk.pk}, seen=NAMED)]


def make_party(cast):
    """A side of a talk."""
    return [Thing({"pk": customer_of(_talk(cast)).pk}, seen=NAMED)]


def make_reader(cast):
    """Somebody who was named."""
    return [Thing({"pk": _talk(cast).readers.get().pk}, seen=NAMED)]


def _mail(cast):
    talk = _talk(cast)
    key = link_to(customer_of(talk), by=cast.lead)
    return Understanding.objects.get(party__talk=talk), key


def make_mail(cast):
    """A mail that nobody answered."""
    return [Thing({"pk": _mail(cast)[0].pk}, seen=NAMED)]


def make_link(cast):
    """The link in a mail."""
    return [Thing({"key": _mail(cast)[1]})]


def make_point(cast):
    """A point that Bob does, who may not read the talk."""
    point = agree(_talk(cast), who=f"user-{cast.bob.pk}")
    return [Thing({"pk": point.pk}, seen=f"{NAMED} bob", own="bob alice")]


def make_own_point(cast):
    """The same, for whoever keeps it."""
    return [Thing(make_point(cast)[0].kwargs, seen=f"{NAMED} bob", own="bob")]


def make_kept(cast):
    """A point that was done."""
    thing = make_own_point(cast)[0]
    keep_point(Point.objects.get(**thing.kwargs), by=cast.lead)
    return [thing]


def make_look_back(cast):
    """A date to look back."""
    talk = close_talk(_talk(cast), outcome="consensus", by=cast.lead)
    return [Thing({"pk": talk.look_backs.first().pk}, seen=NAMED)]


def make_sheet(cast):
    """The talk sheet of a concern on which Alice works."""
    sheet = begin_sheet(make_talk(cast).ticket, by=cast.alice)
    return [Thing({"pk": sheet.pk}, seen="lead alice", own="alice")]


def make_concern(cast):
    """A concern of Technik."""
    ticket = make_talk(cast).ticket
    return [Thing({"pk": ticket.pk}, seen="lead alice bob carol dora rita", own="alice")]


THINGS = {
    "talk": make_open,
    "closed talk": make_closed,
    "party of a talk": make_party,
    "named person": make_reader,
    "understanding": make_mail,
    "understanding link": make_link,
    "agreed point": make_point,
    "own point": make_own_point,
    "kept point": make_kept,
    "look-back": make_look_back,
    "talk sheet": make_sheet,
    "concern of technical": make_concern,
}
