"""What attitude hangs where one writes to a customer: the reply check under the text."""

from django.urls import reverse

from augenhoehe.attitudes import rules
from augenhoehe.attitudes.house_queries import said_after_saving
from augenhoehe.attitudes.models import CheckChoice, when_of
from augenhoehe.attitudes.team_rules import reflections_visible_to
from augenhoehe.base.house_texts import AFTER_SAVING, just_saved
from augenhoehe.base.offers import panel
from augenhoehe.complaints.slots import COMPOSER as TELLING
from augenhoehe.mediation.slots import COMPOSER as UNDERSTANDING
from augenhoehe.people.slots import PROFILE
from augenhoehe.surveys.slots import ACTIONS
from augenhoehe.tickets.slots import COMPOSER

BUTTON = "attitudes/check_button.html"


@panel(COMPOSER, template=BUTTON, seen=rules.choices_of, order=10)
def check_reply(ticket, *, mine, user):
    """The key that asks, unless somebody does not want it."""
    return _asking((yield mine), "check_draft", ticket)


@panel(TELLING, template=BUTTON, seen=rules.choices_of, order=10)
def check_telling(complaint, *, mine, user):
    """The same under what is told about a complaint."""
    return _asking((yield mine), "check_telling", complaint)


@panel(UNDERSTANDING, template=BUTTON, seen=rules.choices_of, order=10)
def check_understanding(party, *, mine, user):
    """The same under the mail after a clearing talk."""
    return _asking((yield mine), "check_understanding", party)


@panel(PROFILE, template="attitudes/check_mine.html", seen=rules.choices_of, order=10)
def check_mine(person, *, mine, user):
    """On one's own profile: when the check looks, and where to change it."""
    when = when_of((yield mine))
    return {"when": CheckChoice.When(when).label} if rules.may_check(user) else None


def _asking(choices, door, thing):
    when = when_of(choices)
    if when == CheckChoice.When.OFF:
        return None
    return {"ask_url": reverse(f"attitudes:{door}", args=[thing.pk]), "when": when}


@panel(AFTER_SAVING, template="attitudes/after_saving.html", seen=rules.may_see_house_texts)
def speak_of_saved_text(request, *, mine, user):
    """Once, on the page that follows: what there is to say about the text that was saved."""
    if not mine or not (saved := just_saved(request)):
        return None
    source, pk = saved
    if not source.may_change(user):
        return None
    row = source.rows().filter(pk=pk).first()
    texts = said_after_saving(source, row) if row else []
    return {"texts": texts, "row": row} if texts else None


@panel(ACTIONS, template="attitudes/team_link.html", seen=reflections_visible_to, order=20)
def to_reflection(survey, *, mine, user):
    """From the survey that asks the team to the page that tells what it said."""
    if not survey.is_veiled:
        return None
    found = yield mine.filter(survey=survey)
    return {"reflection": found[0]} if found else None
