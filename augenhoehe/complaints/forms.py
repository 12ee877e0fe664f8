"""Forms of complaints: three fields first, the rest unfolds."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from augenhoehe.catalogue.queries import products_in_use, topics_in_use
from augenhoehe.complaints.actions.close import ENDINGS
from augenhoehe.complaints.clocks import default_regime
from augenhoehe.complaints.facts import UNFOLDED, Sketch, Telling
from augenhoehe.complaints.letters import ELSEWHERE, GAP
from augenhoehe.complaints.models import LONGEST, Complaint, Regime, Word
from augenhoehe.customers.models import Company, Contact
from augenhoehe.people.queries import active_teams, assignable_people

LANGUAGES = [
    ("de", pgettext_lazy("language", "German")),
    ("en", pgettext_lazy("language", "English")),
    (ELSEWHERE, gettext_lazy("one that nobody here speaks")),
]
FIRST = ("wrong", "wanted", "ours")
MARKS = (
    "is_safety", "is_repeated", "is_promise_broken", "is_threat", "is_authorised",
    "is_first_contact",
)  # fmt: skip
FORMAT = "%Y-%m-%dT%H:%M"


def moment_field(label, **more):
    """A day with its time."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=FORMAT)
    return forms.DateTimeField(label=label, widget=widget, input_formats=[FORMAT], **more)


