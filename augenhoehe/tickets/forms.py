"""Forms of the doors."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.base.doors import is_number
from augenhoehe.catalogue.models import Product, Topic
from augenhoehe.kernel.mailtext.addresses import parse_addresses
from augenhoehe.kernel.mailtext.html import text_to_html
from augenhoehe.people.models import Team, User
from augenhoehe.servicelevels.models import Priority
from augenhoehe.tickets.facts import Outcome, Written
from augenhoehe.tickets.models import Fault, NoConcern

MAX_TEXT = 200_000


class AddressesField(forms.CharField):
    """One or several e-mail addresses, as one types them."""

    def to_python(self, value):
        text = super().to_python(value)
        return tuple(one.shown for one in parse_addresses(text, 100)) if text else ()

    def validate(self, value):
        if self.required and not value:
            raise forms.ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value):
        return


class WrittenForm(forms.Form):
    """A mail that goes out: rich text from the editor, or plain text without script."""

    to = AddressesField(label=pgettext_lazy("field", "To"))
    cc = AddressesField(label=_("Cc"), required=False)
    bcc = AddressesField(label=_("Bcc"), required=False)
    subject = forms.CharField(
        label=pgettext_lazy("field", "Subject"), required=False, max_length=255
    )
    text = forms.CharField(
        label=pgettext_lazy("field", "Text"), required=False, max_length=MAX_TEXT
    )
    html = forms.CharField(required=False, max_length=4 * MAX_TEXT)
    seen_id = forms.IntegerField(required=False)
    solutions = forms.CharField(required=False)
    then = forms.ChoiceField(required=False, choices=[("", ""), ("wait", ""), ("solve", "")])
    promise = forms.CharField(label=_("What is promised"), required=False, max_length=255)
    promise_at = forms.DateTimeField(label=_("By when"), required=False)

    def clean(self):
        given = super().clean()
        if given.get("promise_at") and not given.get("promise"):
            given["promise"] = str(_("We will get back to you"))
        if given.get("promise") and not given.get("promise_at") and "promise_at" not in self.errors:
            self.add_error("promise_at", _("By when? A promise has a date."))
        return given

    def written(self):
        """What was written, for the action."""
        given = self.cleaned_data
        named = [one.strip() for one in given["solutions"].split(",")]
        ids = [int(one) for one in named if is_number(one)]
        return Written(
            html=given["html"] or text_to_html(given["text"]),
            to=given["to"],
            cc=given["cc"],
            bcc=given["bcc"],
            subject=given["subject"],
            seen_id=given["seen_id"] or 0,
            solution_ids=tuple(ids),
        )


class OutcomeForm(forms.Form):
    """What a concern was about and what it came from."""

    fault = forms.ChoiceField(choices=[("", ""), *Fault.choices], required=False)
    topic = forms.ModelChoiceField(Topic.objects.filter(retired_at=None), required=False)
    product = forms.ModelChoiceField(Product.objects.filter(retired_at=None), required=False)

    def outcome(self):
        """The outcome, for the action."""
        given = self.cleaned_data
        return Outcome(
            fault=given["fault"],
            topic_id=given["topic"].pk if given["topic"] else None,
            product_id=given["product"].pk if given["product"] else None,
        )


class BulkForm(forms.Form):
    """What is done with the ticked tickets."""

    ids = forms.TypedMultipleChoiceField(coerce=int)
    verb = forms.ChoiceField(
        choices=[(v, v) for v in ("assign", "move", "prioritise", "solve", "no_concern")]
    )
    person = forms.ModelChoiceField(User.objects.filter(is_active=True), required=False)
    team = forms.ModelChoiceField(Team.objects.filter(retired_at=None), required=False)
    priority = forms.TypedChoiceField(coerce=int, choices=Priority.choices, required=False)
    reason = forms.ChoiceField(choices=NoConcern.choices, required=False)

    def __init__(self, data):
        super().__init__(data)
        self.fields["ids"].choices = [(one, one) for one in data.getlist("ids") if is_number(one)]

    def clean(self):
        given = super().clean()
        needed = {"move": "team", "prioritise": "priority", "no_concern": "reason"}
        name = needed.get(given.get("verb"))
        if name and not given.get(name):
            self.add_error(name, _("Please choose."))
        return given

    def target(self):
        """Whom, which team, which priority, which reason; or an empty outcome for solving."""
        given = self.cleaned_data
        return {
            "assign": given["person"],
            "move": given["team"],
            "prioritise": given["priority"],
            "no_concern": given["reason"],
            "solve": Outcome(),
        }[given["verb"]]
