"""A large file is taken in by the worker, portion by portion; it can be stopped and gone on with.

Each portion is a transaction of its own. What was taken in stays when somebody stops, and is not
doubled when it goes on, since each row has its name.
"""

from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action, housekeeping
from augenhoehe.base.jobs import enqueue
from augenhoehe.surveys.actions.bring_in import (
    end_import,
    end_taking_out,
    locked,
    refuse_hung,
    version_for,
    write_lines,
)
from augenhoehe.surveys.models import Batch, Response, Survey

TAKE_IN, TAKE_OUT = "surveys.take_in", "surveys.take_out"
Task = Batch.Task
PORTION = 2000


class Stopped(Exception):
    """Somebody stopped the import."""


@housekeeping("the import is on record once it is done")
def begin_import(batch, *, by):
    """Have the worker take the file in."""
    batch, _survey = locked(batch)
    batch.imported_by = by
    batch.save(update_fields=["imported_by"])
    _give(batch, Task.TAKING, TAKE_IN)


@housekeeping("the import is on record once it is done")
def stop_import(batch, *, fault=""):
    """Take in no further row; what was taken in stays."""
    Batch.objects.filter(pk=batch.pk, task=Task.TAKING).update(task=Task.STOPPED, fault=fault)


@housekeeping("the import is on record once it is done")
def go_on_with_import(batch):
    """Take in the rows that are not there yet."""
    batch = Batch.objects.select_for_update().get(pk=batch.pk)
    if batch.task != Task.STOPPED:
        raise Refused(_("This import is not stopped."), code="survey.not_stopped")
    _give(batch, Task.TAKING, TAKE_IN)


def _give(batch, task, job):
    Batch.objects.filter(pk=batch.pk).update(task=task, done_count=0, total_count=0, fault="")
    enqueue(job, key=f"{job}:{batch.pk}", lane=f"surveys.import:{batch.pk}", batch_id=batch.pk)


@housekeeping("how far it is is gone with the import")
def tell_rows(batch, done, total=0):
    """Note how many rows are read; Stopped if nobody wants them any more."""
    going = Batch.objects.filter(pk=batch.pk, task=batch.task)
    if not going.update(done_count=done, total_count=total):
        raise Stopped


@housekeeping("the import is on record once it is done")
def settle_version(batch, plan):
    """The version with the questions that the columns answer; kept, so that going on finds it."""
    survey = Survey.objects.select_for_update().get(pk=batch.survey_id)
    version = version_for(survey, plan.content)
    batch.mapping |= {"columns": plan.settled_columns(), "version": version.pk}
    batch.save(update_fields=["mapping"])
    return version


@housekeeping("the import is on record once it is done")
def write_portion(batch, lines, *, version, done, total):
    """Write a portion, unless somebody stopped."""
    tell_rows(batch, done, total)
    write_lines(batch, lines, version=version)


@action
def finish_import(batch, *, report, by):
    """All rows are read; keep what came of them."""
    batch = Batch.objects.select_for_update().select_related("survey").get(pk=batch.pk)
    if batch.task != Task.TAKING:
        raise Stopped
    taken = batch.responses.count()
    batch.report = report | {"taken": taken, "known": report["known"] - taken}
    end_import(batch, batch.survey, by=by)


@housekeeping("taking back is on record once it is done")
def begin_taking_out(batch, *, by):
    """Have the worker take a large import back."""
    batch = Batch.objects.select_for_update().get(pk=batch.pk)
    refuse_hung(batch)
    batch.imported_by = by
    batch.save(update_fields=["imported_by"])
    _give(batch, Task.LEAVING, TAKE_OUT)
    Batch.objects.filter(pk=batch.pk).update(total_count=batch.responses.count())


@housekeeping("taking back is on record once it is done")
def take_out_portion(batch):
    """Remove some responses of an import; False when none is left."""
    part = list(batch.responses.values_list("pk", flat=True)[:PORTION])
    Response.objects.filter(pk__in=part).delete()
    done = batch.total_count - batch.responses.count()
    tell_rows(batch, max(done, 0), batch.total_count)
    return bool(part)


@action
def finish_taking_out(batch, *, by):
    """All of its responses are gone; so is the import."""
    end_taking_out(Batch.objects.select_for_update().get(pk=batch.pk), by=by)
