"""Forms about people, teams, absences."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.people.fields import (
    DayInput,
    NewPasswordField,
    RolesField,
    TeamsField,
    check_password,
)
from augenhoehe.people.models import (
    LANGUAGES,
    STATES,
    Department,
    Role,
    Team,
    Touchpoint,
    TouchpointKind,
    User,
)
from augenhoehe.people.queries import active_teams


class AcceptForm(forms.Form):
    """What an invited person fills in."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(label=pgettext_lazy("field", "Language"), choices=LANGUAGES)
    password = NewPasswordField()

    def __init__(self, *args, email="", **kwargs):
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self):
        check_password(self, User(name=self.cleaned_data.get("name", ""), email=self.email))


class RenewForm(forms.Form):
    """A new password for somebody who is known."""

    password = NewPasswordField()

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person

    def clean(self):
        check_password(self, self.person)


class AddressForm(forms.Form):
    """Another address to sign in with."""

    email = forms.EmailField(
        label=_("New e-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class InviteForm(forms.Form):
    """Who shall come."""

    name = forms.CharField(label=pgettext_lazy("field", "Name"), max_length=120)
    email = forms.EmailField(label=pgettext_lazy("field", "E-mail"))
    language = forms.ChoiceField(label=pgettext_lazy("field", "Language"), choices=LANGUAGES)
    roles = RolesField()
    teams = TeamsField()

    def __init__(self, *args, roles=tuple(Role), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["roles"] = RolesField(roles)


class RolesForm(forms.Form):
    """The roles of one person, as far as the giver may decide."""

    def __init__(self, *args, roles=tuple(Role), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["roles"] = RolesField(roles)


class TeamsForm(forms.Form):
    """The teams of one person."""

    teams = TeamsField()


class ProfileForm(forms.ModelForm):
    """What everybody says about themselves."""

    class Meta:
        model = User
        fields = ["name", "language"]


class DepartmentForm(forms.ModelForm):
    """What holds for the whole department."""

    name = forms.CharField(label=_("Company name"), max_length=120)
    state = forms.ChoiceField(
        label=pgettext_lazy("place", "State"),
        choices=STATES,
        help_text=_("Its public holidays count."),
    )

    class Meta:
        model = Department
        fields = ["name", "state", "language"]


class TeamForm(forms.ModelForm):
    """A team: name first, the texts of its mails below."""

    class Meta:
        model = Team
        fields = [
            "name",
            "is_reception",
            "is_confidential",
            "position",
            "signature_de",
            "signature_en",
            "acknowledges",
            "acknowledgement_de",
            "acknowledgement_en",
        ]

    TEXTS = ("signature_de", "signature_en", "acknowledgement_de", "acknowledgement_en")

    def __init__(self, *args, may_confide=True, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.TEXTS:
            self.fields[name].widget = forms.Textarea(attrs={"rows": 4})
        self.fields["position"].required = False
        if not may_confide:
            del self.fields["is_confidential"]

    def clean_position(self):
        return self.cleaned_data["position"] or 0


class TouchpointForm(forms.ModelForm):
    """A way in, with a name customers and colleagues would use for it."""

    slug = forms.SlugField(
        label=_("Address of the public form"),
        help_text=_("For a web form only: lower case letters, digits and hyphens."),
        max_length=60,
        required=False,
    )

    class Meta:
        model = Touchpoint
        fields = ["name", "kind", "team", "slug"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = active_teams()

    def clean(self):
        if self.cleaned_data.get("kind") != TouchpointKind.FORM:
            self.cleaned_data["slug"] = None
        elif not self.cleaned_data.get("slug"):
            self.add_error("slug", _("A web form needs an address."))
        return self.cleaned_data


class AbsenceForm(forms.Form):
    """From when, until when, who answers. No reason: it is nobody's business."""

    ends_on = forms.DateField(label=_("Last day away"), widget=DayInput)
    deputy = forms.ModelChoiceField(
        User.objects.none(),
        label=pgettext_lazy("field", "Deputy"),
        required=False,
        empty_label=_("nobody in particular"),
    )
    starts_on = forms.DateField(label=_("First day away"), widget=DayInput)

    def __init__(self, *args, person, **kwargs):
        today = timezone.localdate()
        initial = {"starts_on": today, "ends_on": today, **kwargs.pop("initial", {})}
        super().__init__(*args, initial=initial, **kwargs)
        others = User.objects.filter(is_active=True).exclude(pk=person.pk)
        self.fields["deputy"].queryset = others.exclude(grants=None)


class FollowUpForm(forms.Form):
    """When to come back, and what for."""

    when = forms.DateTimeField(
        label=pgettext_lazy("follow-up", "When"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
    )
    note = forms.CharField(label=pgettext_lazy("field", "Note"), max_length=200, required=False)
