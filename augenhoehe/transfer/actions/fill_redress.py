"""What was decided on the demo's complaints is written."""

from datetime import timedelta

from augenhoehe.base.actions import housekeeping
from augenhoehe.base.offers import ref
from augenhoehe.complaints.goodwill import RULES_ID
from augenhoehe.complaints.models import (
    Analysis,
    CauseCategory,
    Complaint,
    Decision,
    Effort,
    Redress,
    RedressRules,
    Why,
)
from augenhoehe.measures.models import Measure
from augenhoehe.transfer.demo.redress import tell_redress

DAY = timedelta(days=1)


@housekeeping("invented data, whose journal comes with the complaints")
def fill_redress(house, *, data, now):
    """Limits, categories, redress of all decisions; one that waits, one change to be told."""
    RedressRules.objects.create(pk=RULES_ID, **data["limits"])
    categories = {row["key"]: _category(row, n) for n, row in enumerate(data["categories"])}
    decided = tell_redress(house, data, list(categories.values()), now=now)
    Redress.objects.bulk_create(decided.lines)
    Effort.objects.bulk_create(decided.efforts)
    Analysis.objects.bulk_create(decided.analyses)
    written = ["total_cents", "goodwill_cents", "alternatives", "elsewhere"]
    Decision.objects.bulk_update(decided.decisions, written)
    complaints = [one.complaint for one in decided.decisions]
    Complaint.objects.bulk_update(complaints, ["cost_cents"])
    _wait(house, data["waiting"], now)
    _change(house, data["changed"], categories, now)


def _category(row, position):
    name = row["name"]
    return CauseCategory.objects.create(
        name_de=name["de"], name_en=name["en"], position=position * 10
    )


def _about(house, row):
    """The complaint whose concern has this subject, or that says just this; None for neither."""
    named = {"subject": "ticket__subject", "wrong": "wrong"}
    about = {path: house.told(row[key]) for key, path in named.items() if key in row}
    return Complaint.objects.filter(**about).order_by("pk").first()


def _wait(house, row, now):
    """A decision above an agent's limit: the lead or the boss looks at it first."""
    complaint = _about(house, row)
    if complaint is None or not complaint.is_open or complaint.decisions.exists():
        return
    decision = Decision.objects.create(
        complaint=complaint,
        state=Decision.State.WAITING,
        ours=Complaint.Ours.PARTLY,
        reason=house.told(row["reason"]),
        total_cents=row["cents"],
        at=now - DAY / 8,
        by=house.people[row["by"]],
        second_why=Decision.Second.LIMIT,
    )
    text, until = house.told(row["text"]), (now + 7 * DAY).date()
    Redress.objects.create(
        decision=decision, kind="refund", text=text, cents=row["cents"], due_on=until
    )


def _change(house, row, categories, now):
    """Asked why until something could be changed; changed, and the customer not told yet."""
    complaint = _about(house, row)
    if complaint is None:
        return
    category, known = categories[row["category"]], {}
    Analysis.objects.filter(complaint=complaint).update(category=category)
    for one in row["whys"]:
        known[one["key"]] = Why.objects.create(
            complaint=complaint,
            parent=known.get(one.get("under")),
            text=house.told(one["text"]),
            is_root=one.get("root", False),
            at=complaint.decided_at or now,
        )
    kind, number = ref(complaint)
    Measure.objects.create(
        kind=Measure.Kind.QUICK,
        state=Measure.State.DONE,
        title=house.told(row["measure"]),
        owner=complaint.owner,
        due_on=now.date(),
        signal_type=kind,
        signal_id=number,
        created_at=now - 20 * DAY,
        created_by=complaint.owner,
        started_on=(now - 20 * DAY).date(),
        ended_at=now - 2 * DAY,
        ending=house.told(row["ending"]),
    )
