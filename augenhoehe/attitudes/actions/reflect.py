"""The team's reflection of a quarter begins, by hand or by itself."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.attitudes import events
from augenhoehe.attitudes.models import Reflection, ReflectionClock
from augenhoehe.attitudes.team_queries import of_quarter, quarter_of
from augenhoehe.attitudes.team_words import content
from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.people.queries import assignable_people, department
from augenhoehe.surveys.actions.save import create_survey
from augenhoehe.surveys.actions.start import start_survey
from augenhoehe.surveys.actions.write import write_words
from augenhoehe.surveys.models import Audience, Kind, Promise
from augenhoehe.surveys.queries import K

RUNS = timedelta(days=14)
ONLY = 1


@action
def begin_reflection(day, *, by):
    """Ask everybody of the department, for the quarter of `day`; refused below five people."""
    quarter = quarter_of(day)
    if of_quarter(quarter):
        text = _("This quarter has its reflection already. The next one comes with the next.")
        raise Refused(text, code="reflection.twice")
    if assignable_people().count() < K:
        text = _("Fewer than five people work here: nobody would be anonymous. Talk instead.")
        raise Refused(text, code="reflection.few")
    reflection = Reflection(quarter=quarter)
    words = content()
    fields = {
        "title_de": f"{words['title_de']} ({_in_short(quarter)})",
        "title_en": f"{words['title_en']} ({_in_short(quarter)})",
        "kind": Kind.REFLECT,
        "audience": Audience.TEAM,
        "promise": Promise.ANONYMOUS,
        "ends_on": day + RUNS - timedelta(days=1),
    }
    survey = create_survey(fields, by=by)
    titles = {name: fields[name] for name in ("title_de", "title_en")}
    write_words(survey, content={**words, **titles}, by=by)
    reflection.survey = start_survey(survey, by=by)
    reflection.save(force_insert=True)
    record(events.REFLECTION_BEGUN, reflection, by=by)
    return reflection


def _in_short(quarter):
    return f"{(quarter.month + 2) // 3}/{quarter.year}"


@action
def switch_reflection(is_on, *, by):
    """Let a reflection begin by itself in the last month of each quarter, or not."""
    ReflectionClock.objects.update_or_create(pk=ONLY, defaults={"is_on": is_on})
    record(events.REFLECTION_SWITCHED, department(), by=by, is_on=is_on)


def begin_when_due(now):
    """In the last month of a quarter, if somebody switched it on; the reflection, or None."""
    day = timezone.localdate(now)
    if day.month % 3 or not ReflectionClock.objects.filter(pk=ONLY, is_on=True).exists():
        return None
    if of_quarter(quarter_of(day)) or assignable_people().count() < K:
        return None
    return begin_reflection(day, by="worker")
