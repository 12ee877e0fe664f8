"""Forms of decisions: what is done, who approves, what the customer says, who may give what."""

from django import forms
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from augenhoehe.complaints.amounts import AmountField
from augenhoehe.complaints.models import CauseCategory, Complaint, Redress, RedressRules
from augenhoehe.complaints.models.decision import LONGEST_REASON
from augenhoehe.complaints.redress_facts import Answer, Line, Ruling, Second
from augenhoehe.complaints.seconding import extra_addresses
from augenhoehe.tickets.models import Handover

MOST_ADDRESSES = 20
OURS = [one for one in Complaint.Ours.choices if one[0] != Complaint.Ours.OPEN]


def _text(label, *, rows=3, required=True, **more):
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, max_length=LONGEST_REASON, required=required, widget=widget, **more
    )


class DecideForm(forms.Form):
    """Our error, why, and a line for each thing that is done; what is ticked counts."""

    ours = forms.ChoiceField(
        label=gettext_lazy("Our error?"), choices=OURS, widget=forms.RadioSelect
    )
    reason = _text(
        gettext_lazy("Why is it decided so?"),
        help_text=gettext_lazy("The customer reads this. Plain, and without blame."),
    )
    alternatives = _text(gettext_lazy("What can be done instead?"), rows=2, required=False)
    elsewhere = _text(gettext_lazy("Where else can one complain?"), rows=2, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for kind, label in Redress.Kind.choices:
            self.fields[f"{kind}_on"] = forms.BooleanField(label=label, required=False)
            self.fields[f"{kind}_text"] = forms.CharField(
                label=pgettext_lazy("redress", "what exactly"), max_length=300, required=False
            )
            if kind not in Redress.COSTLESS:
                self.fields[f"{kind}_cents"] = AmountField(
                    label=gettext_lazy("Amount in €"), required=False
                )
            if kind != Redress.Kind.REJECT:
                self.fields[f"{kind}_due"] = forms.DateField(
                    label=pgettext_lazy("redress", "until"),
                    required=False,
                    widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
                )

    @property
    def kinds(self):
        """[(kind, tick, the other fields of the line)] for the page."""
        names = ("text", "cents", "due")
        return [
            (
                kind,
                self[f"{kind}_on"],
                [self[f"{kind}_{name}"] for name in names if f"{kind}_{name}" in self.fields],
            )
            for kind in Redress.Kind.values
        ]

    def clean(self):
        given = super().clean()
        on = [kind for kind in Redress.Kind.values if given.get(f"{kind}_on")]
        for kind in on:
            due = given.get(f"{kind}_due")
            if due and due < timezone.localdate():
                self.add_error(f"{kind}_due", _("This day is over. Choose today or a later one."))
        if Redress.Kind.REJECT in on:
            for name in ("alternatives", "elsewhere"):
                if not given.get(name, "").strip():
                    self.add_error(name, _("Whoever is rejected learns this, too."))
        if not on:
            self.add_error(None, _("What is done? Choose at least one thing."))
        return given

    def ruling(self):
        """What the action takes."""
        given = self.cleaned_data
        ways = ("alternatives", "elsewhere") if given["reject_on"] else ()
        return Ruling(
            ours=given["ours"],
            reason=given["reason"],
            **{name: given[name] for name in ways},
            lines=tuple(
                Line(
                    kind=kind,
                    text=given[f"{kind}_text"],
                    cents=given.get(f"{kind}_cents") or 0,
                    due_on=given.get(f"{kind}_due"),
                )
                for kind in Redress.Kind.values
                if given[f"{kind}_on"]
            ),
        )


class SecondForm(forms.Form):
    """Approve or decline, with words."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("Your decision"),
        choices=[
            ("yes", pgettext_lazy("second eyes", "I approve it")),
            ("no", pgettext_lazy("second eyes", "I do not approve it")),
        ],
        widget=forms.RadioSelect,
    )
    words = _text(pgettext_lazy("decision", "In your words"), rows=2, required=False)

    def clean(self):
        given = super().clean()
        if given.get("verdict") == "no" and not given.get("words", "").strip():
            self.add_error("words", _("Say in a sentence why not."))
        return given

    def said(self, *, sent_to=""):
        """What the action takes."""
        given = self.cleaned_data
        return Second(approves=given["verdict"] == "yes", words=given["words"], sent_to=sent_to)


class AnswerForm(forms.Form):
    """What the customer says: it is all right, or not."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Is that all right with you?"),
        choices=[
            ("yes", pgettext_lazy("answer", "Yes, I accept it")),
            ("no", pgettext_lazy("answer", "No, I do not accept it")),
        ],
        widget=forms.RadioSelect,
    )
    words = _text(
        gettext_lazy("What do you want to say to it?"),
        required=False,
        help_text=gettext_lazy("If something is missing: what would make it right?"),
    )

    def said(self, *, by_link=False):
        """What the action takes."""
        given = self.cleaned_data
        return Answer(accepts=given["answer"] == "yes", words=given["words"], by_link=by_link)


