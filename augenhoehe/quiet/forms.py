"""The forms of the quiet hour."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from augenhoehe.quiet.models import SharedLine, Space

SHORTEST, LONGEST = 12, 20_000
LONGEST_SECRET = 200


def _secret(label, is_new=False, **more):
    kind = "new-password" if is_new else "off"
    widget = forms.PasswordInput(attrs={"autocomplete": kind})
    return forms.CharField(label=label, widget=widget, strip=False, **more)


class _NewPassphrase(forms.Form):
    """A passphrase, twice."""

    def clean(self):
        given = super().clean()
        first, again = given.get("passphrase"), given.get("again")
        if first and again and first != again:
            self.add_error("again", _("The two are not the same."))
        return given


class BeginForm(_NewPassphrase):
    """A private space begins with a passphrase of its own."""

    passphrase = _secret(
        gettext_lazy("A passphrase for this space"),
        is_new=True,
        min_length=SHORTEST,
        max_length=LONGEST_SECRET,
        help_text=gettext_lazy(
            "Not your sign-in password. Four or five words that have nothing to do with each other."
        ),
    )
    again = _secret(gettext_lazy("The same again"), is_new=True, max_length=LONGEST_SECRET)


class RenewForm(BeginForm):
    """A new passphrase, by the old one or by the recovery code."""

    secret = _secret(
        gettext_lazy("Your passphrase until now, or your recovery code"),
        max_length=LONGEST_SECRET,
    )
    field_order = ["secret", "passphrase", "again"]


class OpenForm(forms.Form):
    """The space is opened for half an hour."""

    secret = _secret(
        gettext_lazy("Your passphrase"),
        max_length=LONGEST_SECRET,
        help_text=gettext_lazy("The recovery code opens it, too."),
    )


class NoteForm(forms.Form):
    """The answers of a note, along its guide; with the passphrase if the space is shut."""

    def __init__(self, *args, guide, is_shut=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.guide = guide
        for code, label in guide.labels.items():
            self.fields[code] = _answer(code, label)
        if guide.is_titled:
            self.fields["title"].required = True
        if is_shut:
            self.fields["secret"] = OpenForm.base_fields["secret"]

    def clean(self):
        given = super().clean()
        if not any(given.get(code) for code in self.guide.labels):
            raise forms.ValidationError(_("One sentence is enough, but it takes one."))
        return given


def _answer(code, label):
    if code == "title":
        return forms.CharField(label=label, required=False, max_length=200)
    area = forms.Textarea(attrs={"rows": 3, "autocomplete": "off"})
    return forms.CharField(label=label, required=False, max_length=LONGEST, widget=area)


class TimeForm(forms.ModelForm):
    """When My day may offer the quiet hour."""

    class Meta:
        model = Space
        fields = ("is_offered", "weekday", "at", "every")
        widgets = {"at": forms.TimeInput(attrs={"type": "time"}, format="%H:%M")}


class ShareForm(forms.ModelForm):
    """A line as others will read it."""

    class Meta:
        model = SharedLine
        fields = ("text", "audience")
        labels = {
            "text": gettext_lazy("The line, as others will read it"),
            "audience": gettext_lazy("Who reads it"),
        }
        help_texts = {
            "text": gettext_lazy("Take out names and what would tell who the customer was."),
        }
        widgets = {
            "text": forms.Textarea(attrs={"rows": 3}),
            "audience": forms.RadioSelect,
        }


class EraseForm(forms.Form):
    """Everything of the private space goes, for good."""

    is_sure = forms.BooleanField(
        label=gettext_lazy("Delete my private space with everything in it. Nobody can undo this."),
        error_messages={"required": gettext_lazy("Tick this if you are sure.")},
    )
