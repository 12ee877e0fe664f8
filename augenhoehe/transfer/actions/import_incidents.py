"""Concerns of an older system come in with their history; nobody is written to."""

from dataclasses import dataclass
from functools import cache

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import action
from augenhoehe.base.codes import type_of
from augenhoehe.base.jobs import enqueue
from augenhoehe.catalogue.models import Topic
from augenhoehe.customers.keys import sort_key
from augenhoehe.customers.models import Contact
from augenhoehe.journal.actions import record
from augenhoehe.journal.models import Entry
from augenhoehe.people.models import Team
from augenhoehe.tickets.keys import new_status_key
from augenhoehe.tickets.models import StateSpan, Ticket
from augenhoehe.transfer import events
from augenhoehe.transfer.incidents import story
from augenhoehe.transfer.incidents.rows import Rows, next_numbers
from augenhoehe.transfer.models import Origin

ENTRY = {"at", "kind", "subject_type", "subject_id", "actor", "facts"}
SPAN = {"ticket_id", "state", "team_id", "from_at", "until_at"}
ORIGIN = {"source", "kind", "number", "target_id", "digest"}
OWN = {"id", "team_id", "contact_id", "topic_id", "status_key"}


@dataclass(frozen=True)
class Log:
    """What is the same for all concerns of a log: its name, its mapping, what its columns say."""

    source: str
    mapping: object
    says_when_solved: bool


@action
def import_incidents(log, *, concerns, by):
    """Bring in `concerns` ({number: its events}) that are not here yet; the ids of the new tickets.

    One transaction: what was interrupted is brought in again, nothing twice.
    """
    new = _unknown(log, concerns)
    if not new:
        return []
    contacts = _contacts(log, {events_[-1].caller for events_ in new.values()} - {""})
    ids = next_numbers(Ticket, len(new))
    team_of, topic_of = _team_of(log.mapping), _topic_of({one[-1].topic for one in new.values()})
    writer = _Writer(log, contacts, team_of, topic_of)
    for pk, (number, happened) in zip(ids, new.items(), strict=True):
        writer.take(pk, number, happened)
    writer.save()
    enqueue("transfer.index", ids=ids)
    record(events.IMPORTED, Team.objects.get(pk=team_of("")), by=by, tickets=len(ids))
    return ids


def _unknown(log, concerns):
    """Those that did not come in before."""
    known = Origin.objects.filter(
        source=log.source, kind=Origin.Kind.TICKET, number__in=list(concerns)
    )
    known = set(known.values_list("number", flat=True))
    return {number: events_ for number, events_ in concerns.items() if number not in known}


class _Writer:
    """Gathers the rows of many concerns."""

    def __init__(self, log, contacts, team_of, topic_of):
        self.log, self.contacts, self.team_of, self.topic_of = log, contacts, team_of, topic_of
        self.tickets = None
        self.entries, self.spans = Rows(Entry, ENTRY), Rows(StateSpan, SPAN)
        self.origins = Rows(Origin, ORIGIN)

    def take(self, pk, number, happened):
        """One concern: its row, its stretches of time, its journal, where it came from."""
        digest, happened = story.digest_of(happened), story.whole(happened)
        values = story.ticket_of(happened, says_when_solved=self.log.says_when_solved)
        last = happened[-1]
        values |= {
            "id": pk,
            "team_id": self.team_of(last.group),
            "contact_id": self.contacts.get(last.caller),
            "topic_id": self.topic_of.get(last.topic),
            "status_key": new_status_key(),
            "subject": values["subject"] or number,
        }
        self.tickets = self.tickets or Rows(Ticket, set(values))
        self.tickets.add(**values)
        for state, team_id, begun, ended in story.spans_of(happened, self.team_of):
            self.spans.add(
                ticket_id=pk, state=str(state), team_id=team_id, from_at=begun, until_at=ended
            )
        self._tell(pk, happened)
        self.origins.add(
            source=self.log.source,
            kind="ticket",
            number=number,
            target_id=pk,
            digest=digest,
        )

    def _tell(self, pk, happened):
        for step in story.steps_of(happened, self.team_of):
            self.entries.add(
                at=step.at,
                kind=step.kind.code,
                subject_type=TICKET,
                subject_id=pk,
                actor="import",
                facts=step.facts,
            )

    def save(self):
        for rows in (self.tickets, self.spans, self.entries, self.origins):
            rows.save()


TICKET = type_of(Ticket)


def _contacts(log, names):
    """{name in the older system: contact id}; those who are new come in."""
    origins = Origin.objects.filter(source=log.source, kind=Origin.Kind.CONTACT, number__in=names)
    known = dict(origins.values_list("number", "target_id"))
    new = sorted(names - set(known))
    if not new:
        return known
    ids, now = next_numbers(Contact, len(new)), timezone.now()
    contacts = Rows(Contact, {"id", "name", "sort_key", "created_at"})
    origins = Rows(Origin, ORIGIN)
    for pk, name in zip(ids, new, strict=True):
        contacts.add(id=pk, name=name, sort_key=sort_key(name), created_at=now)
        origins.add(source=log.source, kind="contact", number=name, target_id=pk, digest="")
    contacts.save()
    origins.save()
    return known | dict(zip(new, ids, strict=True))


def _team_of(mapping):
    """group -> team id: as the mapping says, else its usual team, else the first one here."""
    teams = {team.name: team.pk for team in Team.objects.filter(retired_at=None)}
    usual = teams.get(mapping.team) or min(teams.values(), default=None) or _new_team()

    @cache
    def team_of(group):
        return teams.get(mapping.teams.get(group, ""), usual)

    return team_of


def _new_team():
    return Team.objects.create(name=_("Imported concerns"), position=1).pk


def _topic_of(names):
    """{topic there: topic id here}; new ones are taken into the catalogue."""
    names -= {""}
    known = dict(Topic.objects.filter(name_de__in=names).values_list("name_de", "pk"))
    for name in sorted(names - set(known)):
        known[name] = Topic.objects.create(name_de=name, name_en=name).pk
    return known
