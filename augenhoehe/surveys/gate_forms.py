"""Forms of the gate and of call-backs."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from augenhoehe.surveys.models import AskingRules, CallBack
from augenhoehe.tickets.models import Handover


class RulesForm(forms.ModelForm):
    """The numbers that hold for all surveys."""

    class Meta:
        model = AskingRules
        fields = [
            "gap_days",
            "company_cap",
            "relation_days",
            "wait_hours",
            "reminder_days",
            "again_days",
        ]


class AudienceForm(forms.Form):
    """A list of addresses, or whoever had a concern solved lately."""

    emails = forms.CharField(
        label=pgettext_lazy("survey", "Addresses"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("One a line, or pasted from a table. Only contacts we know are asked."),
        max_length=2_000_000,
    )
    days = forms.IntegerField(
        label=_("Or: a concern solved within the last … days"),
        required=False,
        min_value=1,
        max_value=730,
    )


class AttemptForm(forms.Form):
    """A try to reach somebody."""

    note = forms.CharField(label=_("What was said"), max_length=500, required=False)
    was_reached = forms.BooleanField(label=_("We talked"), required=False)


class EndingForm(forms.Form):
    """What came of a call-back."""

    state = forms.ChoiceField(
        label=_("How it ended"),
        choices=[(one.value, one.label) for one in CallBack.ENDS],
        widget=forms.RadioSelect,
    )
    cause = forms.ChoiceField(
        label=pgettext_lazy("call-back", "What it came from"),
        choices=[("", "–"), *Handover.Cause.choices],
        required=False,
    )
    outcome = forms.CharField(
        label=pgettext_lazy("call-back", "Outcome"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )
    good = forms.ChoiceField(
        label=_("Asked again: is it good now?"),
        choices=[
            ("", _("not asked")),
            ("yes", pgettext_lazy("answer", "yes")),
            ("no", pgettext_lazy("answer", "no")),
            ("mail", _("ask by mail in some days")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args, why_not_again="", again_days=0, **kwargs):
        super().__init__(*args, **kwargs)
        good = self.fields["good"]
        good.help_text = why_not_again or ngettext(
            "By mail: %(days)s day later, the same score and one free text, through the same gate. "
            "Only the gap between two questions does not hold for it; it counts like any other.",
            "By mail: %(days)s days later, the same score and one free text, through the same "
            "gate. Only the gap between two questions does not hold for it; it counts like any "
            "other.",
            again_days,
        ) % {"days": again_days}
        if why_not_again:
            good.choices = good.choices[:-1]

    @property
    def ending(self):
        """What `end_call_back` wants to know."""
        given = dict(self.cleaned_data)
        good = given.pop("good")
        is_good_now = {"yes": True, "no": False}.get(good)
        return {**given, "is_good_now": is_good_now, "asks_again": good == "mail"}
