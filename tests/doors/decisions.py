"""Decisions on complaints, what is done, causes, second eyes, limits."""

from django.utils import timezone

from augenhoehe.base.offers import ref
from augenhoehe.complaints.actions.effort import note_effort
from augenhoehe.complaints.actions.find_cause import add_why
from augenhoehe.complaints.actions.redress import do_redress
from augenhoehe.complaints.models import CauseCategory
from augenhoehe.complaints.tests import decisions
from augenhoehe.complaints.tests.cast import acknowledged
from augenhoehe.complaints.tests.cast import make_complaint as make_plain
from augenhoehe.measures.models import Measure
from tests.doors.kinds import Thing, door
from tests.doors.tickets import tickets_of

ACT, APPROVE = "complaint act on", "complaint decision approve"
SEE, CHANGE = "complaint deadlines see", "complaint deadlines change"
RULING = {"ours": "yes", "reason": "Der Kessel war kaputt.", "explain_on": "on"}
SENT = {"to": "mia@muster.example", "text": "Der Kessel wird jetzt geprüft."}

DOORS = {
    "complaints:decide": door(ACT, "complaint to decide", "GET POST", data=RULING),
    "complaints:decision_take_back": door(ACT, "waiting decision", "POST"),
    "complaints:decision_answer": door(ACT, "told decision", "POST", data={"answer": "yes"}),
    "complaints:second": door(APPROVE, "decision for second eyes", "GET POST"),
    "complaints:second_by_link": door("public", "link for second eyes", "GET POST"),
    "complaints:answer_by_link": door("public", "link for the customer", "GET POST"),
    "complaints:redress_do": door(ACT, "line of a decision", "POST"),
    "complaints:redress_undo": door(ACT, "done line", "POST"),
    "complaints:redress_rules": door("redress limits set", "", "GET POST"),
    "complaints:effort": door(ACT, "complaint to decide", "POST", data={"minutes": "10"}),
    "complaints:effort_drop": door(ACT, "effort", "POST"),
    "complaints:cause": door(ACT, "complaint to decide", "POST", data={"cause": "bad_day"}),
    "complaints:why": door(ACT, "complaint to decide", "POST", data={"text": "Weil"}),
    "complaints:why_drop": door(ACT, "why", "POST"),
    "complaints:why_root": door(ACT, "why", "POST"),
    "complaints:change_tell": door(ACT, "change to tell", "GET POST", data=SENT),
    "complaints:change_untold": door(
        ACT, "change to tell", "POST", data={"untold-why": "Am Telefon"}
    ),
    "complaints:category_list": door(SEE),
    "complaints:category_add": door(CHANGE, "", "GET POST"),
    "complaints:category": door(CHANGE, "category of causes", "GET POST"),
    "complaints:category_retire": door(CHANGE, "category of causes", "POST"),
    "complaints:category_restore": door(CHANGE, "retired category of causes", "POST"),
}


def _of_each(cast, make):
    """Something of a complaint of each concern, seen and own as the concern is."""
    decisions.rules(cast.lead)
    rows = []
    for ticket, seen, own in tickets_of(cast):
        complaint = acknowledged(make_plain(ticket, by=cast.lead), by=cast.lead)
        rows.append(Thing(make(complaint), seen=seen, own=own))
    return rows


def make_complaint(cast):
    return _of_each(cast, lambda one: {"pk": one.pk})


def make_waiting(cast):
    return _of_each(cast, lambda one: {"pk": decisions.decided(one, by=cast.lead, cents=90000).pk})


def make_second(cast):
    """One that Alice decided."""
    complaint = _first(cast)
    return [Thing({"pk": decisions.decided(complaint, by=cast.alice, cents=9000).pk})]


def _first(cast):
    decisions.rules(cast.lead)
    ticket, *_seen = tickets_of(cast)[0]
    return acknowledged(make_plain(ticket, by=cast.lead), by=cast.lead)


def make_told(cast):
    def told(complaint):
        decision = decisions.decided(complaint, by=cast.lead)
        decisions.told(decision, by=cast.lead)
        return {"pk": decision.pk}

    return _of_each(cast, told)


def make_line(cast):
    return _of_each(cast, lambda one: {"pk": decisions.decided(one, by=cast.lead).lines.get().pk})


def make_done(cast):
    def done(complaint):
        line = decisions.decided(complaint, by=cast.lead).lines.get()
        return {"pk": do_redress(line, by=cast.lead).pk}

    return _of_each(cast, done)


def make_effort(cast):
    return _of_each(cast, lambda one: {"pk": note_effort(one, minutes=5, by=cast.lead).pk})


def make_why(cast):
    return _of_each(cast, lambda one: {"pk": add_why(one, text="Weil", by=cast.lead).pk})


def make_change(cast):
    def change(complaint):
        kind, number = ref(complaint)
        now = timezone.now()
        measure = Measure.objects.create(
            kind="quick",
            state="done",
            title="Kessel prüfen",
            due_on=now.date(),
            signal_type=kind,
            signal_id=number,
            created_at=now,
            ended_at=now,
        )
        return {"pk": complaint.pk, "measure_pk": measure.pk}

    return _of_each(cast, change)


def make_second_link(cast):
    """The link of the boss."""
    decision = decisions.decided(_first(cast), by=cast.alice, cents=9000)
    link = decisions.second_link(decision, user=cast.boss)
    return [Thing({"key": link.split("/")[-2]})]


def make_answer_link(cast):
    """The link of the customer."""
    decision = decisions.decided(_first(cast), by=cast.alice)
    decisions.told(decision, by=cast.alice)
    return [Thing({"key": decisions.answer_link(decision).split("/")[-2]})]


def make_category(cast):
    return [Thing({"pk": CauseCategory.objects.create(name_de="Ablauf").pk})]


def make_retired(cast):
    made = CauseCategory.objects.create(name_de="Alt", retired_at=timezone.now())
    return [Thing({"pk": made.pk})]


THINGS = {
    "complaint to decide": make_complaint,
    "waiting decision": make_waiting,
    "decision for second eyes": make_second,
    "told decision": make_told,
    "line of a decision": make_line,
    "done line": make_done,
    "effort": make_effort,
    "why": make_why,
    "change to tell": make_change,
    "link for second eyes": make_second_link,
    "link for the customer": make_answer_link,
    "category of causes": make_category,
    "retired category of causes": make_retired,
}