class ComplaintForm(forms.ModelForm):
    """What a complaint says: the three fields, and what unfolds."""

    language = forms.ChoiceField(
        label=pgettext_lazy("complaint", "Language of the customer"), choices=LANGUAGES
    )
    received_at = moment_field(
        pgettext_lazy("complaint", "Received"),
        required=False,
        help_text=gettext_lazy("The clocks count from here."),
    )

    class Meta:
        model = Complaint
        fields = [*FIRST, "kind", *UNFOLDED, "product", "topic", "regime", "channel"]
        widgets = {
            "wrong": forms.Textarea(attrs={"rows": 4}),
            "wanted": forms.Textarea(attrs={"rows": 2}),
            "ours": forms.RadioSelect,
        }
        labels = {
            "kind": pgettext_lazy("complaint", "Kind"),
            "product": pgettext_lazy("complaint", "Product"),
            "topic": pgettext_lazy("complaint", "Topic"),
            "regime": pgettext_lazy("complaint", "Deadlines"),
            "channel": pgettext_lazy("complaint", "Way in"),
        }
        help_texts = {"wanted": gettext_lazy("In the customer's words.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = Complaint.Kind.choices[:2]
        self.fields["kind"].required = False
        for name in ("product", "topic", "regime", "severity"):
            self.fields[name].required = False
        self.fields["product"].queryset = products_in_use()
        self.fields["topic"].queryset = topics_in_use()
        self.fields["regime"].queryset = Regime.objects.filter(retired_at=None)
        self.fields["regime"].empty_label = _("as the house has them")
        if self.instance.pk is None:
            self.fields["regime"].initial = default_regime()
        elif self.instance.is_breach:
            del self.fields["kind"]

    def clean_received_at(self):
        moment = self.cleaned_data["received_at"]
        if moment and moment > timezone.now():
            raise forms.ValidationError(_("This moment is still to come."))
        return moment

    def clean_kind(self):
        return self.cleaned_data["kind"] or Complaint.Kind.COMPLAINT

    def given(self):
        """{field: value} for the action."""
        given = dict(self.cleaned_data)
        if not given.get("received_at"):
            given.pop("received_at", None)
        return {name: value for name, value in given.items() if name in COMPLAINT_FIELDS}

    @property
    def first(self):
        return [self[name] for name in FIRST]

    @property
    def marks(self):
        return [self[name] for name in MARKS]

    @property
    def rest(self):
        shown = (*FIRST, *MARKS)
        return [field for field in self.visible_fields() if field.name not in shown]


COMPLAINT_FIELDS = frozenset(one.name for one in Complaint._meta.concrete_fields)


class OpenForm(ComplaintForm):
    """A new complaint, from a concern or without: customer, team and whom it is about besides."""

    contact = forms.ModelChoiceField(None, required=False, widget=forms.HiddenInput)
    company = forms.ModelChoiceField(None, required=False, widget=forms.HiddenInput)
    team = forms.ModelChoiceField(
        None, label=pgettext_lazy("complaint", "Team that answers"), empty_label=None
    )
    about = forms.ModelChoiceField(
        None,
        label=gettext_lazy("Is it about a person of the team?"),
        required=False,
        empty_label=pgettext_lazy("complaint", "no"),
        help_text=gettext_lazy("Then the lead gets it, and this person sees nothing of it."),
    )

    def __init__(self, *args, user, ticket=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.ticket = ticket
        if ticket:
            for name in ("contact", "company", "team", "channel"):
                del self.fields[name]
        else:
            self.fields["contact"].queryset = Contact.objects.filter(merged_into=None)
            self.fields["company"].queryset = Company.objects.filter(merged_into=None)
            self.fields["team"].queryset = active_teams()
            self.fields["team"].initial = next(iter(user.team_ids), None)
        others = assignable_people().exclude(pk=user.pk)
        self.fields["about"].queryset = others.order_by("name")

    def sketch(self):
        """What the action takes."""
        given = self.given()
        unfolded = {name: given.pop(name) for name in UNFOLDED if name in given}
        return Sketch(ticket=self.ticket, unfolded=unfolded, **given)


class TellForm(forms.Form):
    """What the customer is told, and on which way."""

    way = forms.ChoiceField(
        label=gettext_lazy("How is it told?"), choices=Word.Way.choices, widget=forms.RadioSelect
    )
    to = forms.EmailField(label=pgettext_lazy("mail", "To"), required=False)
    text = forms.CharField(
        label=pgettext_lazy("complaint", "Text"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=gettext_lazy("Told in another way, write down what was said."),
    )

    def __init__(self, *args, has_conversation=True, is_nobody=False, **kwargs):
        super().__init__(*args, **kwargs)
        left_out = set() if is_nobody else {Word.Way.PAGE}
        if not has_conversation:
            left_out.add(Word.Way.MAIL)
            del self.fields["to"]
        ways = [one for one in Word.Way.choices if one[0] not in left_out]
        self.fields["way"].choices = ways
        if is_nobody:
            self.fields["way"].help_text = _(
                "Without an address the answer stands on the page that only they know."
            )

    def clean(self):
        given = super().clean()
        if given.get("way") == Word.Way.MAIL:
            if not given.get("to") and "to" not in self.errors:
                self.add_error("to", _("To whom? There is no e-mail address."))
            if GAP in given.get("text", ""):
                self.add_error("text", _("Fill in what stands in brackets first."))
        return given

    def telling(self):
        """What the actions take."""
        given = self.cleaned_data
        return Telling(way=given["way"], text=given["text"], to=given.get("to", ""))


def typed_so_far(form):
    """What stands in a `TellForm` that is not finished, as far as it can be kept."""
    form.is_valid()
    way, to = form["way"].value() or "", form["to"].value() if "to" in form.fields else ""
    ways = dict(form.fields["way"].choices)
    text = (form["text"].value() or "").replace("\0", "")[:LONGEST]
    return {"way": way if way in ways else "", "to": (to or "")[:254], "text": text}


class FindingForm(forms.Form):
    """A line of what was found out."""

    text = forms.CharField(
        label=pgettext_lazy("complaint", "What was found out?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class EndForm(forms.Form):
    """How a complaint ended that the customer was told about."""

    ending = forms.ChoiceField(
        label=gettext_lazy("How did it end?"),
        choices=[(one.value, one.label) for one in ENDINGS],
        widget=forms.RadioSelect,
    )


class ReasonForm(forms.Form):
    """One sentence: why."""

    reason = forms.CharField(label=pgettext_lazy("complaint", "Why?"), max_length=1000)


class RegimeForm(forms.ModelForm):
    """Deadlines of complaints."""

    is_default = forms.BooleanField(
        label=gettext_lazy("New complaints run by these"), required=False
    )

    class Meta:
        model = Regime
        fields = [
            "name", "acknowledge_days", "news_days", "decision_days", "internal_days",
            "is_calendar", "is_default", "hint", "elsewhere",
        ]  # fmt: skip
        help_texts = {
            "acknowledge_days": gettext_lazy("In days; the day it came in does not count."),
            "is_calendar": gettext_lazy("Otherwise days on which the team has service hours."),
            "hint": gettext_lazy("Shown beside each complaint that runs by these."),
        }

    def clean(self):
        given = super().clean()
        for name in ("acknowledge_days", "news_days", "decision_days", "internal_days"):
            if name in given and not 1 <= (given[name] or 0) <= 366:
                self.add_error(name, _("From 1 to 366 days."))
        return given
