"""What the worker does with a large file of responses."""

from augenhoehe.base.actions import Refused
from augenhoehe.base.jobs import STOPPING, enqueue
from augenhoehe.surveys import queries
from augenhoehe.surveys.actions.bring_in import MOST_PROBLEMS
from augenhoehe.surveys.actions.take_in import (
    TAKE_IN,
    TAKE_OUT,
    Stopped,
    finish_import,
    finish_taking_out,
    settle_version,
    stop_import,
    take_out_portion,
    tell_rows,
    write_portion,
)
from augenhoehe.surveys.models import Batch
from augenhoehe.surveys.tablefile import NoTable
from augenhoehe.surveys.wholefile import WholeFile


class Later(Exception):
    """The worker ends; the next one does it."""


def take_in(batch_id):
    """Take in the file of an import that is to be taken in; asked again it goes on."""
    batch = _batch(batch_id, Batch.Task.TAKING)
    if batch is None:
        return
    try:
        _take_in(batch)
    except NoTable as none:
        stop_import(batch, fault=str(none))
    except Refused:
        stop_import(batch, fault="faulty")
    except Stopped:
        return
    except Later:
        enqueue(TAKE_IN, lane=f"surveys.import:{batch_id}", batch_id=batch_id)


def _batch(batch_id, task):
    return (
        Batch.objects.select_related("survey", "imported_by").filter(pk=batch_id, task=task).first()
    )


def _take_in(batch):
    version = version_of(batch)
    whole = WholeFile(batch, version.content, lambda count: _tell(batch, count))
    if whole.plan.fault:
        stop_import(batch, fault=whole.plan.fault)
        return
    version, lines_count = settle_version(batch, whole.plan), 0
    for done, lines in whole.portions(MOST_PROBLEMS):
        _look_up()
        write_portion(batch, lines, version=version, done=done, total=whole.row_count)
        lines_count += len(lines)
    report = {
        "rows": whole.row_count,
        "known": lines_count,
        "doubled": whole.doubled_count,
        "problems": whole.problems,
        "problem_count": whole.problem_count,
    }
    finish_import(batch, report=report, by=batch.imported_by)


def version_of(batch):
    """The version whose questions the columns are matched with."""
    survey = batch.survey
    settled = survey.versions.filter(pk=batch.mapping.get("version")).first()
    return settled or queries.draft_of(survey) or queries.current_version(survey)


def _tell(batch, count):
    _look_up()
    tell_rows(batch, count)


def _look_up():
    if STOPPING.is_set():
        raise Later


def take_out(batch_id):
    """Take an import back, portion by portion; asked again it goes on."""
    batch = _batch(batch_id, Batch.Task.LEAVING)
    while batch and take_out_portion(batch):
        if STOPPING.is_set():
            enqueue(TAKE_OUT, lane=f"surveys.import:{batch_id}", batch_id=batch_id)
            return
    if batch:
        finish_taking_out(batch, by=batch.imported_by)
