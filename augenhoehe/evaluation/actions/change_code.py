"""Codes are written and changed."""

from django.utils import timezone

from augenhoehe.base.actions import action
from augenhoehe.evaluation import events
from augenhoehe.evaluation.actions.publish import publish_book
from augenhoehe.evaluation.models import Code
from augenhoehe.journal.actions import record


@action
def create_code(fields, *, by):
    """Add a code to the code book; `fields` as the form cleaned them."""
    code = Code(created_at=timezone.now())
    _write(code, fields)
    record(events.CODE_CREATED, code, by=by)
    publish_book(by=by)
    return code


@action
def change_code(code, *, fields, by):
    """Change a code's name or words."""
    code = Code.objects.select_for_update().get(pk=code.pk)
    _write(code, fields)
    record(events.CODE_CHANGED, code, by=by)
    publish_book(by=by)
    return code


def _write(code, fields):
    fields = dict(fields)
    surveys = fields.pop("surveys", ())
    for name, value in fields.items():
        setattr(code, name, value)
    code.save()
    code.surveys.set(surveys)
