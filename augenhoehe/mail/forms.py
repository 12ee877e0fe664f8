"""Forms of mailboxes and of the block list."""

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.mail.models import Mailbox
from augenhoehe.people.fields import DayInput
from augenhoehe.people.models import Touchpoint

PROVIDERS = {
    Mailbox.Auth.MICROSOFT: ("outlook.office365.com", 993, "smtp.office365.com", 587),
    Mailbox.Auth.GOOGLE: ("imap.gmail.com", 993, "smtp.gmail.com", 465),
}


class SecretInput(forms.PasswordInput):
    """A field one can only write into."""

    def __init__(self):
        super().__init__(render_value=False, attrs={"autocomplete": "new-password"})


class MailboxForm(forms.ModelForm):
    """Address and team first; servers and details unfold."""

    password = forms.CharField(
        label=pgettext_lazy("mailbox", "Password"), required=False, widget=SecretInput()
    )
    oauth_client_secret = forms.CharField(
        label=_("Client secret"), required=False, widget=SecretInput()
    )

    class Meta:
        model = Mailbox
        fields = [
            "name", "address", "aliases", "touchpoint", "auth", "username", "password",
            "imap_host", "imap_port", "smtp_host", "smtp_port", "oauth_tenant", "oauth_client_id",
            "oauth_client_secret", "folder", "sent_folder", "after", "done_folder",
            "signs_replies", "starts_on",
        ]  # fmt: skip
        widgets = {"starts_on": DayInput(), "aliases": forms.TextInput()}
        labels = {
            "auth": _("Sign in with"),
            "username": _("User name"),
            "imap_host": _("Server for reading (IMAP)"),
            "imap_port": _("Port for reading"),
            "smtp_host": _("Server for sending (SMTP)"),
            "smtp_port": _("Port for sending"),
            "oauth_tenant": _("Tenant (Microsoft)"),
            "oauth_client_id": _("Client ID"),
            "after": _("What happens in the mailbox"),
            "done_folder": _("Folder for what was taken in"),
        }
        help_texts = {
            "address": _("To this address customers write; answers come from it."),
            "aliases": _("Addresses that arrive here too, with blanks between them."),
            "username": _("Usually the address itself. Empty: the address."),
            "starts_on": _(
                "Mails before this day become searchable history: no deadline, no acknowledgement."
            ),
            "sent_folder": _("Answers that colleagues send from Outlook are found here."),
            "signs_replies": _(
                "Does mail to name+anything@… arrive here? Then replies always find their ticket."
            ),
            "imap_host": _("Empty: Augenhöhe only sends."),
            "smtp_host": _("Empty: Augenhöhe only reads."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        points = Touchpoint.objects.filter(kind="mail", team__retired_at=None)
        self.fields["touchpoint"].queryset = points.select_related("team")
        self.fields["touchpoint"].label = _("Goes to")
        self.fields["starts_on"].initial = localdate
        if self.instance.password:
            self.fields["password"].help_text = _("One is stored. Empty: it stays as it is.")
        if self.instance.oauth_client_secret:
            text = _("One is stored. Empty: it stays as it is.")
            self.fields["oauth_client_secret"].help_text = text

    def clean_address(self):
        return self.cleaned_data["address"].lower()

    def clean(self):
        given = self.cleaned_data
        given["username"] = given.get("username") or given.get("address", "")
        known = PROVIDERS.get(given.get("auth"))
        if known and not given.get("imap_host") and not given.get("smtp_host"):
            given.update(
                zip(("imap_host", "imap_port", "smtp_host", "smtp_port"), known, strict=True)
            )
        if not given.get("imap_host") and not given.get("smtp_host"):
            self.add_error("imap_host", _("Please give at least one of the two servers."))
        if given.get("after") == Mailbox.After.MOVE and not given.get("done_folder"):
            self.add_error("done_folder", _("Please name the folder into which mails move."))
        return given


class BlockForm(forms.Form):
    """A sender from whom nothing becomes a concern."""

    pattern = forms.CharField(
        label=_("Address or @domain"),
        max_length=255,
        widget=forms.TextInput(attrs={"placeholder": "@spam.example"}),
    )
