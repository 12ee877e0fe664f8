"""Forms of clearing talks; what is typed on a sheet is read by `typing.py`."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.customers import rules as customers
from augenhoehe.mediation.models import LookBack, Party, Talk
from augenhoehe.people.models import LANGUAGES
from augenhoehe.tickets.handover_forms import MomentField, TextField


class OpenForm(forms.Form):
    """What it is about, and when the talk is; all else is written while talking."""

    title = forms.CharField(label=_("What is it about?"), max_length=160)
    talk_at = MomentField(label=_("When is the talk?"), required=False)


class PartyForm(forms.Form):
    """A side: somebody we know, or a name."""

    kind = forms.ChoiceField(label=pgettext_lazy("party", "Who is it?"), choices=Party.Kind.choices)
    name = forms.CharField(label=pgettext_lazy("party", "Name"), max_length=160, required=False)
    contact = forms.ModelChoiceField(None, required=False, widget=forms.HiddenInput)
    company = forms.ModelChoiceField(None, required=False, widget=forms.HiddenInput)
    email = forms.EmailField(label=pgettext_lazy("party", "E-mail"), max_length=254, required=False)
    language = forms.ChoiceField(
        label=pgettext_lazy("party", "Language"), choices=LANGUAGES, required=False
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = customers.contacts_visible_to(user)
        self.fields["company"].queryset = customers.visible_to(user)


class ReaderForm(forms.Form):
    """Who else may read it."""

    user = forms.ModelChoiceField(None, label=pgettext_lazy("talk", "Person"))

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = people


class UnderstandingForm(forms.Form):
    """What the mail says."""

    words = TextField(label=_("The mail"), rows=16, max_length=8000)


class CorrectionForm(forms.Form):
    """What the receiver of the mail says is different."""

    own_words = TextField(label=_("What is different?"), rows=5, max_length=4000)


class CloseForm(forms.Form):
    """How it ended, and what is learned from it."""

    outcome = forms.ChoiceField(
        label=_("How did it end?"), choices=Talk.Outcome.choices, widget=forms.RadioSelect
    )
    learned = TextField(
        label=_("What do we learn from it?"), rows=2, max_length=2000, required=False
    )


class LookBackForm(forms.Form):
    """Two clicks, and a sentence."""

    kept = forms.ChoiceField(
        label=_("Was it kept?"), choices=LookBack.Kept.choices, widget=forms.RadioSelect
    )
    better = forms.ChoiceField(
        label=_("Do they understand each other?"),
        choices=LookBack.Better.choices,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=pgettext_lazy("look-back", "In a sentence"), max_length=1000, required=False
    )


class SheetForm(forms.Form):
    """What one types on a talk sheet before and while calling."""

    feels = TextField(label=_("What does the customer feel?"), rows=2, required=False)
    wants = TextField(label=_("What does the customer want?"), rows=2, required=False)
    offer = TextField(label=_("What I offer"), rows=2, required=False)
    first = TextField(label=_("My first sentence"), rows=3, required=False)
    questions = TextField(label=_("Open questions"), rows=2, required=False)


class ResultForm(forms.Form):
    """What came of the call, in a minute."""

    result = TextField(label=_("What was agreed?"), rows=2)
    promise = forms.CharField(label=_("What do I promise?"), max_length=255, required=False)
    due_at = MomentField(label=_("By when?"), required=False)

    def clean(self):
        given = super().clean()
        if given.get("promise") and not given.get("due_at") and "due_at" not in self.errors:
            self.add_error("due_at", _("By when? A promise has a date."))
        if given.get("due_at") and not given.get("promise") and "promise" not in self.errors:
            self.add_error("promise", _("What is promised by then?"))
        return given

    @property
    def promised(self):
        """(words, by when), or None."""
        given = self.cleaned_data
        return (given["promise"], given["due_at"]) if given["promise"] else None
