"""The form of a standard solution."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.catalogue.queries import products_in_use, topics_in_use
from augenhoehe.people.models import User
from augenhoehe.solutions.models import Solution

ROWS = {"title": 0, "fits_when": 2, "steps": 5, "authority": 2, "reply": 10, "hand_over": 2}
HELP = {
    "steps": _("One step a line."),
    "reply": _(
        "Placeholders: {{salutation}} {{name}} {{company}} {{number}} {{deadline}} {{agent}}"
    ),
    "authority": _("What may be promised or given without asking."),
}


LABELS = {
    "title": pgettext_lazy("solution", "Title"),
    "fits_when": _("When it fits"),
    "steps": pgettext_lazy("solutions", "Steps"),
    "authority": pgettext_lazy("solution", "Authority"),
    "reply": _("Reply text"),
    "hand_over": _("Hand over when"),
}


class SolutionForm(forms.ModelForm):
    """A standard solution; the version shows whether somebody else was faster."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Solution
        fields = [
            *(f"{part}_{tongue}" for tongue in ("de", "en") for part in ROWS),
            "topic",
            "product",
            "owner",
            "review_on",
        ]
        widgets = {
            **{
                f"{part}_{tongue}": forms.Textarea(attrs={"rows": rows, "lang": tongue})
                for part, rows in ROWS.items()
                if rows
                for tongue in ("de", "en")
            },
            "review_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        labels = {
            f"{part}_{tongue}": text for part, text in LABELS.items() for tongue in ("de", "en")
        }
        help_texts = {
            f"{part}_{tongue}": text for part, text in HELP.items() for tongue in ("de", "en")
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = topics_in_use()
        self.fields["product"].queryset = products_in_use()
        self.fields["owner"].queryset = User.objects.filter(is_active=True)
        self.fields["title_de"].required = False
        self.fields["seen_version"].initial = self.instance.version

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("title_de") and not cleaned.get("title_en"):
            self.add_error("title_de", _("A standard solution needs a title."))
        return cleaned

    def german(self):
        """The German fields."""
        return [self[f"{part}_de"] for part in ROWS]

    def english(self):
        """The English fields."""
        return [self[f"{part}_en"] for part in ROWS]

    def has_english(self):
        """Was something written in English?"""
        return any(getattr(self.instance, f"{part}_en") for part in ROWS)

    def texts(self):
        """What the action takes."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen_version"}


class FromTextForm(forms.Form):
    """A title and the accepted placeholders of a text that was written in a concern."""

    text = forms.CharField(max_length=20_000, widget=forms.HiddenInput, strip=False)
    language = forms.ChoiceField(choices=[("de", "de"), ("en", "en")], widget=forms.HiddenInput)
    known = forms.CharField(max_length=2000, required=False, widget=forms.HiddenInput)
    title = forms.CharField(label=pgettext_lazy("solutions", "Title"), max_length=160)
    fits_when = forms.CharField(
        label=_("When it fits"), max_length=2000, required=False, widget=forms.Textarea({"rows": 2})
    )
    take = forms.TypedMultipleChoiceField(coerce=int, required=False)
