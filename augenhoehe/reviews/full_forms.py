"""Forms of the full form: switch, scorecard, consent, drawing, views, agreement, dispute."""

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from augenhoehe.people.queries import assignable_people
from augenhoehe.reviews.actions.draw import Wanted
from augenhoehe.reviews.models import Answer, Appraisal, Consent, FullForm
from augenhoehe.tickets.handover_forms import TextField

LONGEST = 1000


def day_field(label, **more):
    """A day from the browser's own field."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **more)


class SwitchForm(forms.ModelForm):
    """Why the full form is switched on."""

    class Meta:
        model = FullForm
        fields = ("ground", "reason")
        widgets = {"ground": forms.RadioSelect}
        help_texts = {"reason": _("For example the agreement by its name and date.")}

    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        self.fields["ground"].choices = FullForm.Ground.choices


class ConsentForm(forms.ModelForm):
    """Who agreed to which text, and where it lies."""

    agreed_on = day_field(_("Agreed on"))

    class Meta:
        model = Consent
        fields = (
            "giver", "agreement", "text_version", "agreed_on", "reference", "second_instance"
        )  # fmt: skip
        widgets = {"giver": forms.RadioSelect}
        help_texts = {
            "reference": _("A file number or an address: whoever asks finds it there."),
            "second_instance": _("Somebody who reads concerns, as the agreement names them."),
        }

    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        self.fields["giver"].choices = Consent.Giver.choices
        self.fields["second_instance"].queryset = assignable_people().order_by("name", "pk")


class VersionForm(forms.Form):
    """What a new version changes."""

    why = forms.CharField(label=_("What changes, and why?"), max_length=300)


class AddItemForm(forms.Form):
    """An item of one's own; its sentences follow."""

    title = forms.CharField(label=_("What is it called?"), max_length=80)


class ItemForm(forms.Form):
    """The sentences of an item in one language."""

    title = forms.CharField(label=pgettext_lazy("item", "Title"), max_length=80)
    ask = TextField(label=_("What is asked of the conversation?"), rows=2, max_length=300)
    so = TextField(label=pgettext_lazy("anchor", "it is like that"), rows=2, max_length=300)
    partly = TextField(label=pgettext_lazy("anchor", "in part"), rows=2, max_length=300)
    no = TextField(label=pgettext_lazy("anchor", "not"), rows=2, max_length=300)
    good = TextField(label=_("A sentence one would write"), rows=2, max_length=300)
    bad = TextField(label=_("A sentence one would rather not"), rows=2, max_length=300)


class DrawForm(forms.Form):
    """What is drawn from."""

    from_on = day_field(pgettext_lazy("drawing", "From"))
    until_on = day_field(pgettext_lazy("drawing", "Until"))
    count = forms.IntegerField(label=_("How many conversations?"), min_value=1, max_value=200)
    seed = forms.CharField(
        label=pgettext_lazy("drawing", "Seed"),
        max_length=40,
        help_text=_("Any word or number. The same seed draws the same conversations again."),
    )

    def wanted(self):
        """What the action asks for."""
        return Wanted(**self.cleaned_data)


class AppointForm(forms.Form):
    """Who reviews which conversation: one choice for each."""

    def __init__(self, *args, drawn, authors, **more):
        super().__init__(*args, **more)
        people = list(assignable_people().order_by("name", "pk"))
        for one in drawn:
            mine = [
                (each.pk, each.name) for each in people if each.pk != authors.get(one.ticket_id)
            ]
            given = getattr(one, "appraisal", None)
            self.fields[f"reviewer_{one.pk}"] = forms.TypedChoiceField(
                label=gettext("Who reviews #%(number)s?") % {"number": one.ticket_id},
                choices=[("", gettext("nobody yet")), *mine],
                coerce=int,
                empty_value=None,
                required=False,
                initial=given.reviewer_id if given else "",
            )

    def chosen(self):
        """{id of what was drawn: id of the reviewer} of those that changed."""
        return {
            int(name.removeprefix("reviewer_")): self.cleaned_data[name]
            for name in self.changed_data
            if self.cleaned_data.get(name)
        }


class ReplaceForm(forms.Form):
    """Why a conversation is replaced."""

    why = forms.CharField(label=_("Why is it replaced?"), max_length=300)


class ViewForm(forms.Form):
    """One's view of a conversation: an answer and words for each item, kept as far as written."""

    def __init__(self, *args, items, marks, **more):
        super().__init__(*args, **more)
        self.items, said = items, {one.item_id: one for one in marks}
        for pk, anchor in items.items():
            mark = said.get(pk)
            self.fields[f"answer_{pk}"] = forms.ChoiceField(
                label=anchor.title,
                help_text=anchor.ask,
                choices=[
                    (Answer.SO, _worded(Answer.SO, anchor.so)),
                    (Answer.PARTLY, _worded(Answer.PARTLY, anchor.partly)),
                    (Answer.NO, _worded(Answer.NO, anchor.no)),
                    (Answer.NOT_APPLICABLE, Answer.NOT_APPLICABLE.label),
                ],
                widget=forms.RadioSelect,
                # All are asked for handing in; on the way there some may still be missing.
                required=not self.is_bound,
                initial=mark.answer if mark else None,
            )
            self.fields[f"words_{pk}"] = TextField(
                label=gettext("Which passage shows it?"),
                rows=2,
                max_length=LONGEST,
                required=False,
                initial=mark.words if mark else "",
            )

    def lines(self):
        """(anchor, field of the answer, field of the words) in the order of the items."""
        for pk, anchor in self.items.items():
            yield anchor, self[f"answer_{pk}"], self[f"words_{pk}"]

    def answers(self):
        """{item id: (answer, words)} of those answered."""
        said = self.cleaned_data
        pairs = {pk: (said[f"answer_{pk}"], said[f"words_{pk}"]) for pk in self.items}
        return {pk: pair for pk, pair in pairs.items() if pair[0]}


def _worded(answer, words):
    return f"{answer.label}: {words}"


class AgreeOnForm(forms.ModelForm):
    """One agreement of two: behaviour, example, date."""

    behaviour = TextField(
        label=_("What do you do differently?"),
        rows=2,
        max_length=500,
        help_text=_(
            "Something one can see or hear, not a trait: “name the day in the first line”."
        ),
    )
    example = TextField(label=_("How does that sound?"), rows=2, max_length=500)
    look_on = day_field(_("When do you look at it again?"))

    class Meta:
        model = Appraisal
        fields = ("behaviour", "example", "look_on")


class ItemsForm(forms.Form):
    """Some of the items, and a reason: to dispute, to answer, to decide."""

    items = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False)
    words = TextField(max_length=LONGEST)

    def __init__(self, *args, items, asks, **more):
        super().__init__(*args, **more)
        self.fields["items"].choices = [(pk, anchor.title) for pk, anchor in items.items()]
        self.fields["items"].label, self.fields["words"].label = asks

    def ids(self):
        """The chosen ones."""
        return [int(pk) for pk in self.cleaned_data["items"]]
