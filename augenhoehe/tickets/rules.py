"""Who may see and do what with tickets. The table is in `docs/roles.md`.

Reading across teams is normal; confidential teams are read by members and the lead, confidential
tickets by the lead, the assignee and named persons; what concerns a colleague is hidden from them.
"""

from datetime import date, datetime, time

from django.db import connection
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from augenhoehe.people.models import Role
from augenhoehe.tickets.models import (
    Collective,
    CollectiveAnswer,
    Concealment,
    Consultation,
    ExtraWish,
    Handover,
    Notice,
    Promise,
    Ticket,
)


def visible_to(user):
    """The tickets `user` may read."""
    if not user.is_authenticated or not user.reads_tickets:
        return Ticket.objects.none()
    seen = Ticket.objects.all()
    if hidden := concealed_ids(user):
        seen = seen.exclude(pk__in=hidden)
    if user.is_lead:
        return seen
    lent = lent_ids(user)
    if user.hidden_team_ids:
        open_team = ~Q(team_id__in=user.hidden_team_ids)
        seen = seen.filter(open_team | Q(pk__in=lent)) if lent else seen.filter(open_team)
    own = (*confided_ids(user), *lent)
    return seen.filter(Q(is_confidential=False) | Q(pk__in=own) | Q(assignee=user))


def concealed_ids(user):
    """Literal ids of the tickets that are about `user`."""
    return _private(user)["concealed"]


def concealed_of(model, way="ticket"):
    """For a model that hangs on tickets by `way`: user -> ids of what hangs on those about them.

    Rooms upstairs give it to `subject(…, hides=…)`.
    """

    def ids(user):
        about = concealed_ids(user)
        return (
            model.objects.filter(**{f"{way}__in": about}).values_list("pk", flat=True)
            if about
            else ()
        )

    return ids


def confided_ids(user):
    """Literal ids of the confidential tickets `user` was named for."""
    return _private(user)["confided"]


def lent_ids(user):
    """Literal ids of the tickets whose handover `user` answers as the deputy of an absent lead.

    Those that wait, and those the deputy answered in this deputyship; none that is about the lead.
    """
    return _private(user)["lent"]


def reads_as_deputy(user, ticket):
    """Does `user` read a ticket for no other reason than standing in for the lead?"""
    if ticket.pk not in lent_ids(user):
        return False
    named = ticket.pk in confided_ids(user) or ticket.assignee_id == user.pk
    return ticket.team_id in user.hidden_team_ids or (ticket.is_confidential and not named)


def _private(user):
    """All kinds, read once a request in one question, written out as `people` does its own."""
    if not hasattr(user, "_private_tickets"):
        found = {"concealed": (), "confided": (), "lent": ()}
        if user.is_authenticated:
            question, values = _question(user)
            with connection.cursor() as cursor:
                cursor.execute(question, values)
                for kind, pk in cursor.fetchall():
                    found[kind] += (pk,)
        user._private_tickets = found
    return user._private_tickets


def know_private(people):
    """Read it for many people at once; whoever stands in for a lead still asks for themselves."""
    plain = {one.pk: one for one in people if not one.stands_in}
    for one in plain.values():
        one._private_tickets = {"concealed": (), "confided": (), "lent": ()}
    if plain:
        with connection.cursor() as cursor:
            places = ", ".join(["%s"] * len(plain))
            cursor.execute(PRIVATE_OF_MANY.format(people=places), [*plain, *plain])
            for pk, kind, ticket in cursor.fetchall():
                plain[pk]._private_tickets[kind] += (ticket,)


def _question(user):
    leads = list(user.stands_in) if user.reads_tickets and not user.is_lead else []
    if not leads:
        return PRIVATE, [user.pk, user.pk]
    since = datetime.combine(min(map(date.fromisoformat, user.stands_in.values())), time())
    question = PRIVATE + LENT.format(leads=", ".join(["%s"] * len(leads)))
    since = connection.ops.adapt_datetimefield_value(timezone.make_aware(since))
    return question, [user.pk, user.pk, user.pk, since, *leads, len(leads)]


