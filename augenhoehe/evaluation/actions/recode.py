"""All texts are read by the newest version of the code book, a few at a time."""

from augenhoehe.evaluation.actions.code_texts import code_texts, sum_up
from augenhoehe.evaluation.coding import current_reader
from augenhoehe.surveys.models import Promise, Response, Survey
from augenhoehe.surveys.showing import shown_texts

BATCH = 500


def recode(tell=lambda done, total: None):
    """Read what this version has not read yet; begun again it goes on where it stopped."""
    reader = current_reader()
    if reader is None:
        return 0
    sum_up_nameless()
    rows = Response.objects.filter(survey__promise=Promise.PERSONAL).order_by("pk")
    done, total, last = 0, rows.count(), 0
    wanted = rows.exclude(coded__version=reader.version).select_related("survey", "version")
    while batch := list(wanted.defer("version__content").filter(pk__gt=last)[:BATCH]):
        if current_reader().version != reader.version:
            break
        code_texts(batch, reader=reader)
        done, last = done + len(batch), batch[-1].pk
        tell(done, total)
    return done


def sum_up_nameless():
    """Count the codes of surveys in which nobody is shown alone."""
    reader = current_reader()
    if reader is None:
        return
    for survey in Survey.objects.exclude(promise=Promise.PERSONAL).exclude(started_at=None):
        sum_up(survey, shown_texts(survey), reader=reader)
