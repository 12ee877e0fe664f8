"""What the clockwork does with tickets, and how they come into the search."""

from datetime import timedelta

from django.utils import timezone

from augenhoehe.base.jobs import STOPPING, enqueue, job, progress
from augenhoehe.tickets.actions.index import index_ticket
from augenhoehe.tickets.actions.recompute import AT_ONCE as AT_ONCE_RECOMPUTED
from augenhoehe.tickets.actions.recompute import recompute_deadlines
from augenhoehe.tickets.actions.solve import close_ticket
from augenhoehe.tickets.actions.tie_new import tie_like_these
from augenhoehe.tickets.actions.undo import forget_undos
from augenhoehe.tickets.actions.wait import resume_ticket
from augenhoehe.tickets.actions.write_letter import go_on_or_end, left_of, write_letter
from augenhoehe.tickets.models import CollectiveAnswer, State, Ticket
from augenhoehe.tickets.queries import begun_elsewhere
from augenhoehe.tickets.states import CLOSE_AFTER, LET_GO_AFTER

AT_ONCE = 200
LETTERS = 25


@job("tickets.index")
def index(ticket_id, whole=False):
    """Bring one ticket into the search."""
    index_ticket(ticket_id, whole=whole)


@job("tickets.resume")
def resume_due():
    """Open the tickets whose third party should have answered by now."""
    now = timezone.now()
    due = Ticket.objects.filter(
        is_live=True, state=State.WAITING_THIRD, waiting_until__lte=now
    ).order_by("waiting_until")
    for ticket in due[:AT_ONCE]:
        resume_ticket(ticket, by="worker", event="follow_up_due")


@job("tickets.rest")
def close_quiet():
    """Close what was solved a week ago, or begun elsewhere a month ago, and stayed quiet."""
    before = timezone.now() - CLOSE_AFTER
    quiet = Ticket.objects.filter(state=State.SOLVED, solved_at__lte=before, merged_into=None)
    for ticket in quiet.order_by("solved_at")[:AT_ONCE]:
        close_ticket(ticket, by="worker", event="rest")
    for ticket in begun_elsewhere(quiet_since=timezone.now() - LET_GO_AFTER)[:AT_ONCE]:
        close_ticket(ticket, by="worker", event="let_go")


@job("tickets.forget_undos")
def forget_old_undos():
    """Forget what can no longer be taken back."""
    forget_undos(timezone.now())


@job("tickets.recompute")
def recompute(team_id, after_id=0, done=0):
    """Bring the deadlines of a team up to date, a few hundred tickets a job, until none is left."""
    last = recompute_deadlines(team_id, after_id=after_id)
    if last is None:
        return
    done += AT_ONCE_RECOMPUTED
    total = Ticket.objects.filter(team_id=team_id, is_live=True).count()
    progress(done, total)
    key = f"tickets.recompute:{team_id}:{last}"
    enqueue("tickets.recompute", key=key, team_id=team_id, after_id=last, done=done)


@job("tickets.tie")
def tie_new(ticket_id):
    """Tie a new ticket to a collective case it looks like."""
    ticket = Ticket.objects.filter(pk=ticket_id).first()
    if ticket and timezone.now() - ticket.opened_at < timedelta(days=1):
        tie_like_these(ticket, by="worker")


@job("tickets.answer_all", outward=True)
def answer_all(answer_id):
    """Write the letters of an answer to all, a few a turn, each in a transaction of its own."""
    answer = CollectiveAnswer.objects.filter(pk=answer_id).first()
    if answer is None:
        return
    for letter in left_of(answer)[:LETTERS]:
        if STOPPING.is_set():
            break
        write_letter(letter)
    go_on_or_end(answer_id)
