"""What this room brings to My day: one's own follow-up dates that have come."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from augenhoehe.base.offers import SUBJECTS, Need, need, resolving
from augenhoehe.people import queries, rules


@need("people.follow_up", seen=rules.follow_ups_visible_to)
def follow_ups(mine, user, now):
    """Dates that have come, with what they are on; what one may not see any more is left out."""
    due = yield queries.follow_ups_due(mine, now)[:50]
    refs = {(one.subject_type, one.subject_id) for one in due}
    things = yield from resolving(refs, user=user)
    return [
        _need(one, things[key])
        for one in due
        if (key := (one.subject_type, one.subject_id)) in things
    ]


def _need(one, thing):
    offered = SUBJECTS[one.subject_type]
    words = _("Follow-up date: %(note)s") % {"note": one.note} if one.note else _("Follow-up date")
    verbs = (
        (pgettext("verb", "Done"), reverse("people:finish_follow_up", args=[one.pk])),
        (pgettext("when", "Tomorrow"), reverse("people:put_off_follow_up", args=[one.pk])),
    )
    return Need(
        key=f"people.follow_up:{one.pk}",
        label=offered.label(thing),
        url=offered.url(thing),
        why=words,
        rank=6,
        due_at=one.due_at,
        ref=(one.subject_type, one.subject_id),
        verbs=verbs,
    )
