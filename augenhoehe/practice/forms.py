"""Forms of practice."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from augenhoehe.attitudes.five import attitudes
from augenhoehe.practice.actions.write import FIELDS
from augenhoehe.practice.models import CaseText, Schedule
from augenhoehe.practice.scheduling import RATINGS
from augenhoehe.tickets import rules as tickets
from augenhoehe.tickets.handover_forms import TextField

LONGEST = 5_000
WORDS = {
    "not_yet": pgettext_lazy("practice", "Not yet"),
    "with_effort": pgettext_lazy("practice", "With effort"),
    "yes": pgettext_lazy("practice", "Yes"),
    "easily": pgettext_lazy("practice", "Easily"),
}
assert list(WORDS) == list(RATINGS)


class AnswerForm(forms.Form):
    """What one would say or write."""

    answer = TextField(
        label=_("Your answer"),
        rows=6,
        max_length=LONGEST,
        help_text=_("It is shown to you beside the others, and kept nowhere."),
    )


class RateForm(forms.Form):
    """How it went, in a word."""

    rating = forms.ChoiceField(choices=list(WORDS.items()))


class ReminderForm(forms.ModelForm):
    """Whether My day reminds."""

    class Meta:
        model = Schedule
        fields = ("is_offered",)


class StartForm(forms.Form):
    """A new own case: blank, or from a conversation."""

    number = forms.CharField(
        label=pgettext_lazy("own case", "Number of the conversation"),
        max_length=20,
        required=False,
        help_text=_(
            "Its first message and the last answer are taken over, masked."
            " Leave it empty to begin with a blank page."
        ),
    )
    language = forms.ChoiceField(
        label=pgettext_lazy("own case", "Language"),
        choices=CaseText.Language.choices,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, user, **more):
        super().__init__(*args, **more)
        self.user = user

    def clean_number(self):
        """The conversation, if there is one that one may read."""
        typed = self.cleaned_data["number"].strip().lstrip("#")
        if not typed:
            return None
        is_number = typed.isascii() and typed.isdigit() and len(typed) < 19
        seen = tickets.visible_to(self.user).select_related("contact", "company", "team")
        if not is_number or not (found := seen.filter(pk=int(typed)).first()):
            text = pgettext("own case", "There is no conversation with this number.")
            raise forms.ValidationError(text)
        return found


class CaseForm(forms.ModelForm):
    """What an own case says in one language; the first fields are what is needed."""

    attitude = forms.ChoiceField(label=_("Which attitude does it call for most?"))

    class Meta:
        model = CaseText
        fields = FIELDS
        widgets = {
            "scene": forms.Textarea({"rows": 2}),
            "says": forms.Textarea({"rows": 5}),
            "answer_1": forms.Textarea({"rows": 5}),
            "answer_2": forms.Textarea({"rows": 4}),
            "answer_3": forms.Textarea({"rows": 4}),
            "questions": forms.Textarea({"rows": 3}),
        }
        help_texts = {
            "scene": _("One or two sentences that everybody in the house understands."),
            "carries_1": _("One sentence: why it does good."),
            "questions": _("One on each line, two or three."),
        }

    field_order = ("title", "scene", "says", "answer_1", "carries_1", "attitude")

    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        self.fields["attitude"].choices = [(one.code, one.name) for one in attitudes()]

    @property
    def first(self):
        """The fields that stand open."""
        return [self[name] for name in self.field_order]

    @property
    def more(self):
        """The fields that unfold."""
        return [self[name] for name in FIELDS if name not in self.field_order]

    @property
    def has_more(self):
        """Does something stand in what unfolds?"""
        return any(one.value() or one.errors for one in self.more)


class ProposeForm(forms.Form):
    """Who checks it."""

    checker = forms.ModelChoiceField(None, label=_("Who checks it?"))

    def __init__(self, *args, checkers, **more):
        super().__init__(*args, **more)
        self.fields["checker"].queryset = checkers


class CheckForm(forms.Form):
    """The four questions of the second person; each has to be answered with yes."""

    no_name = forms.BooleanField(
        label=_("No name of a person is in it, not a first name, not a nickname.")
    )
    no_company = forms.BooleanField(
        label=_("No company, place, product number or date leads to the customer.")
    )
    not_recognisable = forms.BooleanField(
        label=_("Whoever was there would have to guess; nobody else could know who it was.")
    )
    consent = forms.BooleanField(
        label=_("Nobody has to agree, or whoever has to was asked and agreed."),
        help_text=_("A colleague whose answer is quoted word for word is asked."),
    )


class ReasonForm(forms.Form):
    """Why it goes back."""

    reason = TextField(label=_("What has to change?"), rows=2, max_length=500)


class WithdrawForm(forms.Form):
    """Why it is withdrawn."""

    reason = TextField(label=_("Why does it have to go?"), rows=2, max_length=500)
