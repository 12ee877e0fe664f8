"""Responses from elsewhere are taken in from a file, and taken out again."""

from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action, housekeeping
from augenhoehe.customers.models import ContactAddress
from augenhoehe.files.actions import attach, detach_all, store_blob
from augenhoehe.journal.actions import record
from augenhoehe.surveys import events
from augenhoehe.surveys.models import Batch, Channel, Response, Survey, SurveyVersion
from augenhoehe.surveys.questions import faults, is_critical
from augenhoehe.surveys.words import sentence_of

PORTION = 500


@housekeeping("a file that was only looked at is no import yet")
def lay_down(survey, *, name, data, by):
    """Keep a file for an import that is being prepared; of those before none stays unfinished."""
    for old in Batch.objects.filter(survey=survey, report={}):
        detach_all(Batch, [old.pk])
        old.delete()
    batch = Batch.objects.create(
        survey=survey, name=name[:160], imported_at=timezone.now(), imported_by=by
    )
    attach(store_blob(data), owner=batch, name=name)
    return batch


@housekeeping("how columns are read is settled by the import itself")
def map_columns(batch, *, mapping):
    """Keep what was chosen for the columns."""
    batch.mapping = mapping
    batch.save(update_fields=["mapping"])


@action
def bring_in(batch, *, taking, by):
    """Take in the rows that can be read; what is there already from the same file stays once."""
    batch = Batch.objects.select_for_update().get(pk=batch.pk)
    if batch.report:
        raise Refused(_("This file has been taken in already."), code="survey.imported")
    survey = Survey.objects.select_for_update().get(pk=batch.survey_id)
    if survey.is_anonymous:
        raise Refused(
            _("An anonymous survey takes in no file: it would carry moments."),
            code="survey.anonymous",
        )
    version = _version(survey, taking.content)
    contacts = _contacts(taking.lines)
    rows = [_row(line, batch, version, contacts) for line in taking.lines]
    known = _known([row.identity for row in rows])
    new = [row for row in rows if row.identity not in known]
    Response.objects.bulk_create(new, batch_size=PORTION)
    batch.imported_at = timezone.now()
    batch.report = {
        "rows": taking.row_count,
        "taken": len(new),
        "known": len(rows) - len(new),
        "doubled": taking.doubled_count,
        "problems": [list(one) for one in taking.problems[:200]],
        "problem_count": len(taking.problems),
    }
    batch.save(update_fields=["imported_at", "report"])
    # The file has done its service, and it names people.
    detach_all(Batch, [batch.pk])
    record(events.IMPORTED, survey, by=by, batch_id=batch.pk, count=len(new))
    return batch


@action
def take_out(batch, *, by):
    """Take an import back with all responses that came by it."""
    batch = Batch.objects.select_for_update().get(pk=batch.pk)
    try:
        Response.objects.filter(batch=batch).delete()
    except ProtectedError as hung:
        raise Refused(
            _("Something hangs on these responses already, a call-back for instance."),
            code="survey.hung",
        ) from hung
    survey = batch.survey
    detach_all(Batch, [batch.pk])
    pk = batch.pk
    batch.delete()
    record(events.TAKEN_OUT, survey, by=by, batch_id=pk)


def _version(survey, content):
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
