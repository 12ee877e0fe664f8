"""Forms of measures and ideas."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from augenhoehe.measures.aims import NONE, ref_of
from augenhoehe.measures.facts import Sketch
from augenhoehe.measures.models import LONGEST, Idea
from augenhoehe.measures.queries import goals_for
from augenhoehe.measures.rules import owners_for

MONEY = ("cost_low", "cost_high", "benefit_low", "benefit_high")
RICHEST = 2_000_000_000


def date_field(label, **more):
    """A day."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **more)


def _euros(label):
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=RICHEST)


class SketchForm(forms.Form):
    """What all measures have: what, who, why, for which goal, cost and benefit."""

    title = forms.CharField(label=gettext_lazy("What is done"), max_length=160)
    owner = forms.ModelChoiceField(None, label=pgettext_lazy("measure", "Who"), empty_label=None)
    signal_text = forms.CharField(
        label=gettext_lazy("Because of what"), max_length=300, required=False
    )
    serves = forms.ChoiceField(label=gettext_lazy("Which company goal does it serve?"))
    cost_low = _euros(gettext_lazy("Cost once, at least (€)"))
    cost_high = _euros(gettext_lazy("Cost once, at most (€)"))
    benefit_low = _euros(gettext_lazy("Benefit a month, at least (€)"))
    benefit_high = _euros(gettext_lazy("Benefit a month, at most (€)"))

    def __init__(self, *args, user, owner=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = owners_for(user, owner)
        goals = [*goals_for(user), (NONE, _("none of them"))]
        self.fields["serves"].choices = goals
        self.fields["serves"].initial = NONE
        self.fields["owner"].initial = user.pk

    def clean(self):
        given = super().clean()
        for name in ("cost", "benefit"):
            low, high = given.get(f"{name}_low"), given.get(f"{name}_high")
            if low is not None and high is not None and low > high:
                self.add_error(f"{name}_high", _("A range begins with the smaller number."))
            if (low is None) != (high is None) and not self.errors:
                given[f"{name}_low"] = low if low is not None else high
                given[f"{name}_high"] = high if high is not None else low
        return given

    def sketch(self, **more):
        """What the actions take."""
        given = self.cleaned_data
        return Sketch(
            title=given["title"],
            owner=given["owner"],
            due_on=given.get("due_on"),
            signal_text=given["signal_text"],
            goal=ref_of(given["serves"]),
            cost=(given["cost_low"], given["cost_high"]),
            benefit=(given["benefit_low"], given["benefit_high"]),
            **more,
        )

    def money(self):
        """The fields of cost and benefit."""
        return [self[name] for name in MONEY]


class QuickForm(SketchForm):
    """A quick measure: one line, who, until when."""

    due_on = date_field(gettext_lazy("Until when"))

    def clean_due_on(self):
        day = self.cleaned_data["due_on"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("This day is over. Choose today or a later one."))
        return day


class StepForm(forms.Form):
    """A step: what, and if wanted who and until when."""

    text = forms.CharField(label=gettext_lazy("Next step"), max_length=200)
    owner = forms.ModelChoiceField(
        None, label=pgettext_lazy("measure", "Who"), required=False, empty_label="–"
    )
    due_on = date_field(gettext_lazy("Until when"), required=False)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = owners_for(user)


class FinishForm(forms.Form):
    """What came of a quick measure."""

    ending = forms.CharField(
        label=gettext_lazy("What came of it, in a sentence"), max_length=300, required=False
    )
    lesson = forms.CharField(
        label=gettext_lazy("What we learned, in a sentence"), max_length=300, required=False
    )


class StopForm(forms.Form):
    """Why a measure stops."""

    reason = forms.CharField(label=gettext_lazy("Why does it stop?"), max_length=300)


class IdeaForm(forms.ModelForm):
    """Two fields, and whether one wants to be named."""

    class Meta:
        model = Idea
        fields = ["noticed", "better", "is_named"]
        labels = {"is_named": gettext_lazy("Name me as the author")}
        help_texts = {
            "is_named": gettext_lazy("Otherwise your name is shown to nobody, the lead included.")
        }
        widgets = {
            "noticed": forms.Textarea(attrs={"rows": 2, "maxlength": LONGEST}),
            "better": forms.Textarea(attrs={"rows": 2, "maxlength": LONGEST}),
        }


class AnswerForm(forms.Form):
    """What becomes of an idea."""

    answer = forms.CharField(
        label=pgettext_lazy("idea", "Answer"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    state = forms.ChoiceField(
        label=gettext_lazy("What becomes of it"),
        choices=[
            (Idea.State.LATER.value, Idea.State.LATER.label),
            (Idea.State.DECLINED.value, Idea.State.DECLINED.label),
        ],
        widget=forms.RadioSelect,
    )
