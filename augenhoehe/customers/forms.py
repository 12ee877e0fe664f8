"""Forms of companies and contacts: the fields that matter first."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.customers.models import Company, Contact


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
