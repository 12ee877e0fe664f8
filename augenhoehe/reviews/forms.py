"""Forms of a conversation review."""

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from augenhoehe.reviews.models import Brought, Review
from augenhoehe.tickets import rules as tickets
from augenhoehe.tickets.handover_forms import TextField


def _day(label):
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class BeginForm(forms.Form):
    """When, and who is there."""

    held_on = _day(pgettext_lazy("review", "Day"))
    people = forms.ModelMultipleChoiceField(
        None, label=_("Who is there besides you?"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, invitable, **more):
        super().__init__(*args, **more)
        self.fields["people"].queryset = invitable


class BringForm(forms.Form):
    """A conversation of one's own, by its number or only told."""

    kind = forms.ChoiceField(
        label=pgettext_lazy("review", "Which one?"),
        choices=Brought.Kind.choices,
        widget=forms.RadioSelect,
    )
    words = TextField(
        label=_("What about it?"), max_length=1000, help_text=_("In a sentence, without names.")
    )
    number = forms.CharField(
        label=_("Number of the conversation"),
        max_length=20,
        required=False,
        help_text=_("If it is to be read together; otherwise it is told."),
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
        seen = tickets.visible_to(self.user)
        if not is_number or not (found := seen.filter(pk=int(typed)).first()):
            raise forms.ValidationError(gettext("There is no conversation with this number."))
        return found


class AgreeForm(forms.ModelForm):
    """One agreement: behaviour, example, date."""

    behaviour = TextField(
        label=_("What do we do differently?"),
        rows=2,
        max_length=500,
        help_text=_(
            "Something one can see or hear, not a trait: “name the day in the first line”."
        ),
    )
    example = TextField(label=_("How does that sound?"), rows=2, max_length=500)
    look_on = _day(_("When do we look at it again?"))

    class Meta:
        model = Review
        fields = ("behaviour", "example", "look_on")
