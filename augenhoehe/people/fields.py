"""Fields that forms of several rooms share."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.people.models import Role
from augenhoehe.people.queries import active_teams


class DayInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class NewPasswordField(forms.CharField):
    """A password that is being chosen."""

    def __init__(self):
        super().__init__(
            label=pgettext_lazy("field", "Password"),
            help_text=_("At least 12 characters. A few words that you remember well are best."),
            strip=False,
            max_length=128,
            widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        )


def check_password(form, person):
    """Put what is wrong with a form's chosen password, for `person`, beside the field."""
    if password := form.cleaned_data.get("password"):
        try:
            validate_password(password, person)
        except forms.ValidationError as error:
            form.add_error("password", error)


class RolesField(forms.MultipleChoiceField):
    """Roles to tick, each with a sentence that says what it means."""

    MEANING = {
        Role.LEAD: _("Leads the service: reads and does everything, gives roles."),
        Role.AGENT: _("Works on concerns; reads across teams."),
        Role.RECEPTION: _("Takes calls and hands them on; reads across teams."),
        Role.BOSS: _("Figures and goals, no concerns."),
        Role.ADMINISTRATOR: _("Settings, no concerns."),
        Role.OBSERVER: _("Settings and logs, no content: works council, data protection."),
    }
    widget = forms.CheckboxSelectMultiple

    def __init__(self, roles=tuple(Role), **kwargs):
        choices = [(role.value, self.words(role)) for role in roles]
        super().__init__(
            choices=choices,
            **{"label": pgettext_lazy("field", "Roles"), "required": False, **kwargs},
        )

    @classmethod
    def words(cls, role):
        """A role and what it means."""
        words = {"role": role.label, "meaning": cls.MEANING[role]}
        return _("%(role)s – %(meaning)s") % words


class TeamsField(forms.ModelMultipleChoiceField):
    """Teams to tick."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs):
        super().__init__(
            active_teams(),
            **{"label": pgettext_lazy("field", "Teams"), "required": False, **kwargs},
        )
