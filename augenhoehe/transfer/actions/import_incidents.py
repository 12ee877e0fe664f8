"""Concerns of an older system come in with their history; nobody is written to."""

import json
from collections import defaultdict
from dataclasses import dataclass

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
from augenhoehe.transfer.incidents.lines import Known
from augenhoehe.transfer.incidents.rows import Rows, next_numbers, stored_moment
from augenhoehe.transfer.incidents.story import digest_of, spans_of, steps_of, ticket_of, told
from augenhoehe.transfer.models import Origin

TICKET = (
    "id", "contact_id", "topic_id", "status_key", "subject", "state", "is_live", "priority",
    "team_id", "sender", "moved_count", "reopened_count", "recorded_in_time",
    "opened_at", "last_at", "solved_at", "closed_at",
)  # fmt: skip
MOMENTS = TICKET[-4:]
ORIGIN = ("source", "kind", "number", "target_id", "digest")


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
    record(events.IMPORTED, Team.objects.get(pk=team_of[""]), by=by, tickets=len(ids))
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
        self.tickets = Rows(Ticket, TICKET)
        self.spans = Rows(StateSpan, ("ticket_id", "state", "team_id", "from_at", "until_at"))
        step = ("at", "kind", "subject_id", "facts")
        self.entries = Rows(Entry, step, subject_type=type_of(Ticket), actor="import")
        self.origins = Rows(Origin, ORIGIN)
        self.stored = Known(stored_moment)
        self.as_json = Known(lambda pairs: json.dumps(dict(pairs)))

    def take(self, pk, number, happened):
        """One concern: its row, its stretches of time, its journal, where it came from."""
        story, stored, as_json = told(happened, self.team_of), self.stored, self.as_json
        self._take_ticket(pk, number, story)
        self.spans.rows += [
            (pk, state, team_id, stored[begun], stored[ended])
            for state, team_id, begun, ended in spans_of(story)
        ]
        self.entries.rows += [
            (stored[at], kind, pk, as_json[facts]) for at, kind, facts in steps_of(story)
        ]
        self.origins.add((self.log.source, "ticket", number, pk, digest_of(happened)))

    def _take_ticket(self, pk, number, story):
        values, last = (
            ticket_of(story, says_when_solved=self.log.says_when_solved),
            story.events[-1],
        )
        values["id"], values["status_key"] = pk, new_status_key()
        values["contact_id"] = self.contacts.get(last.caller)
        values["topic_id"] = self.topic_of.get(last.topic)
        values["subject"] = values["subject"] or number
        for name in MOMENTS:
            values[name] = self.stored[values[name]]
        self.tickets.add(tuple([values[name] for name in TICKET]))

    def save(self):
        for rows in (self.tickets, self.spans, self.entries, self.origins):
            rows.save()


def _contacts(log, names):
    """{name in the older system: contact id}; those who are new come in."""
    origins = Origin.objects.filter(source=log.source, kind=Origin.Kind.CONTACT, number__in=names)
    known = dict(origins.values_list("number", "target_id"))
    new = sorted(names - set(known))
    if not new:
        return known
    ids = next_numbers(Contact, len(new))
    contacts = Rows(Contact, ("id", "name", "sort_key"), created_at=timezone.now())
    origins = Rows(Origin, ORIGIN)
    for pk, name in zip(ids, new, strict=True):
        contacts.add((pk, name, sort_key(name)))
        origins.add((log.source, "contact", name, pk, ""))
    contacts.save()
    origins.save()
    return known | dict(zip(new, ids, strict=True))


def _team_of(mapping):
    """{group: team id}: as the mapping says, else its usual team, else the first one here."""
    teams = {team.name: team.pk for team in Team.objects.filter(retired_at=None)}
    usual = teams.get(mapping.team) or min(teams.values(), default=None) or _new_team()
    named = {group: teams.get(team, usual) for group, team in mapping.teams.items()}
    return defaultdict(lambda: usual, named)


def _new_team():
    return Team.objects.create(name=_("Imported concerns"), position=1).pk


def _topic_of(names):
    """{topic there: topic id here}; new ones are taken into the catalogue."""
    names -= {""}
    known = dict(Topic.objects.filter(name_de__in=names).values_list("name_de", "pk"))
    for name in sorted(names - set(known)):
        known[name] = Topic.objects.create(name_de=name, name_en=name).pk
    return known
