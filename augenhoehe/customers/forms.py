"""Forms of companies and contacts: the fields that matter first."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.catalogue.models import ServicePromise
from augenhoehe.customers.models import Basis, Company, Contact


class Plain(forms.ModelForm):
    """A form whose texts hold no zero bytes, which no database takes."""

    def clean(self):
        cleaned = super().clean()
        return {k: v.replace("\0", "") if isinstance(v, str) else v for k, v in cleaned.items()}


class CompanyForm(Plain):
    """A company."""

    class Meta:
        model = Company
        fields = ["name", "customer_number", "contract_note"]
        help_texts = {
            "contract_note": _(
                "What was agreed: contract, scope, special terms. Shown to the team."
            )
        }
        widgets = {"contract_note": forms.Textarea(attrs={"rows": 5})}


class ContactForm(Plain):
    """A contact."""

    class Meta:
        model = Contact
        fields = ["name", "phone", "position", "language"]


class NewContactForm(ContactForm):
    """A new contact, with an address."""

    email = forms.EmailField(
        label=pgettext_lazy("customers", "E-mail"), required=False, max_length=254
    )
    field_order = ["name", "email", "phone", "position", "language"]


class AddressForm(forms.Form):
    """A further address."""

    email = forms.EmailField(label=pgettext_lazy("customers", "E-mail"), max_length=254)


class DomainForm(forms.Form):
    """A mail domain."""

    domain = forms.CharField(label=_("Mail domain"), max_length=253)


class BasisForm(forms.Form):
    """Why somebody may be asked: the kind, the day, and how it can be shown."""

    kind = forms.ChoiceField(label=pgettext_lazy("basis", "Kind"), choices=Basis.Kind.choices)
    given_on = forms.DateField(
        label=_("Day of the consent, or of the sale"), widget=forms.DateInput({"type": "date"})
    )
    proof = forms.CharField(
        label=pgettext_lazy("basis", "Proof"),
        max_length=255,
        help_text=_("Where it can be found: form, letter, order number."),
    )
    text_version = forms.CharField(
        label=_("Text agreed to"),
        max_length=255,
        required=False,
        help_text=_("For a consent: the words, or which version of them."),
    )
    service = forms.CharField(
        label=_("Similar service"),
        max_length=160,
        required=False,
        help_text=_("For a sale: for which similar service of ours we ask."),
    )
    notice_given = forms.BooleanField(
        label=_("Told, when the address was collected, that one may object at any time"),
        required=False,
    )


class BasisFileForm(forms.Form):
    """A table of evidence: a file, or the text of one that was checked just now."""

    file = forms.FileField(label=_("CSV file"), required=False)
    keeps = forms.BooleanField(label=_("Take it in (otherwise it is only checked)"), required=False)
    text = forms.CharField(
        widget=forms.HiddenInput, required=False, max_length=500_000, strip=False
    )

    def clean(self):
        given = super().clean()
        if not self.errors and not (given.get("file") or given.get("text")):
            self.add_error("file", _("Choose a file."))
        return given

    @property
    def raw(self):
        """The bytes of the table."""
        file = self.cleaned_data.get("file")
        return file.read() if file else self.cleaned_data["text"].encode()


class AgreementForm(forms.Form):
    """Which service promise was agreed, and since when."""

    promise = forms.ModelChoiceField(
        label=_("Service promise"), queryset=ServicePromise.objects.none(), empty_label=None
    )
    agreed_on = forms.DateField(
        label=_("Agreed since"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        given = ServicePromise.objects.filter(is_agreed=True, retired_on=None)
        self.fields["promise"].queryset = given
