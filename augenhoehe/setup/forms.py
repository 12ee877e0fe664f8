"""Forms of the set-up."""

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from augenhoehe.kernel.businesstime import BadHours, format_intervals, parse_intervals
from augenhoehe.people.fields import NewPasswordField, check_password
from augenhoehe.people.models import LANGUAGES, STATES, TouchpointKind, User
from augenhoehe.people.rules import grantable_by
from augenhoehe.servicelevels.words import mistake_of
from augenhoehe.setup.lines import read_lines
from augenhoehe.setup.queries import signature_of, suggested

SPARE_TEAMS = 2
KINDS = [TouchpointKind.MAIL, TouchpointKind.PHONE, TouchpointKind.FORM, TouchpointKind.RECEPTION]


class LeadForm(forms.Form):
    """The first person: who leads the service."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("You sign in with it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    password = NewPasswordField()
    language = forms.ChoiceField(label=pgettext_lazy("field", "Language"), choices=LANGUAGES)

    def clean(self):
        given = self.cleaned_data
        check_password(self, User(name=given.get("name", ""), email=given.get("email", "")))


class CompanyForm(forms.Form):
    """Company name, state, language."""

    name = forms.CharField(label=_("Company name"), max_length=120)
    state = forms.ChoiceField(
        label=pgettext_lazy("place", "State"),
        choices=STATES,
        help_text=_("Its public holidays count."),
    )
    language = forms.ChoiceField(
        label=_("Language of the house"),
        choices=LANGUAGES,
        help_text=_("Everybody chooses their own besides."),
    )


class HoursForm(forms.Form):
    """Service hours of the seven weekdays; a line a day, empty is closed."""

    use_required_attribute = False

    def __init__(self, *args, week=(), **kwargs):
        super().__init__(*args, **kwargs)
        for day, name in WEEKDAYS.items():
            start = format_intervals(week[day]) if week else ""
            self.fields[f"day{day}"] = forms.CharField(
                label=name, required=False, initial=start, max_length=120
            )

    def clean(self):
        for day in WEEKDAYS:
            typed = self.cleaned_data.get(f"day{day}", "")
            try:
                self.cleaned_data[f"day{day}"] = parse_intervals(typed)
            except BadHours as error:
                self.add_error(f"day{day}", mistake_of(error))
        if not self.errors and not any(self.week):
            self.add_error("day0", _("Give at least one day some hours, like 08:00-17:00."))

    @property
    def week(self):
        """Seven tuples of intervals."""
        return tuple(self.cleaned_data[f"day{day}"] for day in WEEKDAYS)


class TeamForm(forms.Form):
    """One team of the list; without a name it is left out."""

    name = forms.CharField(label=pgettext_lazy("field", "Name"), max_length=80, required=False)
    kinds = forms.MultipleChoiceField(
        label=_("reached by"),
        choices=[(kind.value, kind.label) for kind in KINDS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    is_reception = forms.BooleanField(label=_("takes calls for others"), required=False)


class TeamSet(forms.BaseFormSet):
    """All teams; two of one name are a slip."""

    def clean(self):
        names = [name.casefold() for name in self.names]
        if not names:
            raise forms.ValidationError(_("At least one team is needed."))
        if len(set(names)) < len(names):
            raise forms.ValidationError(_("Two teams have the same name."))

    @property
    def names(self):
        """The names that were written."""
        given = (getattr(form, "cleaned_data", {}).get("name") for form in self.forms)
        return [name for name in given if name]


def team_set(data=None):
    """The suggested teams, with lines to spare."""
    language = (get_language() or "de")[:2]
    start = [
        {"name": one[language], "kinds": one["kinds"], "is_reception": one["reception"]}
        for one in suggested("teams")
    ]
    factory = forms.formset_factory(TeamForm, TeamSet, extra=SPARE_TEAMS, max_num=30)
    return factory(data, initial=start, prefix="team")


class PeopleForm(forms.Form):
    """Several people at once, a line each; can be pasted from a table."""

    lines = forms.CharField(
        label=_("A line for each person"),
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        max_length=20_000,
        required=False,
    )
    language = forms.ChoiceField(label=_("Language of the invitations"), choices=LANGUAGES)

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.by = by

    def clean(self):
        given = self.cleaned_data
        people, mistakes = read_lines(
            given.get("lines", ""),
            language=given.get("language", "de"),
            roles=grantable_by(self.by),
        )
        for mistake in mistakes[:20]:
            self.add_error("lines", mistake)
        given["people"] = people


class LettersForm(forms.Form):
    """The signature under every mail, and whether the arrival of a mail is acknowledged."""

    signature_de = forms.CharField(
        label=_("Signature, German"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=2_000,
        required=False,
        help_text=_("{team} becomes the name of the team. The writer's name stands above it."),
    )
    signature_en = forms.CharField(
        label=_("Signature, English"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=2_000,
        required=False,
    )
    acknowledges = forms.BooleanField(
        label=_("Acknowledge the arrival of a mail"),
        help_text=_("With its number and by when we answer, once a concern."),
        required=False,
        initial=True,
    )

    @classmethod
    def start(cls, company):
        """The suggested words."""
        return {f"signature_{lang}": signature_of(company) for lang, _name in LANGUAGES}


class SolutionsForm(forms.Form):
    """Which of the suggested standard solutions to begin with."""

    chosen = forms.MultipleChoiceField(
        label=_("Begin with"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        language = (get_language() or "de")[:2]
        self.fields["chosen"].choices = [
            (one["key"], one[f"title_{language}"]) for one in suggested("solutions")
        ]
        self.fields["chosen"].initial = [one["key"] for one in suggested("solutions")]