PRIVATE = """
SELECT 'concealed', ticket_id FROM tickets_concealment WHERE user_id = %s
UNION ALL
SELECT 'confided', ticket_id FROM tickets_access WHERE user_id = %s
"""
PRIVATE_OF_MANY = """
SELECT user_id, 'concealed', ticket_id FROM tickets_concealment WHERE user_id IN ({people})
UNION ALL
SELECT user_id, 'confided', ticket_id FROM tickets_access WHERE user_id IN ({people})
"""
LENT = """
UNION ALL
SELECT 'lent', h.ticket_id FROM tickets_handover h
WHERE ((h.state = 'waiting' AND h.closed_at IS NULL)
    OR (h.lead_id = %s AND (h.closed_at IS NULL OR h.closed_at >= %s)))
AND (SELECT COUNT(*) FROM tickets_concealment c
    WHERE c.ticket_id = h.ticket_id AND c.user_id IN ({leads})) < %s
"""


def may_work_on(user, ticket):
    """Acting follows membership; the lead acts everywhere; the assignee on what is theirs."""
    if user.is_lead:
        return True
    if not user.has_role(Role.AGENT, Role.RECEPTION):
        return False
    return ticket.team_id in user.team_ids or ticket.assignee_id == user.pk


def may_note(user, ticket):
    """Whoever may read may help: a note, an answer to a question (P4)."""
    return user.reads_tickets


def may_open(user):
    """May `user` write down a new concern?"""
    return user.reads_tickets


def may_conceal(user):
    """Who may read a ticket is the lead's to say."""
    return user.is_lead


def handovers_visible_to(user):
    """The lead sees all handovers; others those of tickets they may read."""
    return Handover.objects.filter(ticket__in=visible_to(user))


def handovers_to_answer(user):
    """What waits for `user` to take over, advise, hand back: all for the lead; for the deputy of an
    absent lead what that lead could answer, so nothing that is about the lead.
    """
    seen = handovers_visible_to(user)
    if user.is_lead:
        return seen
    if not leads_today(user):
        return seen.none()
    may = Q()
    for pk in user.stands_in:
        about = Concealment.objects.filter(ticket=OuterRef("ticket_id"), user_id=pk)
        may |= ~Exists(about)
    return seen.filter(may)


def may_lead(user, handover):
    """Taking over, advising, handing back: the lead's, or the deputy's while the lead is away."""
    return user.is_lead or handovers_to_answer(user).filter(pk=handover.pk).exists()


def may_take_back(user, handover):
    """Whoever handed it over."""
    return handover.handed_by_id == user.pk


def leads_today(user):
    """Leads, or answers for a lead who is away today."""
    return user.is_lead or (user.reads_tickets and bool(user.stands_in))


def may_redistribute(user, absence):
    """Open work is given away by its owner, by whoever answers for the owner, or by the lead."""
    return user.reads_tickets and (user.is_lead or user.pk in (absence.user_id, absence.deputy_id))


def may_receive(user, ticket):
    """Can a ticket be given to `user`? Active, reads tickets, and this one is not hidden."""
    if not user.is_active or not user.reads_tickets:
        return False
    hidden = ticket.pk in concealed_ids(user)
    return not hidden and ticket.team_id not in user.hidden_team_ids


def promises_visible_to(user):
    """Promises in tickets that `user` may read."""
    return Promise.objects.filter(ticket__in=visible_to(user))


def wishes_visible_to(user):
    """Extra wishes in tickets that `user` may read."""
    return ExtraWish.objects.filter(ticket__in=visible_to(user))


def may_keep(user, promise):
    """Whoever promised it, or works on the ticket."""
    return promise.owner_id == user.pk or may_work_on(user, promise.ticket)


def consultations_visible_to(user):
    """Questions to teams, in tickets that `user` may read."""
    return Consultation.objects.filter(ticket__in=visible_to(user))


def may_withdraw_question(user, consultation):
    """Whoever asked, or works on the ticket."""
    return consultation.asked_by_id == user.pk or may_work_on(user, consultation.ticket)


def collectives_visible_to(user):
    """Whoever reads tickets sees collective cases; the tickets in them follow their own rule."""
    return Collective.objects.all() if user.reads_tickets else Collective.objects.none()


def answers_visible_to(user):
    """Answers to all are seen with their case; a draft by its author only."""
    seen = CollectiveAnswer.objects.filter(collective__in=collectives_visible_to(user))
    return seen.filter(~Q(state=CollectiveAnswer.State.DRAFT) | Q(author=user))


def may_stop_answer(user, answer):
    """Whoever sent it, and the lead."""
    return user.is_lead or answer.author_id == user.pk


def notices_visible_to(user):
    """The lead sees what was noticed; others what they noticed; nobody through a hidden ticket."""
    if not user.reads_tickets:
        return Notice.objects.none()
    seen = Notice.objects.filter(Q(ticket=None) | Q(ticket__in=visible_to(user)))
    return seen if user.is_lead else seen.filter(noticed_by=user)
