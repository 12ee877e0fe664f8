"""Forms around the handover to the lead."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.people.models import User
from augenhoehe.people.queries import assignable_people
from augenhoehe.tickets.models import Handover


class MomentField(forms.DateTimeField):
    """A local date and time from the browser's own field."""

    def __init__(self, **kwargs):
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]
        super().__init__(widget=widget, input_formats=formats, **kwargs)


class TextField(forms.CharField):
    """A few lines."""

    def __init__(self, *, rows=3, **kwargs):
        super().__init__(**{"max_length": 4000, **kwargs}, widget=forms.Textarea({"rows": rows}))


class HandOverForm(forms.Form):
    """What the lead must know: ticked, not typed, where the house knows it already."""

    tried = forms.MultipleChoiceField(
        label=_("What was tried"), widget=forms.CheckboxSelectMultiple, required=False
    )
    exhausted = TextField(label=_("Why can the team not go on?"), rows=2)
    wanted = TextField(label=_("What does the customer want?"), rows=2)
    due_at = MomentField(label=_("By when is an answer needed?"), required=False)
    speaker = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Who speaks with the customer meanwhile?"),
        required=False,
        empty_label=_("nobody until the lead answers"),
    )

    def __init__(self, *args, tried, **kwargs):
        super().__init__(*args, **kwargs)
        self.things = {one.code: one.label for one in tried}
        self.fields["tried"].choices = list(self.things.items())
        self.fields["speaker"].queryset = assignable_people()

    def clean_tried(self):
        """Codes and words, as they were shown."""
        return [{"code": code, "label": self.things[code]} for code in self.cleaned_data["tried"]]


class UrgentForm(forms.Form):
    """Danger: one sentence, no ticking."""

    danger = forms.ChoiceField(
        label=_("What is it?"), choices=Handover.Danger.choices, widget=forms.RadioSelect
    )
    sentence = TextField(label=_("One sentence: what happened?"), rows=2, max_length=600)
    concerned = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Which colleague does it concern?"),
        help_text=_("The concern is hidden from this person at once."),
        required=False,
        empty_label=pgettext_lazy("colleague", "nobody"),
    )

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        active = User.objects.filter(is_active=True).exclude(grants=None)
        self.fields["concerned"].queryset = active.exclude(pk=by.pk).distinct()


class AnswerForm(forms.Form):
    """What the lead answers."""

    answer = TextField(label=_("Your advice, or why it goes back"), rows=3)


class WrapUpForm(forms.Form):
    """A minute after the talk."""

    cause = forms.ChoiceField(
        label=_("What was it?"),
        choices=Handover.Cause.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    agreed = TextField(label=_("What was agreed?"), required=False)
    until = MomentField(label=_("By when?"), required=False)

    def clean(self):
        given = super().clean()
        if not (given.get("cause") or given.get("agreed")):
            self.add_error("agreed", _("Say what was agreed, or click what it was."))
        return given


class NeededForm(forms.Form):
    """The one question at the end."""

    needed = forms.ChoiceField(
        label=_("What would the team have needed to solve it?"),
        choices=Handover.Needed.choices,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("In a few words"), max_length=255, required=False)
