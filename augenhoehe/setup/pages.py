"""What each step of the set-up asks and saves."""

from collections.abc import Callable
from dataclasses import dataclass, field

from augenhoehe.people.actions.save_department import save_department
from augenhoehe.people.queries import active_teams, department
from augenhoehe.servicelevels.models import Calendar
from augenhoehe.servicelevels.suggestions import WEEK
from augenhoehe.setup.actions.found_teams import NewTeam, found_teams
from augenhoehe.setup.actions.invite_people import invite_people
from augenhoehe.setup.actions.set_hours import set_hours
from augenhoehe.setup.actions.sign_letters import sign_letters
from augenhoehe.setup.actions.take_solutions import take_solutions
from augenhoehe.setup.forms import (
    CompanyForm,
    HoursForm,
    LettersForm,
    PeopleForm,
    SolutionsForm,
    team_set,
)


@dataclass(frozen=True)
class Page:
    """How a step builds its form (data, user) and saves it (form, user); what it shows besides."""

    build: Callable
    save: Callable
    more: Callable = field(default=dict)
    shows_links: bool = False


def _company(data, user):
    ours = department()
    start = {"name": ours.name, "state": ours.state, "language": ours.language}
    return CompanyForm(data, initial=start)


def _save_company(form, user):
    save_department(**form.cleaned_data, by=user)


def _hours(data, user):
    calendar = Calendar.objects.order_by("pk").first()
    return HoursForm(data, week=calendar.week if calendar else WEEK)


def _save_hours(form, user):
    set_hours(form.week, by=user)


def _save_teams(form, user):
    teams = [
        NewTeam(one["name"], tuple(one["kinds"]), one["is_reception"])
        for one in form.cleaned_data
        if one.get("name")
    ]
    found_teams(teams, by=user)


def _people(data, user):
    return PeopleForm(data, by=user, initial={"language": department().language})


def _save_people(form, user):
    return invite_people(form.cleaned_data["people"], by=user)


def _save_letters(form, user):
    given = form.cleaned_data
    texts = {"de": given["signature_de"], "en": given["signature_en"]}
    sign_letters(texts, acknowledges=given["acknowledges"], by=user)


PAGES = {
    "company": Page(_company, _save_company),
    "hours": Page(_hours, _save_hours),
    "teams": Page(
        lambda data, user: team_set(data),
        _save_teams,
        more=lambda: {"teams": active_teams()},
    ),
    "people": Page(_people, _save_people, more=lambda: {"teams": active_teams()}, shows_links=True),
    "letters": Page(
        lambda data, user: LettersForm(data, initial=LettersForm.start(department().name)),
        _save_letters,
    ),
    "solutions": Page(
        lambda data, user: SolutionsForm(data),
        lambda form, user: take_solutions(form.cleaned_data["chosen"], by=user),
    ),
}
