"""Forms of a calibration round."""

from django import forms
from django.utils.html import escape
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from augenhoehe.reviews.actions.calibrate import LONGEST
from augenhoehe.reviews.actions.reword import LONGEST as LONGEST_ANCHOR
from augenhoehe.reviews.models import Answer, Wording
from augenhoehe.tickets import rules as tickets
from augenhoehe.tickets.handover_forms import TextField

ANCHORED = (Answer.SO, Answer.PARTLY, Answer.NO)


class TakeForm(forms.Form):
    """Which conversation the text is taken from."""

    number = forms.CharField(label=_("Number of the conversation"), max_length=20)

    def __init__(self, *args, user, **more):
        super().__init__(*args, **more)
        self.user = user

    def clean_number(self):
        """The conversation, if there is one that one may read."""
        return conversation(self.cleaned_data["number"], self.user)


def conversation(typed, user):
    """The conversation of a typed number; None where nothing was typed."""
    typed = typed.strip().lstrip("#")
    if not typed:
        return None
    is_number = typed.isascii() and typed.isdigit() and len(typed) < 19
    if not is_number or not (found := tickets.visible_to(user).filter(pk=int(typed)).first()):
        raise forms.ValidationError(gettext("There is no conversation with this number."))
    return found


class CalibrateForm(forms.Form):
    """One text without names, and who looks at it."""

    number = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    text = TextField(
        label=_("The text that everybody looks at"),
        rows=12,
        max_length=LONGEST,
        help_text=_("Names, numbers and what else tells who is meant stand in square brackets."),
    )
    people = forms.ModelMultipleChoiceField(
        None,
        label=_("Who looks at it besides you?"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Two at least. Coming is voluntary."),
    )
    is_read = forms.BooleanField(
        label=_("I have read the text: neither a customer nor a colleague is named in it.")
    )

    def __init__(self, *args, user, invitable, **more):
        super().__init__(*args, **more)
        self.user = user
        self.fields["people"].queryset = invitable

    def clean(self):
        """What somebody may not read is not laid before them without its names either."""
        found = super().clean()
        ticket = conversation(found.get("number", ""), self.user)
        people = found.get("people") or []
        if ticket and not all(tickets.visible_to(one).filter(pk=ticket.pk) for one in people):
            wrong = gettext("This conversation is not open to all whom you ask. Take another one.")
            raise forms.ValidationError(wrong)
        return found


class RateForm(forms.Form):
    """What one sees, item by item: an anchor in its words, and why."""

    def __init__(self, *args, items, **more):
        """`items`: [(Item, Anchor)] in their order."""
        super().__init__(*args, **more)
        self.items = items
        for item, anchor in items:
            self.fields[f"answer-{item.pk}"] = forms.ChoiceField(
                label=anchor.title,
                help_text=escape(anchor.ask),
                choices=_choices(anchor),
                widget=forms.RadioSelect,
            )
            self.fields[f"words-{item.pk}"] = forms.CharField(
                label=gettext("Which words show it? (%(item)s)") % {"item": anchor.title},
                required=False,
                max_length=300,
            )

    def clean(self):
        """Who says that an item does not apply says why."""
        found = super().clean()
        for item, _anchor in self.items:
            answer, words = found.get(f"answer-{item.pk}"), found.get(f"words-{item.pk}", "")
            if answer == Answer.NOT_APPLICABLE and not words.strip():
                self.add_error(f"words-{item.pk}", gettext("“Not applicable” needs a reason."))
        return found

    @property
    def ratings(self):
        """{item id: (answer, words)}."""
        said = self.cleaned_data
        return {
            item.pk: (said[f"answer-{item.pk}"], said[f"words-{item.pk}"])
            for item, _anchor in self.items
        }


def _choices(anchor):
    worded = [
        (answer.value, f"{answer.label}: {getattr(anchor, answer.value)}") for answer in ANCHORED
    ]
    return [*worded, (Answer.NOT_APPLICABLE.value, pgettext("anchor", "not applicable"))]


class NoteForm(forms.Form):
    """What the round agreed on."""

    agreed = TextField(
        label=_("What did you agree on?"),
        max_length=1000,
        required=False,
        help_text=_("About the words of the anchors, not about people."),
    )


class RewordForm(forms.Form):
    """One line of an item in new words."""

    line = forms.ChoiceField(
        label=pgettext_lazy("anchor", "Which line?"), choices=Wording.Line.choices
    )
    text = TextField(
        label=_("New words"),
        rows=2,
        max_length=LONGEST_ANCHOR,
        required=False,
        help_text=_("Left empty, the line stays as it is."),
    )
