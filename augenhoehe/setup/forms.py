"""Forms of the set-up."""

from django import forms
from django.utils.translation import gettext_lazy as _

from augenhoehe.people.fields import NewPasswordField, check_password
from augenhoehe.people.models import LANGUAGES, User


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
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)

    def clean(self):
        given = self.cleaned_data
        check_password(self, User(name=given.get("name", ""), email=given.get("email", "")))
