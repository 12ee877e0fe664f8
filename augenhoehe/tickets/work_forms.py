"""Forms of promises, questions, notices, new mails and collective cases."""

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.catalogue.models import Product
from augenhoehe.kernel.mailtext.html import text_to_html
from augenhoehe.people.models import Team
from augenhoehe.people.queries import assignable_people
from augenhoehe.tickets.forms import MAX_TEXT, AddressesField
from augenhoehe.tickets.handover_forms import MomentField, TextField
from augenhoehe.tickets.models import Mood
from augenhoehe.ui.moments import in_words


class RichText(forms.CharField):
    """What the editor hands over beside the plain text."""

    def __init__(self):
        widget = forms.HiddenInput(attrs={"data-editor-html": ""})
        super().__init__(required=False, max_length=4 * MAX_TEXT, widget=widget)


class PromiseForm(forms.Form):
    """What, by when, and who keeps it."""

    text = forms.CharField(label=_("What was promised?"), max_length=255)
    quick = forms.ChoiceField(label=_("By when?"), widget=forms.RadioSelect, required=False)
    due_at = MomentField(label=_("Another date and time"), required=False)
    owner = forms.ModelChoiceField(assignable_people(), label=_("Who keeps it?"), empty_label=None)

    def __init__(self, *args, moments, now, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["quick"].choices = [(at.isoformat(), in_words(at, now)) for at in moments]
        self.fields["owner"].queryset = assignable_people()

    def clean(self):
        given = super().clean()
        chosen = given.get("due_at") or parse_datetime(given.get("quick") or "")
        if not chosen and "due_at" not in self.errors:
            self.add_error("due_at", _("By when? A promise has a date."))
        given["due_at"] = chosen
        return given


class CallNoteForm(forms.Form):
    """Who called, what was said, and what was promised in it."""

    who = forms.ChoiceField(
        label=_("Who called?"),
        choices=[("we", _("We called")), ("customer", _("The customer called"))],
        widget=forms.RadioSelect,
        initial="we",
    )
    text = TextField(label=_("What was said?"), max_length=20_000)
    mood = forms.ChoiceField(
        label=_("How did the customer sound?"),
        choices=Mood.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    promise = forms.CharField(label=_("What was promised?"), max_length=255, required=False)
    quick = forms.ChoiceField(label=_("By when?"), widget=forms.RadioSelect, required=False)
    due_at = MomentField(label=_("Another date and time"), required=False)

    def __init__(self, *args, moments, now, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["quick"].choices = [(at.isoformat(), in_words(at, now)) for at in moments]

    def clean(self):
        given = super().clean()
        given["due_at"] = given.get("due_at") or parse_datetime(given.get("quick") or "")
        if given.get("promise") and not given["due_at"] and "due_at" not in self.errors:
            self.add_error("due_at", _("By when? A promise has a date."))
        return given

    def note(self):
        """What was noted, for the action."""
        given = self.cleaned_data
        words = given["promise"] or str(_("We will get back to you"))
        return {
            "text": given["text"],
            "customer_called": given["who"] == "customer",
            "mood": given["mood"],
            "promise": (words, given["due_at"]) if given["due_at"] else None,
        }


class WithdrawForm(forms.Form):
    """Why a promise no longer holds."""

    reason = forms.CharField(label=_("Why does it no longer hold?"), max_length=255)


class AskForm(forms.Form):
    """A question to another team."""

    team = forms.ModelChoiceField(Team.objects.none(), label=_("Which team?"), empty_label=None)
    question = TextField(label=_("What do you want to know?"))
    due_at = MomentField(label=_("By when do you need it?"), required=False)

    def __init__(self, *args, ticket, **kwargs):
        super().__init__(*args, **kwargs)
        others = Team.objects.filter(retired_at=None).exclude(pk=ticket.team_id)
        self.fields["team"].queryset = others


class NoticeForm(forms.Form):
    """One line to the lead."""

    text = forms.CharField(
        label=_("What do you notice?"),
        max_length=280,
        help_text=_("One line is enough. It goes to the lead, with this concern if there is one."),
    )


class NewMailForm(forms.Form):
    """A mail to a customer that begins a concern."""

    to = AddressesField(label=pgettext_lazy("mail", "To"))
    team = forms.ModelChoiceField(
        Team.objects.none(), label=pgettext_lazy("field", "Team"), empty_label=None
    )
    subject = forms.CharField(label=pgettext_lazy("field", "Subject"), max_length=255)
    text = forms.CharField(
        label=pgettext_lazy("field", "Text"),
        required=False,
        max_length=MAX_TEXT,
        widget=forms.Textarea({"rows": 10}),
    )
    html = RichText()
    company = forms.IntegerField(required=False, widget=forms.HiddenInput)
    then = forms.ChoiceField(required=False, choices=[("", ""), ("wait", ""), ("solve", "")])

    def __init__(self, *args, teams, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = teams

    def clean(self):
        given = super().clean()
        if not (given.get("text", "").strip() or given.get("html", "").strip()):
            self.add_error("text", _("The mail is empty."))
        return given


class CollectiveForm(forms.Form):
    """What many concerns have in common, and how new ones like these are recognised."""

    title = forms.CharField(label=_("What do these concerns have in common?"), max_length=160)
    cause = TextField(label=_("What is known about it?"), required=False)
    words = forms.CharField(
        label=_("New ones like this: words that all occur"), max_length=255, required=False
    )
    senders = forms.CharField(
        label=_("… from these senders"),
        max_length=255,
        required=False,
        help_text=_("Addresses or endings such as @example.org, separated by commas."),
    )
    product = forms.ModelChoiceField(
        Product.objects.none(),
        label=_("… about this product or system"),
        required=False,
        empty_label=pgettext_lazy("field", "any"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["product"].queryset = Product.objects.filter(retired_at=None)

    def like(self):
        """How new ones are recognised, for the action."""
        given = self.cleaned_data
        product = given["product"]
        return {
            "words": given["words"],
            "senders": given["senders"],
            "product_id": product.pk if product else None,
        }


class AnswerAllForm(forms.Form):
    """One answer to all."""

    text = forms.CharField(
        label=pgettext_lazy("field", "Text"),
        required=False,
        max_length=MAX_TEXT,
        widget=forms.Textarea({"rows": 8}),
    )
    html = RichText()

    def html_given(self):
        """What the editor handed over, or what was typed without script."""
        given = self.cleaned_data
        return given.get("html") or text_to_html(given.get("text", ""))
