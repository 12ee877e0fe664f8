"""How a mailbox is connected: its form and how it stands, for its page and for the set-up."""

from django import forms
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.base.doors import is_ours
from augenhoehe.mail import rules
from augenhoehe.mail.consent import consent_link
from augenhoehe.mail.models import Mailbox
from augenhoehe.mail.reasons import sentence, steps_in_words
from augenhoehe.people.fields import DayInput
from augenhoehe.people.models import Touchpoint

PROVIDERS = {
    Mailbox.Auth.MICROSOFT: ("outlook.office365.com", 993, "smtp.office365.com", 587),
    Mailbox.Auth.GOOGLE: ("imap.gmail.com", 993, "smtp.gmail.com", 465),
}


GROUPS = {
    "first": "name address touchpoint auth username password starts_on",
    "servers": "imap_host imap_port smtp_host smtp_port",
    "app": "oauth_tenant oauth_client_id oauth_client_secret",
    "details": "aliases folder sent_folder after done_folder signs_replies",
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

    @property
    def groups(self):
        """The fields as the page shows them, by group, and which groups hold a mistake."""
        shown = {group: [self[name] for name in names.split()] for group, names in GROUPS.items()}
        return shown | {f"{group}_wrong": any(f.errors for f in shown[group]) for group in shown}

    @property
    def values(self):
        """What was entered, as `save_mailbox` takes it."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

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


def standing(request, found, *, back=""):
    """What `mail/mailbox_state.html` shows of a mailbox; its buttons lead to the page `back`."""
    may_change = rules.may_change_mailboxes(request.user)
    return {
        "trouble": sentence(found.trouble, found.trouble_detail) if found.trouble else "",
        "consent": consent_link(request, found, back=back) if may_change else {},
        "back": back,
        **tested(found),
    }


def tested(found):
    """What the last test of a mailbox found, or the running one so far (`mail/steps.html`)."""
    probe = found.probe
    return {
        "steps": steps_in_words(probe.get("steps", [])),
        "is_running": probe.get("is_running", False),
        "was_tested": bool(probe),
        "is_tested": bool(probe.get("steps")) and not any(step[1] for step in probe["steps"]),
    }


def way_back(request, mailbox, *, to=""):
    """Back to the page that a button was pressed on, if it is one of ours; else to the mailbox."""
    there = to or request.POST.get("back", "")
    return redirect(there if is_ours(there) else mailbox)
