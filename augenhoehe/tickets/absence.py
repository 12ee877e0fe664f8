"""What somebody who is away leaves open, and who could take it: the basis of the preview."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import chain

from django.db.models import Count, Q
from django.utils import timezone

from augenhoehe.base.at_once import fetch_at_once
from augenhoehe.base.offers import SUBJECTS, found_in, ref, resolve, rows_of
from augenhoehe.people.models import FollowUp, Role
from augenhoehe.people.queries import absences_on, assignable_people, know_standing
from augenhoehe.tickets import rules
from augenhoehe.tickets.models import Ticket

AT_MOST = 300
MOST_PEOPLE = 200


@dataclass(frozen=True)
class Gift:
    """Something open, who could take it, and who is proposed (None: nobody can)."""

    row: object
    label: str
    url: str
    ticket: Ticket | None = None
    receivers: list = field(default_factory=list)
    proposed: object = None
    kind: str = ""

    @property
    def name(self):
        """The name of its field in the form."""
        return f"{self.kind}-{self.row.pk}"


def open_tickets(owner, *, seen_by):
    """The live tickets of `owner` that `seen_by` may read, the most pressing first."""
    live = rules.visible_to(seen_by).filter(assignee=owner, is_live=True)
    return live.select_related("team", "contact", "company").order_by("next_due_at", "pk")


def open_promises(owner, *, seen_by):
    """What `owner` still has to keep."""
    waiting = rules.promises_visible_to(seen_by).filter(owner=owner, kept_at=None)
    return waiting.filter(withdrawn_at=None).select_related("ticket__team").order_by("due_at", "pk")


def open_follow_ups(owner):
    """The dates on which `owner` wanted to come back to something."""
    return FollowUp.objects.filter(user=owner, done_at=None).order_by("due_at", "pk")


def counts_of(owner, *, seen_by):
    """(tickets, promises, follow-up dates) that are open with `owner` now."""
    return (
        open_tickets(owner, seen_by=seen_by).count(),
        open_promises(owner, seen_by=seen_by).count(),
        len(_seen_follow_ups(open_follow_ups(owner), seen_by)),
    )


def _seen_follow_ups(rows, user):
    """[(date, what it is on)] of those on something that `user` may see."""
    rows = list(rows[:AT_MOST])
    return _on_things(rows, resolve(_refs(rows), user=user))


def _refs(dates):
    return {(one.subject_type, one.subject_id) for one in dates}


def _on_things(dates, things):
    keyed = [(one, things.get((one.subject_type, one.subject_id))) for one in dates]
    return [(one, thing) for one, thing in keyed if thing is not None]


class Proposal:
    """Who could take what of an absence: the deputy; else whoever of the team has least open."""

    def __init__(self, absence, *, by):
        today, owner = timezone.localdate(), absence.user
        self.absence, self.by = absence, by
        *absent, self.tickets, self.promises, dates = fetch_at_once(
            absences_on(max(today, absence.starts_on)),
            absences_on(today),
            open_tickets(owner, seen_by=by)[:AT_MOST],
            open_promises(owner, seen_by=by)[:AT_MOST],
            open_follow_ups(owner)[:AT_MOST],
        )
        away = {owner.pk, *(one.user_id for one in chain(*absent))}
        people = assignable_people().exclude(pk__in=away).filter(self._near())
        self.people = know_standing(list(people[:MOST_PEOPLE]))
        rules.know_private(self.people)
        load = Ticket.objects.filter(is_live=True, assignee__in=self.people)
        counts = load.values_list("assignee_id").annotate(Count("pk")).order_by()
        things = rows_of(_refs(dates), user=by)
        fetch_at_once(counts, *things.values())
        self.load, self.dates = Counter(dict(counts)), _on_things(dates, found_in(things))

    def _near(self):
        """The deputy, the leads, and the members of the teams in which something is open."""
        teams = {one.team_id for one in self.tickets}
        teams |= {one.ticket.team_id for one in self.promises}
        near = Q(memberships__team_id__in=teams) | Q(grants__role=Role.LEAD)
        own = Q(memberships__team__memberships__user=self.absence.user_id)
        return near | own | Q(pk=self.absence.deputy_id)

    def gifts(self):
        """Everything open, as (tickets, promises, follow-up dates)."""
        tickets = [self._ticket(one) for one in self.tickets]
        heirs = {gift.ticket.pk: gift.proposed for gift in tickets}
        promises = [self._promise(one, heirs) for one in self.promises]
        seen = self._seen_by_people()
        dates = [self._follow_up(one, thing, heirs, seen) for one, thing in self.dates]
        return tickets, promises, dates

    def _seen_by_people(self):
        """{person: refs of those things with a date that are no tickets and that they may see}."""
        refs = {ref(thing) for _one, thing in self.dates if not isinstance(thing, Ticket)}
        rows = {person.pk: rows_of(refs, user=person) for person in self.people if refs}
        fetch_at_once(*chain.from_iterable(one.values() for one in rows.values()))
        return {pk: set(found_in(one)) for pk, one in rows.items()}

    def _ticket(self, ticket):
        receivers = [one for one in self.people if rules.may_receive(one, ticket)]
        proposed = self._propose(receivers, ticket.team_id)
        if proposed:
            self.load[proposed.pk] += 1
        url = ticket.get_absolute_url()
        return Gift(ticket, str(ticket), url, ticket, receivers, proposed, "tickets")

    def _promise(self, promise, heirs):
        """A promise goes where its ticket goes, if that changes hands."""
        ticket = promise.ticket
        receivers = [one for one in self.people if rules.may_receive(one, ticket)]
        proposed = heirs.get(ticket.pk) or self._propose(receivers, ticket.team_id)
        url = ticket.get_absolute_url()
        return Gift(promise, promise.text, url, ticket, receivers, proposed, "promises")

    def _follow_up(self, one, thing, heirs, seen):
        key = ref(thing)
        ticket = thing if isinstance(thing, Ticket) else None
        if ticket:
            receivers = [p for p in self.people if rules.may_receive(p, ticket)]
        else:
            receivers = [p for p in self.people if key in seen[p.pk]]
        deputy = next((p for p in receivers if p.pk == self.absence.deputy_id), None)
        proposed = (heirs.get(ticket.pk) if ticket else None) or deputy
        offered = SUBJECTS[key[0]]
        label, url = offered.label(thing), offered.url(thing)
        return Gift(one, label, url, ticket, receivers, proposed, "follow_ups")

    def _propose(self, receivers, team_id):
        deputy = next((p for p in receivers if p.pk == self.absence.deputy_id), None)
        if deputy:
            return deputy
        team = [p for p in receivers if team_id in p.team_ids]
        return min(team, key=lambda one: (self.load[one.pk], one.name), default=None)
