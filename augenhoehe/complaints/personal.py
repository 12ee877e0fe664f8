"""What complaints keep of a person, and what is forgotten of them with time."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from augenhoehe.base.actions import housekeeping
from augenhoehe.base.codes import type_of
from augenhoehe.base.personal import (
    Section,
    forget,
    passages,
    personal,
    unsearched_passages,
)
from augenhoehe.complaints.actions.black_out_breach import (
    COLUMNS,
    black_out_breach,
    black_out_line,
)
from augenhoehe.complaints.actions.black_out_decision import COLUMNS as DECIDED
from augenhoehe.complaints.actions.black_out_decision import black_out_decision
from augenhoehe.complaints.actions.blank import (
    REASON,
    black_out_complaint,
    black_out_word,
    blank_complaints,
)
from augenhoehe.complaints.models import Breach, BreachLine, Complaint, Word

BATCH = 500


def _hidden(person):
    """Ids of the complaints that leave no trace for who asks."""
    return person.hidden.get(type_of(Complaint), ())


def _all(person):
    return Complaint.objects.filter(contact__in=person.ids).order_by("pk")


def _complaints(person):
    hidden = _hidden(person)
    return _all(person).exclude(pk__in=hidden) if hidden else _all(person)


def _holds_back(person):
    hidden = _hidden(person)
    return bool(hidden) and _all(person).filter(pk__in=hidden).exists()


def export(person, box):
    """What the person complained about, what they were told, and what was found out."""
    complaints = list(_complaints(person).prefetch_related("findings", "words", "decisions__lines"))
    rows = [_row(one, person.with_internal) for one in complaints]
    yield Section(pgettext("page", "Complaints"), rows)
    box.held_back |= _holds_back(person)


def _row(one, with_internal):
    told = [
        f"{word.get_kind_display()}, {word.get_way_display()}: {word.note}".removesuffix(": ")
        for word in one.words.all()
    ]
    row = {
        pgettext("complaint", "Number"): str(one),
        pgettext("complaint", "Received"): one.received_at,
        _("What went wrong?"): one.wrong,
        _("What does the customer want?"): one.wanted,
        _("Feelings the customer named"): one.feelings,
        _("Somebody who acts for the customer"): one.representative,
        pgettext("complaint", "State"): one.get_state_display(),
        pgettext("complaint", "Ended"): one.get_ending_display(),
        _("What the customer was told"): "\n".join(told),
        **_decided(one),
    }
    if with_internal:
        found = "\n".join(finding.text for finding in one.findings.all())
        row[pgettext("complaint", "What was found out")] = found
    return row


def _decided(complaint):
    decisions = [one for one in complaint.decisions.all() if one.stands or one.answer]
    return {
        _("What was decided"): "\n".join(one.reason for one in decisions),
        _("What is done"): "\n".join(str(line) for one in decisions for line in one.lines.all()),
        _("What the customer said to it"): "\n".join(one.answer_words for one in decisions),
    }


def preview(person):
    """Complaints that lose their texts; they stay counted."""
    yield _("complaints that stay without texts"), _complaints(person)


def erase(erasure, *, by):
    """Blank what the person complained about."""
    person = erasure.person
    erasure.held_back |= _holds_back(person)
    ids = list(_complaints(person).values_list("pk", flat=True))
    erasure.note("complaints", blank_complaints(ids))


def _old(before):
    """Closed before the year of this moment, and still saying something."""
    local = timezone.localtime(before)
    year = local.replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
    return Complaint.objects.filter(closed_at__lt=year).exclude(wrong="").order_by("pk")


def count_complaints(before):
    """Complaints closed before the year of this moment that still have their texts."""
    return _old(before).count()


@housekeeping(REASON)
def remove_complaints(before, *, by):
    """Blank one batch of them, and let go of the contact; company and dates stay."""
    ids = list(_old(before).values_list("pk", flat=True)[:BATCH])
    blank_complaints(ids)
    Complaint.objects.filter(pk__in=ids).update(contact=None)
    return len(ids)


def texts_of(complaint):
    """Everything that was written down with a complaint."""
    own = [complaint.wrong, complaint.wanted, complaint.feelings, complaint.representative]
    return [*own, *(one.text for one in complaint.findings.all())]


passages(Complaint, texts=texts_of, black_out=black_out_complaint)
unsearched_passages(Word, "note", black_out=black_out_word)
unsearched_passages(Breach, *COLUMNS, black_out=black_out_breach)
unsearched_passages(BreachLine, "text", black_out=black_out_line)
for model, columns in DECIDED.items():
    unsearched_passages(model, *columns, black_out=black_out_decision)
personal(
    "complaints",
    title=pgettext_lazy("page", "Complaints"),
    export=export,
    preview=preview,
    erase=erase,
    order=25,
)
forget(
    "complaints.closed",
    title=gettext_lazy("Closed complaints"),
    hint=gettext_lazy(
        "Texts and names; three years are usual. Counted from the end of the year of closing."
    ),
    count=count_complaints,
    remove=remove_complaints,
)
