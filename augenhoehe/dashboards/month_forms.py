"""What is typed in about the monthly page."""

from django import forms
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from augenhoehe.dashboards.actions.decide import Said
from augenhoehe.dashboards.actions.write_month import Asked
from augenhoehe.dashboards.models import Decision, MonthPage, Sending
from augenhoehe.dashboards.receivers import extra_addresses

MOST_ADDRESSES = 20
WORKING_DAYS = range(1, 21)


class IntroForm(forms.ModelForm):
    """The lead's sentence."""

    class Meta:
        model = MonthPage
        fields = ["intro"]
        help_texts = {"intro": gettext_lazy("What is the most important this month?")}
        widgets = {"intro": forms.Textarea(attrs={"rows": 2, "maxlength": 400})}

    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        self.fields["intro"].required = True


class QuestionForm(forms.ModelForm):
    """What is to be decided, why, by when."""

    class Meta:
        model = Decision
        fields = ["question", "why", "due_on"]
        help_texts = {"question": gettext_lazy("So that it can be answered with yes or no.")}
        widgets = {
            "why": forms.Textarea(attrs={"rows": 3}),
            "due_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def clean_due_on(self):
        day = self.cleaned_data["due_on"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("This day is over. Choose today or a later one."))
        return day

    @property
    def asked(self):
        """What the actions take."""
        return Asked(**self.cleaned_data)


class DecideForm(forms.Form):
    """Yes, no, or in own words."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Your decision"),
        choices=Decision.Answer.choices,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("In your words"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self):
        given = super().clean()
        if given.get("answer") == Decision.Answer.OWN and not given.get("words", "").strip():
            self.add_error("words", _("Please say it in your words."))
        return given

    @classmethod
    def of(cls, decision, data=None):
        """The form for a decision, with what was said before."""
        start = {"answer": decision.answer, "words": decision.words}
        return cls(data, initial=start, auto_id=f"id_{decision.pk}_%s")

    def said(self, *, sent_to=""):
        """What the action takes."""
        return Said(self.cleaned_data["answer"], self.cleaned_data["words"], sent_to)


class SendingForm(forms.ModelForm):
    """Whether, when and to whom the page goes."""

    class Meta:
        model = Sending
        fields = ["is_on", "working_day", "to_bosses", "extra"]
        help_texts = {
            "working_day": gettext_lazy(
                "The figures of a month are closed on the ninth of the next one."
            ),
            "extra": gettext_lazy(
                "Whoever is written here can decide by the link in the mail, as the boss can."
            ),
        }
        widgets = {"extra": forms.Textarea(attrs={"rows": 3})}

    working_day = forms.TypedChoiceField(
        label=gettext_lazy("On which working day of the month"),
        coerce=int,
        choices=[(day, f"{day}.") for day in WORKING_DAYS],
    )

    def clean_extra(self):
        how = Sending(extra=self.cleaned_data["extra"].replace("\0", ""))
        found = extra_addresses(how)
        if len(found) > MOST_ADDRESSES:
            most = {"most": MOST_ADDRESSES}
            raise forms.ValidationError(_("At most %(most)s addresses, please.") % most)
        if wrong := next((one for one in found if not _is_address(one)), None):
            raise forms.ValidationError(
                _("“%(text)s” is no e-mail address.") % {"text": wrong[:80]}
            )
        return "\n".join(found)


def _is_address(text):
    try:
        validate_email(text)
    except forms.ValidationError:
        return False
    return len(text) <= 254