class NotedAnswerForm(AnswerForm):
    """The same, noted by a colleague who talked with the customer."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Does the customer accept it?"),
        choices=[("yes", pgettext_lazy("answer", "yes")), ("no", pgettext_lazy("answer", "no"))],
        widget=forms.RadioSelect,
    )
    words = _text(gettext_lazy("In the customer's words"), rows=2, required=False)


class EffortForm(forms.Form):
    """Time that it took."""

    minutes = forms.IntegerField(
        label=pgettext_lazy("effort", "Minutes"), min_value=1, max_value=60_000
    )
    text = forms.CharField(
        label=pgettext_lazy("effort", "for what"), max_length=200, required=False
    )


class CauseForm(forms.Form):
    """One of the four causes; of our error its category."""

    cause = forms.ChoiceField(
        label=gettext_lazy("What did it come from?"),
        choices=Handover.Cause.choices,
        widget=forms.RadioSelect,
    )
    category = forms.ModelChoiceField(
        None,
        label=gettext_lazy("category of the cause"),
        required=False,
        empty_label="–",
        help_text=gettext_lazy("For our real error only."),
    )

    def __init__(self, *args, kept=None, **kwargs):
        super().__init__(*args, **kwargs)
        in_use = CauseCategory.objects.filter(retired_at=None)
        if kept:
            in_use = in_use | CauseCategory.objects.filter(pk=kept.pk)
        self.fields["category"].queryset = in_use

    def clean(self):
        given = super().clean()
        if given.get("cause") != Handover.Cause.OUR_ERROR:
            given["category"] = None
        return given


class WhyForm(forms.Form):
    """An answer to "why?"."""

    text = forms.CharField(label=pgettext_lazy("cause", "Because …"), max_length=300)


class CategoryForm(forms.ModelForm):
    """A category of causes."""

    class Meta:
        model = CauseCategory
        fields = ["name_de", "name_en", "position"]


class ChangeForm(forms.Form):
    """The mail that says what was changed."""

    to = forms.EmailField(label=pgettext_lazy("mail", "To"))
    text = forms.CharField(
        label=pgettext_lazy("complaint", "Text"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 12}),
    )


class UntoldForm(forms.Form):
    """Why nobody is told, or how they were."""

    why = forms.CharField(
        label=gettext_lazy("Why not, or how else?"),
        max_length=300,
        help_text=gettext_lazy("For instance: told on the phone."),
    )


class RedressRulesForm(forms.ModelForm):
    """Who may give how much."""

    agent_cents = AmountField(label=gettext_lazy("Agents, up to €"))
    reception_cents = AmountField(label=gettext_lazy("Reception, up to €"))
    lead_cents = AmountField(label=gettext_lazy("Lead, up to €"))
    boss_cents = AmountField(
        label=gettext_lazy("Boss, up to €"),
        required=False,
        help_text=gettext_lazy("Empty: without a limit."),
    )
    goodwill_cents = AmountField(
        label=gettext_lazy("Goodwill a month, in €"),
        required=False,
        help_text=gettext_lazy("What exceeds it needs a second pair of eyes. Empty: no budget."),
    )
    hour_cents = AmountField(
        label=gettext_lazy("Price of an hour, in €"),
        required=False,
        help_text=gettext_lazy("For what a complaint costs. Empty: time costs nothing."),
    )

    class Meta:
        model = RedressRules
        fields = [
            "agent_cents", "reception_cents", "lead_cents", "boss_cents", "goodwill_cents",
            "hour_cents", "to_bosses", "extra",
        ]  # fmt: skip
        widgets = {"extra": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "to_bosses": gettext_lazy("Above a limit they get a mail with a link to approve."),
            "extra": gettext_lazy(
                "Whoever is written here can approve by the link in the mail, without an account."
            ),
        }

    def clean_extra(self):
        found = extra_addresses(RedressRules(extra=self.cleaned_data["extra"].replace("\0", "")))
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
