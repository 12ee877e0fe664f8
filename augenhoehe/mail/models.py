"""Mailboxes, raw mails, outgoing mails."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.base.secrets import EncryptedTextField
from augenhoehe.files.models import Blob
from augenhoehe.people.models import Touchpoint


class Mailbox(models.Model):
    """A mailbox of the department: how to read it, how to send from it, since which day.

    `probe` is what the last test in both directions found: {"at", "is_running", "steps"}.
    """

    class Auth(models.TextChoices):
        PASSWORD = "password", pgettext_lazy("sign-in", "password")
        MICROSOFT = "microsoft", _("Microsoft 365 (OAuth)")
        GOOGLE = "google", _("Google (OAuth)")

    class After(models.TextChoices):
        FLAG = "flag", _("mark as read")
        MOVE = "move", _("move to a folder")

    name = models.CharField(pgettext_lazy("mailbox", "name"), max_length=80)
    address = models.EmailField(pgettext_lazy("mailbox", "address"), unique=True)
    aliases = models.TextField(_("further addresses"), blank=True, default="")
    touchpoint = models.ForeignKey(Touchpoint, on_delete=models.PROTECT, related_name="mailboxes")
    auth = models.CharField(max_length=12, choices=Auth.choices, default=Auth.PASSWORD)
    imap_host = models.CharField(max_length=255, blank=True, default="")
    imap_port = models.PositiveIntegerField(default=993)
    smtp_host = models.CharField(max_length=255, blank=True, default="")
    smtp_port = models.PositiveIntegerField(default=465)
    username = models.CharField(max_length=255, blank=True, default="")
    password = EncryptedTextField(blank=True, default="")
    oauth_client_id = models.CharField(max_length=255, blank=True, default="")
    oauth_client_secret = EncryptedTextField(blank=True, default="")
    oauth_tenant = models.CharField(max_length=120, blank=True, default="")
    oauth_token_url = models.CharField(max_length=255, blank=True, default="")
    oauth_refresh_token = EncryptedTextField(blank=True, default="")
    oauth_access_token = EncryptedTextField(blank=True, default="")
    oauth_expires_at = models.DateTimeField(null=True, blank=True)
    folder = models.CharField(pgettext_lazy("mailbox", "folder"), max_length=120, default="INBOX")
    sent_folder = models.CharField(_("sent folder"), max_length=120, blank=True, default="")
    after = models.CharField(max_length=6, choices=After.choices, default=After.FLAG)
    done_folder = models.CharField(max_length=120, blank=True, default="")
    signs_replies = models.BooleanField(_("plus addresses reach this mailbox"), default=False)
    starts_on = models.DateField(_("start day"), null=True, blank=True)
    is_active = models.BooleanField(default=False)
    last_ok_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=40, blank=True, default="")
    trouble_detail = models.CharField(max_length=300, blank=True, default="")
    trouble_at = models.DateTimeField(null=True)
    probe = models.JSONField(default=dict)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "mailboxes"

    def get_absolute_url(self):
        return reverse("mail:mailbox", args=[self.pk])

    @property
    def addresses(self):
        """Every address whose mail comes here, in lower case."""
        return [one.lower() for one in [self.address, *self.aliases.replace(",", " ").split()]]

    @property
    def receives(self):
        return self.is_active and bool(self.imap_host)

    @property
    def sends(self):
        return self.is_active and bool(self.smtp_host)

    def __str__(self):
        return self.address


class FolderState(models.Model):
    """How far a folder was read: everything up to `last_uid` of this `uidvalidity` is stored.

    At `checked_at` the folder held `seen_count` mails; `ahead_count` were not read yet, and
    `missing_count` should have been and are not in the ledger (always 0, or there is a fault).
    """

    mailbox = models.ForeignKey(Mailbox, on_delete=models.CASCADE, related_name="folders")
    name = models.CharField(max_length=120)
    uidvalidity = models.BigIntegerField(default=0)
    last_uid = models.BigIntegerField(default=0)
    seen_count = models.PositiveIntegerField(default=0)
    ahead_count = models.PositiveIntegerField(default=0)
    missing_count = models.PositiveIntegerField(default=0)
    checked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mailbox", "name"], name="folder_once")]

    def __str__(self):
        return f"{self.mailbox}/{self.name}"


class RawMail(models.Model):
    """The ledger: a mail as it came, kept before anything else, and what became of it.

    `digest` is known once the mail was read; `reason` is a code of `reasons.py`. `filed_at` is
    when the mailbox was told (flagged or moved): last, and never for history or sent copies.
    """

    class State(models.TextChoices):
        STORED = "stored", pgettext_lazy("mail", "stored")
        DONE = "done", pgettext_lazy("mail", "taken in")
        DUPLICATE = "duplicate", pgettext_lazy("mail", "duplicate")
        QUARANTINED = "quarantined", pgettext_lazy("mail", "quarantined")
        BLOCKED = "blocked", pgettext_lazy("mail", "blocked")

    mailbox = models.ForeignKey(Mailbox, on_delete=models.PROTECT, null=True, related_name="+")
    source = models.CharField(max_length=255, blank=True, default="")
    folder = models.CharField(max_length=120, blank=True, default="")
    uidvalidity = models.BigIntegerField(null=True)
    uid = models.BigIntegerField(null=True)
    is_sent_copy = models.BooleanField(default=False)
    body = models.BinaryField(null=True)
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, null=True, related_name="+")
    size = models.BigIntegerField()
    digest = models.CharField(max_length=64, blank=True, default="")
    is_history = models.BooleanField(default=False)
    arrived_at = models.DateTimeField(null=True)
    stored_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.STORED)
    reason = models.CharField(max_length=40, blank=True, default="")
    detail = models.CharField(max_length=300, blank=True, default="")
    attempts = models.PositiveSmallIntegerField(default=0)
    settled_at = models.DateTimeField(null=True)
    filed_at = models.DateTimeField(null=True)
    subject_type = models.IntegerField(null=True)
    subject_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["mailbox", "folder", "uidvalidity", "uid"],
                condition=models.Q(uid__isnull=False),
                name="rawmail_uid_once",
            )
        ]
        indexes = [
            models.Index(fields=["digest"], name="rawmail_digest"),
            models.Index(
                fields=["mailbox", "id"],
                condition=models.Q(filed_at=None, uid__isnull=False),
                name="rawmail_unfiled",
            ),
            models.Index(fields=["state", "id"], name="rawmail_state"),
        ]

    def __str__(self):
        return f"{self.pk} {self.state}"


class OutMail(models.Model):
    """A mail to be sent: written with the action that wants it, sent by the worker, never twice.

    Addresses are "Name <a@b>" or "a@b"; `to_first` is the first address alone. Text and
    headers (`headers.py`) of a secret mail (a link that signs in) are sealed while it waits and
    blank afterwards.
    """

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("mail", "waiting")
        HELD = "held", pgettext_lazy("mail", "held: no mailbox")
        SENDING = "sending", pgettext_lazy("mail", "being sent")
        SENT = "sent", pgettext_lazy("mail", "sent")
        UNCLEAR = "unclear", pgettext_lazy("mail", "unclear")
        FAILED = "failed", pgettext_lazy("mail", "failed")
        WITHDRAWN = "withdrawn", pgettext_lazy("mail", "withdrawn")
        BOUNCED = "bounced", pgettext_lazy("mail", "came back")

    mailbox = models.ForeignKey(Mailbox, on_delete=models.PROTECT, null=True, related_name="+")
    owner_type = models.IntegerField(null=True)
    owner_id = models.BigIntegerField(null=True)
    message_id = models.CharField(max_length=255, unique=True)
    in_reply_to = models.CharField(max_length=255, blank=True, default="")
    references = models.TextField(blank=True, default="")
    sender_name = models.CharField(max_length=120, blank=True, default="")
    reply_to = models.CharField(max_length=255, blank=True, default="")
    to = models.JSONField(default=list)
    to_first = models.CharField(max_length=254, blank=True, default="")
    cc = models.JSONField(default=list)
    bcc = models.JSONField(default=list)
    subject = models.CharField(max_length=255)
    text = models.TextField()
    html = models.TextField(blank=True, default="")
    headers = models.TextField(blank=True, default="")
    is_automatic = models.BooleanField(default=False)
    is_secret = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    written_at = models.DateTimeField()
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=40, blank=True, default="")
    error = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        indexes = [
            models.Index(
                fields=["written_at"],
                condition=models.Q(is_automatic=True),
                name="outmail_automatic",
            ),
            models.Index(fields=["owner_type", "owner_id"], name="outmail_owner"),
            models.Index(fields=["state", "due_at"], name="outmail_state"),
        ]

    def __str__(self):
        return f"{self.subject} ({self.state})"

    def get_absolute_url(self):
        return reverse("mail:outmail", args=[self.pk])

    @property
    def may_be_resent(self):
        """Only a person may send again what failed or what nobody knows about."""
        return self.state in (self.State.FAILED, self.State.UNCLEAR) and not self.is_secret


class Named(models.Model):
    """A mail or message names an address as recipient, or in bytes nobody can read.

    The index by which an erasure finds what names a person; senders are found by their contact.
    """

    email = models.CharField(max_length=254)
    owner_type = models.IntegerField()
    owner_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["email", "owner_type", "owner_id"], name="named_once")
        ]
        indexes = [models.Index(fields=["owner_type", "owner_id"], name="named_owner")]

    def __str__(self):
        return f"{self.owner_type}:{self.owner_id}"


class BlockedSender(models.Model):
    """An address or domain from which nothing becomes a concern."""

    pattern = models.CharField(_("address or @domain"), max_length=255, unique=True)
    blocked_at = models.DateTimeField()

    def __str__(self):
        return self.pattern
