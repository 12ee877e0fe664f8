"""All rows of the demo before they are written, and the numbers they will have."""

from collections import defaultdict

from django.db.models import Max, Model

from augenhoehe.base.codes import type_of
from augenhoehe.base.offers import ref
from augenhoehe.complaints.models import (
    Breach,
    BreachLine,
    BreachReader,
    BreachStep,
    Complaint,
    DataProtection,
    Finding,
    Regime,
    Word,
)
from augenhoehe.complaints.models import Decision as Verdict
from augenhoehe.customers.models import Basis, Objection
from augenhoehe.dashboards.models import Decision, MonthPage, Round
from augenhoehe.files.models import Attachment
from augenhoehe.goals.models import Goal, Wording
from augenhoehe.journal.models import Entry
from augenhoehe.mail.models import BlockedSender, FolderState, Named, OutMail, RawMail
from augenhoehe.measures.models import Check, Expectation, Idea, Measure, Step
from augenhoehe.people.models import Absence, FollowUp
from augenhoehe.quiet.models import SharedLine
from augenhoehe.surveys.models import (
    AnonymousResponse,
    AskingRules,
    Attempt,
    CallBack,
    HasAnswered,
    Invitation,
    Response,
    Survey,
    SurveyVersion,
)
from augenhoehe.tickets.models import (
    Access,
    Collective,
    CollectiveItem,
    Concealment,
    Consultation,
    ExtraWish,
    Handover,
    Message,
    Notice,
    Promise,
    SavedView,
    SideThread,
    SolutionUse,
    StateSpan,
    Ticket,
)
from augenhoehe.transfer.actions.write_rows import write_rows

# In the order of writing; with a moment, rows are numbered in the order in which they happened.
ORDER = [
    (Ticket, "opened_at"), (OutMail, "written_at"), (SideThread, "started_at"),
    (BlockedSender, None), (FolderState, None), (RawMail, "arrived_at"), (Message, "at"),
    (StateSpan, "from_at"), (Promise, "made_at"), (Handover, "handed_at"),
    (Consultation, "asked_at"), (Notice, "noticed_at"), (Collective, "started_at"),
    (ExtraWish, "wished_at"),
    (CollectiveItem, "joined_at"), (SolutionUse, "used_at"), (Access, None), (Concealment, None),
    (Goal, None), (Wording, "at"), (Measure, "created_at"), (Expectation, None), (Step, None),
    (Basis, "entered_at"), (AskingRules, None), (Survey, None), (SurveyVersion, None),
    (Invitation, "created_at"), (Response, "at"), (CallBack, "created_at"), (Attempt, "at"),
    (Objection, None),
    (HasAnswered, None), (AnonymousResponse, None),
    (Regime, None), (DataProtection, None), (Complaint, "received_at"), (Word, "at"),
    (Finding, "at"), (Verdict, "at"), (Breach, "known_at"), (BreachReader, None),
    (BreachLine, "at"), (BreachStep, "done_at"),
    (Check, "at"), (Idea, "given_at"), (MonthPage, "month"),
    (Decision, "asked_at"), (Round, "held_on"), (Absence, None), (FollowUp, None),
    (SavedView, None), (SharedLine, "shared_at"), (Attachment, None), (Named, None), (Entry, "at"),
]  # fmt: skip
# Tickets are numbered as they open; numbers of the anonymous tell nothing.
NUMBERED = {Ticket, HasAnswered, AnonymousResponse}


class Book:
    """Collects rows; tickets are numbered as they open, everything else at the end."""

    def __init__(self):
        self.rows = defaultdict(list)
        self.next_ticket = 1 + (Ticket.objects.aggregate(Max("pk"))["pk__max"] or 0)

    def add(self, row):
        """Keep a row to be written."""
        self.rows[type(row)].append(row)
        return row

    def add_ticket(self, ticket):
        """Keep a ticket and give it its number, which texts may name."""
        ticket.pk = self.next_ticket
        self.next_ticket += 1
        return self.add(ticket)

    def record(self, kind, subject, *, by, at, **facts):
        """Keep what happened; facts that are rows become their numbers."""
        assert set(facts) == set(kind.facts), f"{kind.name} records {kind.facts}, not {set(facts)}"
        entry = Entry(at=at, kind=kind.code, subject_type=type_of(subject), facts=facts)
        entry.subject = subject
        if isinstance(by, str):
            entry.actor = by
        else:
            entry.by_id = by.pk
        return self.add(entry)

    def write(self):
        """Number all rows, fill in the numbers they name each other by, and write them."""
        for model, moment in ORDER:
            self._number(model, moment)
        self._name_each_other()
        write_rows([self.rows[model] for model, _moment in ORDER])

    def _name_each_other(self):
        for entry in self.rows[Entry]:
            entry.subject_id = entry.subject.pk
            entry.facts = {k: v.pk if isinstance(v, Model) else v for k, v in entry.facts.items()}
        for link in [*self.rows[Attachment], *self.rows[Named]]:
            link.owner_type, link.owner_id = ref(link.owner)
        for raw in (one for one in self.rows[RawMail] if one.message):
            raw.subject_type, raw.subject_id = ref(raw.message)
        for measure in (one for one in self.rows[Measure] if one.serves):
            measure.goal_type, measure.goal_id = ref(measure.serves)
        for measure in (one for one in self.rows[Measure] if hasattr(one, "because")):
            measure.signal_id = measure.because.pk
        for mail in self.rows[OutMail]:
            mail.owner_type, mail.owner_id = type_of(Ticket), mail.ticket.pk

    def _number(self, model, moment):
        rows = self.rows[model]
        if model in NUMBERED:
            return
        if moment:
            rows.sort(key=lambda row: getattr(row, moment))
        first = 1 + (model.objects.aggregate(Max("pk"))["pk__max"] or 0)
        for number, row in enumerate(rows, first):
            row.pk = number

    def count_messages(self):
        """How many messages were told."""
        return len(self.rows[Message])
