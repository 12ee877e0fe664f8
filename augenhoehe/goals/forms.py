"""The form of a goal."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from augenhoehe.goals.models import FACTS, LONGEST, Goal


def _date(label):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget)


class GoalForm(forms.ModelForm):
    """What is known of a goal, or by when it will be asked for."""

    said_on = _date(gettext_lazy("Said on"))
    target_on = _date(pgettext_lazy("goal", "Until when"))
    ask_by = _date(gettext_lazy("Ask by"))

    class Meta:
        model = Goal
        fields = FACTS
        labels = {
            "wording": gettext_lazy("The goal, in the words in which it was said"),
            "said_by": gettext_lazy("Who said it"),
            "today": gettext_lazy("Where it stands today"),
            "target": gettext_lazy("Where it shall be"),
            "question": gettext_lazy("What is not yet clarified"),
        }
        help_texts = {
            "today": gettext_lazy("With a number if there is one."),
            "question": gettext_lazy("It comes up on the lead's day when the date has come."),
        }
        widgets = {"wording": forms.Textarea(attrs={"rows": 2, "maxlength": LONGEST})}

    def clean(self):
        given = super().clean()
        if not given.get("wording") and not given.get("ask_by"):
            self.add_error("wording", _("Write down the goal, or by when it will be asked for."))
        if given.get("wording") and not given.get("said_by"):
            self.add_error("said_by", _("Who said it? A goal nobody said is a guess."))
        if given.get("question") and not given.get("ask_by"):
            self.add_error("ask_by", _("By when will it be asked?"))
        said, target = given.get("said_on"), given.get("target_on")
        if said and target and target < said:
            self.add_error("target_on", _("It shall be reached after it was said."))
        return given

    def known(self):
        """The fields of what is known."""
        return [self[name] for name in FACTS if name not in ("question", "ask_by")]
