"""Codes come from a file, or from the starter code book."""

from django.utils import timezone

from augenhoehe.base.actions import action
from augenhoehe.evaluation import events
from augenhoehe.evaluation.actions.publish import publish_book
from augenhoehe.evaluation.models import Code
from augenhoehe.journal.actions import record
from augenhoehe.people.queries import department

FIELDS = (
    "name_en", "definition", "examples", "cause", "words", "exclusions", "denied",
)  # fmt: skip


@action
def take_codes(rows, *, by):
    """Take codes in, a dict each; one with a known German name is changed, the others are new.

    (how many were new, how many changed). What a row leaves out stays as it is.
    """
    known = {one.name_de.casefold(): one for one in Code.objects.select_for_update()}
    new = changed = 0
    for row in rows:
        code = known.get(row["name_de"].casefold())
        if code is None:
            code = Code(name_de=row["name_de"], created_at=timezone.now())
            known[row["name_de"].casefold()] = code
            new += 1
        else:
            changed += 1
        for name in FIELDS:
            if name in row:
                setattr(code, name, row[name])
        code.save()
    record(events.CODES_TAKEN, department(), by=by, count=new + changed)
    publish_book(by=by)
    return new, changed
