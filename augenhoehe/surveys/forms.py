"""The forms of the lead: what holds for a survey, and its words."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.surveys.models import Audience, Kind, Promise, Survey
from augenhoehe.surveys.pages import HOST

PROMISES = {
    Promise.PERSONAL: _("personal – we see who answered, and can come back to the person"),
    Promise.CONFIDENTIAL: _("confidential – known, but shown only in sums of at least five"),
    Promise.ANONYMOUS: _(
        "anonymous – nobody can find out who answered what, and nobody changes it"
    ),
}


class SurveyForm(forms.ModelForm):
    """What holds for a survey."""

    promise = forms.ChoiceField(
        label=pgettext_lazy("survey", "Promise"),
        choices=list(PROMISES.items()),
        widget=forms.RadioSelect,
        initial=Promise.PERSONAL,
    )

    class Meta:
        model = Survey
        fields = [
            "title_de",
            "title_en",
            "kind",
            "audience",
            "promise",
            "window_days",
            "ends_on",
            "is_open",
            "hosts",
        ]
        labels = {
            "title_de": _("Title, German"),
            "title_en": _("Title, English"),
            "kind": pgettext_lazy("survey", "Kind"),
            "audience": _("Who is asked"),
            "window_days": _("Days to answer"),
            "ends_on": _("Last day"),
            "is_open": _("Whoever has the address may answer (QR code, link)"),
            "hosts": _("Web sites that may show it within theirs"),
        }
        help_texts = {
            "hosts": _("One a line, as in https://www.example.com"),
            "window_days": _("After a solution two to four weeks are usual."),
        }
        widgets = {
            "title_en": forms.TextInput(attrs={"lang": "en"}),
            "hosts": forms.Textarea(attrs={"rows": 2}),
            "ends_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.is_veiled:
            # The team's reflection begins on its own page, with its own words.
            field = self.fields["kind"]
            field.choices = [one for one in field.choices if one[0] != Kind.REFLECT]

    def clean(self):
        given = super().clean()
        if given.get("kind") == Kind.HANDLING and given.get("audience") != Audience.HANDLED:
            self.add_error(
                "audience",
                _("How a complaint was handled is asked after it was closed. Choose “%(who)s”.")
                % {"who": Audience.HANDLED.label},
            )
        return given

    def clean_window_days(self):
        days = self.cleaned_data["window_days"]
        if not 1 <= days <= 120:
            raise forms.ValidationError(_("Between 1 and 120 days."))
        return days

    def clean_hosts(self):
        named = self.cleaned_data["hosts"].split()
        for host in named:
            if not HOST.fullmatch(host):
                raise forms.ValidationError(
                    _("“%(host)s” is no web site: https://, a name, and nothing behind it.")
                    % {"host": host[:80]}
                )
        return "\n".join(named)


class WordsForm(forms.Form):
    """What stands around the questions."""

    title_de = forms.CharField(label=_("Heading, German"), max_length=160)
    title_en = forms.CharField(
        label=_("Heading, English"),
        max_length=160,
        required=False,
        help_text=_("Without it the survey is offered in German only."),
    )
    intro_de = forms.CharField(
        label=_("Before the questions, German"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    intro_en = forms.CharField(
        label=_("Before the questions, English"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "en"}),
    )
    thanks_de = forms.CharField(
        label=_("Afterwards, German"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    thanks_en = forms.CharField(
        label=_("Afterwards, English"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "en"}),
    )
