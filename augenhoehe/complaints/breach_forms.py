"""What is typed in about data breaches."""

from django import forms
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from augenhoehe.complaints.breach_facts import Reported, Told
from augenhoehe.complaints.breach_words import KINDS
from augenhoehe.complaints.models import LONGEST, Breach, BreachSheet, DataProtection
from augenhoehe.people.models import User

AT = {"type": "datetime-local"}
FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]


def moment_field(label, **more):
    """A moment, to the minute."""
    widget = forms.DateTimeInput(attrs=AT, format=FORMATS[0])
    return forms.DateTimeField(label=label, widget=widget, input_formats=FORMATS, **more)


def _area(rows=3):
    return forms.Textarea(attrs={"rows": rows, "maxlength": LONGEST})


class OpenForm(forms.Form):
    """Three fields, with which the hours begin to run."""

    what = forms.CharField(
        label=gettext_lazy("What happened?"),
        max_length=LONGEST,
        widget=_area(),
        help_text=gettext_lazy("In one or two plain sentences; the rest can follow."),
    )
    known_at = moment_field(
        gettext_lazy("When did it become known?"),
        help_text=gettext_lazy("The 72 hours run from this moment, day and night."),
    )
    way = forms.ChoiceField(label=gettext_lazy("In which way?"), choices=Breach.Way.choices)
    confides = forms.BooleanField(
        label=gettext_lazy("Keep the conversation confidential, too"), required=False, initial=True
    )

    def __init__(self, *args, may_confide=False, **more):
        super().__init__(*args, **more)
        self.fields["known_at"].initial = timezone.localtime
        if not may_confide:
            del self.fields["confides"]

    def clean_known_at(self):
        at = self.cleaned_data["known_at"]
        if at > timezone.now():
            raise forms.ValidationError(_("It cannot have become known in the future."))
        return at


class FactsForm(forms.ModelForm):
    """What the report needs (Art. 33 (3)); nothing but the first is required."""

    data_kinds = forms.MultipleChoiceField(
        label=KINDS,
        choices=Breach.Data.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    known_at = moment_field(gettext_lazy("When did it become known?"))

    class Meta:
        model = Breach
        fields = [
            "what", "way", "happened", "known_at", "whose", "people_count", "data_kinds",
            "records_count", "consequences", "measures",
        ]  # fmt: skip
        help_texts = {
            "happened": gettext_lazy("As exactly as is known: day, time, from … to …"),
            "whose": gettext_lazy("Employees of a client, customers, applicants … no names."),
        }
        widgets = {"what": _area(), "consequences": _area(), "measures": _area()}

    def clean_known_at(self):
        at = self.cleaned_data["known_at"]
        if at > timezone.now():
            raise forms.ValidationError(_("It cannot have become known in the future."))
        # The field knows minutes only; an unchanged one keeps its seconds.
        before = self.instance.known_at
        return before if before and before.replace(second=0, microsecond=0) == at else at


class RiskForm(forms.Form):
    """How great the risk is, and why."""

    risk = forms.ChoiceField(
        label=gettext_lazy("Risk for those affected"),
        choices=[one for one in Breach.Risk.choices if one[0] != Breach.Risk.OPEN],
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label=pgettext_lazy("risk", "Why?"), max_length=LONGEST, required=False, widget=_area(2)
    )


class ReportedForm(forms.Form):
    """The authority was told."""

    at = moment_field(gettext_lazy("When was it reported?"))
    file_number = forms.CharField(
        label=gettext_lazy("The authority's file number"), max_length=80, required=False
    )
    why_late = forms.CharField(
        label=gettext_lazy("Why later than 72 hours?"),
        max_length=LONGEST,
        required=False,
        widget=_area(2),
    )

    def __init__(self, *args, breach, **more):
        super().__init__(*args, **more)
        self.fields["at"].initial = timezone.localtime
        self.fields["why_late"].initial = breach.why_late
        self.fields["file_number"].initial = breach.file_number
        if not self.is_bound and timezone.now() <= breach.due_at:
            del self.fields["why_late"]

    @property
    def reported(self):
        """What the action takes."""
        given = self.cleaned_data
        return Reported(
            at=given["at"], why_late=given["why_late"], file_number=given["file_number"]
        )


class ToldForm(forms.Form):
    """Those affected were told, or why not."""

    told_at = moment_field(gettext_lazy("When were they told?"), required=False)
    why_not = forms.CharField(
        label=gettext_lazy("Or: why are they not told?"),
        max_length=LONGEST,
        required=False,
        widget=_area(2),
        help_text=gettext_lazy(
            "For example: the data were encrypted, or the risk was averted (Art. 34 (3))."
        ),
    )

    @property
    def told(self):
        """What the action takes."""
        return Told(at=self.cleaned_data["told_at"], why_not=self.cleaned_data["why_not"])


class LineForm(forms.Form):
    """A line of the log."""

    text = forms.CharField(
        label=gettext_lazy("What was done?"), max_length=LONGEST, widget=_area(2)
    )


class WhyForm(forms.Form):
    """The reason for opening one again."""

    reason = forms.CharField(
        label=gettext_lazy("Why is it opened again?"), max_length=LONGEST, widget=_area(2)
    )


class PersonForm(forms.Form):
    """Somebody of the house."""

    person = forms.ModelChoiceField(User.objects.none(), label=pgettext_lazy("breach", "Who?"))

    def __init__(self, *args, people, **more):
        super().__init__(*args, **more)
        self.fields["person"].queryset = people


class SheetForm(forms.Form):
    """Which version of the report."""

    kind = forms.ChoiceField(label=gettext_lazy("Which report?"), choices=BreachSheet.Kind.choices)


class PostForm(forms.Form):
    """A mail as it will leave."""

    to = forms.CharField(label=pgettext_lazy("mail", "To"), max_length=254)
    subject = forms.CharField(label=pgettext_lazy("field", "Subject"), max_length=255)
    text = forms.CharField(
        label=pgettext_lazy("field", "Text"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 18}),
    )

    def clean_to(self):
        given = self.cleaned_data["to"].strip()
        validate_email(given)
        return given


class ProtectionForm(forms.ModelForm):
    """Controller, data protection officer, authority."""

    website = forms.URLField(
        label=gettext_lazy("Its web address"), required=False, assume_scheme="https"
    )

    class Meta:
        model = DataProtection
        fields = [
            "controller", "officer", "officer_email", "officer_phone", "state", "authority",
            "website",
        ]  # fmt: skip
        help_texts = {
            "controller": gettext_lazy("As it shall stand on the report."),
            "state": gettext_lazy("Left empty: the state of the company."),
        }
        widgets = {"controller": forms.Textarea(attrs={"rows": 3, "maxlength": 500})}
