"""Forms of the ways in that are not mail."""

from datetime import datetime, time, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.customers.models import Company, Contact
from augenhoehe.intake.actions.take_call import Call
from augenhoehe.people.models import Team, User
from augenhoehe.people.queries import assignable_people
from augenhoehe.tickets.models import Mood

UNTIL = [
    ("", _("whenever it fits")),
    ("hour", _("within the hour")),
    ("today", _("today by 16:00")),
    ("tomorrow", _("tomorrow by 10:00")),
    ("at", _("at a set time …")),
]


class CallForm(forms.Form):
    """The one line of the reception."""

    who = forms.CharField(label=pgettext_lazy("field", "Who"), max_length=160)
    contact = forms.ModelChoiceField(Contact.objects.filter(erased_at=None), required=False)
    company = forms.ModelChoiceField(Company.objects.filter(erased_at=None), required=False)
    number = forms.CharField(label=_("Call back on"), max_length=60, required=False)
    concern = forms.CharField(label=pgettext_lazy("field", "Concern"), max_length=20_000)
    whom = forms.ChoiceField(label=_("For whom"))
    until = forms.ChoiceField(
        label=_("Until when"),
        choices=UNTIL,
        required=False,
        widget=forms.Select(attrs={"class": "input"}),
    )
    until_at = forms.DateTimeField(
        label=pgettext_lazy("field", "At"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "class": "input"}),
    )

    mood = forms.ChoiceField(
        label=_("How did the customer sound?"),
        choices=Mood.choices,
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        teams = Team.objects.filter(retired_at=None).exclude(pk__in=user.hidden_team_ids)
        self.teams, self.people = list(teams), list(assignable_people())
        self.fields["whom"].choices = [
            *((f"t{team.pk}", team.name) for team in self.teams),
            *((f"p{person.pk}", person.name) for person in self.people),
        ]

    def clean(self):
        given = super().clean()
        if given.get("until") == "at" and not given.get("until_at"):
            self.add_error("until_at", _("At which time?"))
        return given

    def call(self, *, solved):
        """The call, for the action."""
        given = self.cleaned_data
        team, person = self._whom(given["whom"])
        return Call(
            who=given["who"],
            concern=given["concern"],
            number=given["number"],
            contact=given["contact"],
            company=given["company"],
            team=team,
            person=person,
            until=_moment(given["until"], given["until_at"], timezone.localtime()),
            solved=solved,
            mood=given["mood"],
        )

    def _whom(self, value):
        if value.startswith("t"):
            return Team.objects.get(pk=value[1:]), None
        person = User.objects.get(pk=value[1:])
        own = [team for team in self.teams if team.pk in person.team_ids]
        return (own or self.teams)[0], person


def _moment(word, at, now):
    """The promised moment; a time of today that has passed means the next hour."""
    soon = now + timedelta(hours=1)
    tomorrow = now.date() + timedelta(days=1)
    four = timezone.make_aware(datetime.combine(now.date(), time(16)))
    return {
        "": None,
        "hour": soon,
        "today": max(four, soon),
        "tomorrow": timezone.make_aware(datetime.combine(tomorrow, time(10))),
        "at": at,
    }[word]
