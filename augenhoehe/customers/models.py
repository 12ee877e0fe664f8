"""Companies and contacts."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.catalogue.models import ServicePromise
from augenhoehe.people.models import LANGUAGES, User


class Company(models.Model):
    """A company, a body or a household that is a customer.

    `is_unchecked`: formed from a mail domain and named after it, until a person named it.
    """

    name = models.CharField(pgettext_lazy("customers", "name"), max_length=160)
    sort_key = models.CharField(max_length=80, blank=True, default="")
    customer_number = models.CharField(_("customer number"), max_length=40, blank=True, default="")
    contract_note = models.TextField(_("contract note"), max_length=4000, blank=True, default="")
    is_unchecked = models.BooleanField(default=False)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="merged"
    )
    created_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["sort_key", "id"]
        verbose_name_plural = "companies"
        indexes = [models.Index(fields=["sort_key", "id"], name="company_name")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("customers:company", args=[self.pk])


class CompanyDomain(models.Model):
    """A mail domain by which a company is recognised; never one of a free-mail provider."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="domains")
    domain = models.CharField(pgettext_lazy("customers", "domain"), max_length=253, unique=True)

    class Meta:
        ordering = ["domain"]

    def __str__(self):
        return self.domain


class Contact(models.Model):
    """A person on the customer's side."""

    name = models.CharField(pgettext_lazy("customers", "name"), max_length=160)
    sort_key = models.CharField(max_length=80, blank=True, default="")
    phone = models.CharField(
        pgettext_lazy("customers", "phone"), max_length=60, blank=True, default=""
    )
    language = models.CharField(
        pgettext_lazy("customers", "language"), max_length=5, choices=LANGUAGES, default="de"
    )
    position = models.CharField(
        pgettext_lazy("customers", "position"), max_length=120, blank=True, default=""
    )
    companies = models.ManyToManyField(Company, through="Represents", related_name="contacts")
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="merged"
    )
    created_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["sort_key", "id"]
        indexes = [models.Index(fields=["sort_key", "id"], name="contact_name")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("customers:contact", args=[self.pk])


class Represents(models.Model):
    """A contact writes for a company."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="represents")
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="represented_by")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contact", "company"], name="represents_once")
        ]

    def __str__(self):
        return f"{self.contact}, {self.company}"


class ContactAddress(models.Model):
    """An e-mail address of a contact, in lower case."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="addresses")
    email = models.CharField(pgettext_lazy("customers", "e-mail"), max_length=254, unique=True)
    bounced_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.email


class Keyword(models.Model):
    """A beginning by which a contact or a company is found while somebody types.

    One of the two is set; `key` is a word of the name, an address, a number, digits of a phone.
    """

    key = models.CharField(max_length=120, db_index=True)
    contact = models.ForeignKey(
        Contact, on_delete=models.CASCADE, null=True, related_name="keywords"
    )
    company = models.ForeignKey(
        Company, on_delete=models.CASCADE, null=True, related_name="keywords"
    )

    def __str__(self):
        return self.key


class Merge(models.Model):
    """What was joined, and which rows moved, so that it can be taken back."""

    source_type = models.IntegerField()
    source_id = models.BigIntegerField()
    into_id = models.BigIntegerField()
    moved = models.JSONField(default=dict)
    merged_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["source_type", "source_id"], name="merge_source")]

    def __str__(self):
        return f"{self.source_id} → {self.into_id}"


class Basis(models.Model):
    """Why a contact, or everybody at a company, may be asked by mail.

    Consent, or a sale by § 7 (3) UWG. `given_at` is empty until a double opt-in was confirmed.
    """

    class Kind(models.TextChoices):
        CONSENT = "consent", pgettext_lazy("basis", "consent")
        SALE = "sale", _("sale (§ 7 (3) UWG)")

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, null=True, related_name="bases")
    company = models.ForeignKey(Company, on_delete=models.CASCADE, null=True, related_name="bases")
    kind = models.CharField(
        pgettext_lazy("basis", "kind"), max_length=8, choices=Kind.choices, default=Kind.CONSENT
    )
    given_at = models.DateTimeField(null=True)
    text_version = models.CharField(_("text agreed to"), max_length=255, blank=True, default="")
    proof = models.CharField(
        pgettext_lazy("basis", "proof"), max_length=255, blank=True, default=""
    )
    service = models.CharField(_("similar service"), max_length=160, blank=True, default="")
    notice_given = models.BooleanField(default=False)
    confirm_hash = models.CharField(max_length=64, unique=True, null=True)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-entered_at", "-id"]
        verbose_name_plural = "bases"

    def __str__(self):
        return self.get_kind_display()


class Objection(models.Model):
    """Somebody does not want to be asked; it holds for the person and for each address known then.

    The keyed hashes stay when the person is erased: whoever objected is not asked anew.
    """

    class Way(models.TextChoices):
        LINK = "link", _("by the link in a mail")
        TOLD = "told", _("told a colleague")

    contact = models.ForeignKey(
        Contact, on_delete=models.SET_NULL, null=True, related_name="objections"
    )
    email_hash = models.CharField(max_length=64, blank=True, default="", db_index=True)
    way = models.CharField(max_length=8, choices=Way.choices)
    objected_at = models.DateTimeField()

    def __str__(self):
        return self.get_way_display()


class Agreement(models.Model):
    """A service promise was agreed with a company, from a day on and perhaps to another."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="agreements")
    promise = models.ForeignKey(ServicePromise, on_delete=models.PROTECT, related_name="+")
    agreed_on = models.DateField(_("agreed on"))
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["-agreed_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["company", "promise"],
                condition=models.Q(ended_on=None),
                name="agreement_once",
            )
        ]

    def __str__(self):
        return f"{self.company}, {self.promise}"
