"""Responses from elsewhere are taken in from a file, and taken out again."""

from shutil import copyfileobj

from django.db.models import PROTECT
from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action, housekeeping
from augenhoehe.customers.models import ContactAddress
from augenhoehe.files import store
from augenhoehe.files.actions import attach, detach_all, store_file
from augenhoehe.journal.actions import record
from augenhoehe.surveys import events
from augenhoehe.surveys.models import Batch, Channel, Response, Survey, SurveyVersion
from augenhoehe.surveys.questions import faults, is_critical
from augenhoehe.surveys.words import sentence_of

PORTION = 500
MOST_PROBLEMS = 200


@housekeeping("a file that was only looked at is no import yet")
def lay_down(survey, *, name, file, by):
    """Keep a file for an import that is being prepared; of those before none stays unfinished."""
    for old in Batch.objects.filter(survey=survey, report={}, task=Batch.Task.NONE):
        detach_all(Batch, [old.pk])
        old.delete()
    batch = Batch.objects.create(
        survey=survey, name=name[:160], imported_at=timezone.now(), imported_by=by
    )
    file.seek(0)
    with store.unfinished() as path:
        with path.open("wb") as copy:
            copyfileobj(file, copy)
        attach(store_file(path), owner=batch, name=name)
    return batch


@housekeeping("how columns are read is settled by the import itself")
def map_columns(batch, *, mapping):
    """Keep what was chosen for the columns."""
    batch.mapping = mapping
    batch.save(update_fields=["mapping"])


@action
def bring_in(batch, *, taking, by):
    """Take in the rows that can be read; what is there already from the same file stays once."""
    batch, survey = locked(batch)
    taken = write_lines(batch, taking.lines, version=version_for(survey, taking.content))
    batch.report = {
        "rows": taking.row_count,
        "taken": taken,
        "known": len(taking.lines) - taken,
        "doubled": taking.doubled_count,
        "problems": [list(one) for one in taking.problems[:MOST_PROBLEMS]],
        "problem_count": len(taking.problems),
    }
    end_import(batch, survey, by=by)
    return batch


def locked(batch):
    """The import and its survey, if the file may be taken in."""
    batch = Batch.objects.select_for_update().get(pk=batch.pk)
    if batch.report or batch.task != Batch.Task.NONE:
        raise Refused(_("This file has been taken in already."), code="survey.imported")
    survey = Survey.objects.select_for_update().get(pk=batch.survey_id)
    if survey.is_anonymous:
        raise Refused(
            _("An anonymous survey takes in no file: it would carry moments."),
            code="survey.anonymous",
        )
    return batch, survey


def end_import(batch, survey, *, by):
    """Keep what came of it; the file has done its service, and it names people."""
    batch.imported_at, batch.task = timezone.now(), Batch.Task.NONE
    batch.save(update_fields=["imported_at", "report", "task"])
    detach_all(Batch, [batch.pk])
    record(events.IMPORTED, survey, by=by, batch_id=batch.pk, count=batch.report["taken"])


def write_lines(batch, lines, *, version):
    """Write those that are not there yet; how many they are."""
    contacts = _contacts(lines)
    rows = [_row(line, batch, version, contacts) for line in lines]
    known = _known([row.identity for row in rows])
    new = [row for row in rows if row.identity not in known]
    Response.objects.bulk_create(new, batch_size=PORTION)
    return len(new)


@action
def take_out(batch, *, by):
    """Take an import back with all responses that came by it."""
    batch = Batch.objects.select_for_update().get(pk=batch.pk)
    refuse_hung(batch)
    Response.objects.filter(batch=batch).delete()
    end_taking_out(batch, by=by)


def refuse_hung(batch):
    """Responses on which something hangs stay, and with them all of their import."""
    for link in Response._meta.related_objects:
        if link.on_delete is PROTECT:
            hung = {f"{link.field.name}__batch": batch}
            if link.related_model.objects.filter(**hung).exists():
                raise Refused(
                    _("Something hangs on these responses already, a call-back for instance."),
                    code="survey.hung",
                )


def end_taking_out(batch, *, by):
    """Nothing is left of the import."""
    survey, pk = batch.survey, batch.pk
    detach_all(Batch, [pk])
    batch.delete()
    record(events.TAKEN_OUT, survey, by=by, batch_id=pk)


def version_for(survey, content):
    """The version with these questions: one in use, else a new one."""
    for version in survey.versions.exclude(published_at=None):
        if version.content == content:
            return version
    if wrong := faults(content):
        raise Refused(sentence_of(*wrong[0]), code="survey.faulty")
    draft = survey.versions.filter(published_at=None).first()
    version = draft or SurveyVersion(survey=survey, number=survey.versions.count() + 1)
    version.content, version.published_at = content, timezone.now()
    version.save()
    return version


def _contacts(lines):
    """{address: (contact id, company id)} of the people who are known."""
    wanted = sorted({line.who for line in lines if "@" in line.who})
    found = {}
    for start in range(0, len(wanted), PORTION):
        rows = ContactAddress.objects.filter(email__in=wanted[start : start + PORTION])
        for address in rows.select_related("contact").prefetch_related("contact__companies"):
            companies = list(address.contact.companies.all())
            company = companies[0] if len(companies) == 1 else None
            found[address.email] = (address.contact, company)
    return found


def _row(line, batch, version, contacts):
    contact, company = contacts.get(line.who, (None, None))
    return Response(
        survey_id=batch.survey_id,
        version=version,
        batch=batch,
        contact=contact,
        company=company,
        identity=f"m{batch.survey_id}-{line.identity}",
        channel=Channel.IMPORT,
        language=contact.language if contact else "de",
        score=line.given.score,
        text=line.given.text,
        values=line.given.values,
        is_critical=is_critical(batch.survey.kind, line.given.score),
        at=line.at,
    )


def _known(identities):
    found = set()
    for start in range(0, len(identities), PORTION):
        part = identities[start : start + PORTION]
        rows = Response.objects.filter(identity__in=part)
        found.update(rows.values_list("identity", flat=True))
    return found
