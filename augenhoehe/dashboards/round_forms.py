"""What is typed in during a team round."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from augenhoehe.measures.models import Measure
from augenhoehe.measures.rules import owners_for


class RoundForm(forms.Form):
    """One thank-you, and the measure to look at."""

    thanks = forms.CharField(
        label=gettext_lazy("Thanks to whom, and for what?"),
        help_text=gettext_lazy("A colleague, a customer, another team."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    measure = forms.ModelChoiceField(
        None, label=gettext_lazy("The measure we look at"), required=False, empty_label="–"
    )

    def __init__(self, *args, measures, **more):
        super().__init__(*args, **more)
        live = measures.filter(state__in=[Measure.State.RUNNING, Measure.State.PLANNED])
        self.fields["measure"].queryset = live.order_by("due_on", "pk")


class DecisionForm(forms.Form):
    """A decision of the round: one line, who, until when."""

    title = forms.CharField(label=gettext_lazy("What is done"), max_length=160)
    owner = forms.ModelChoiceField(None, label=pgettext_lazy("measure", "Who"), empty_label=None)
    due_on = forms.DateField(
        label=gettext_lazy("Until when"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args, user, **more):
        super().__init__(*args, **more)
        self.fields["owner"].queryset = owners_for(user)
        self.fields["owner"].initial = user.pk

    def clean_due_on(self):
        day = self.cleaned_data["due_on"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("This day is over. Choose today or a later one."))
        return day
