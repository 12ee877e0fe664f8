"""How sign-in differs here: by invitation only, links from AUGENHOEHE_URL only, secrets sealed."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.urls import reverse
from django.utils.translation import override

from augenhoehe.base.doors import is_ours
from augenhoehe.base.secrets import seal, unseal
from augenhoehe.people.actions.change_password import change_password
from augenhoehe.people.models import User
from augenhoehe.people.queries import may_send_links, public_link


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up; mails speak the recipient's language; the Host header is never believed."""

    def is_open_for_signup(self, request):
        return False

    def set_password(self, user, password):
        change_password(user, password=password, by=user)

    def is_safe_url(self, url):
        """After signing in one gets to our own pages only, whatever `next` says."""
        return is_ours(url or "")

    def format_email_subject(self, subject):
        return subject

    def get_reset_password_from_key_url(self, key):
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "u", "key": "k"})
        return public_link(path.replace("u-k", key)) if may_send_links() else ""

    def send_password_reset_mail(self, user, email, context):
        """Only with an address to link to, and only to somebody who works here now."""
        if may_send_links() and user.is_active:
            super().send_password_reset_mail(user, email, context)

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        words = {"user": user, **(context or {})}
        super().send_notification_mail(template_prefix, user, words, email or user.email)

    def send_mail(self, template_prefix, email, context):
        """Without the site's name, which would be the Host header; in the reader's language."""
        user = context.get("user") or User.objects.filter(email__iexact=email).first()
        with override(user.language if user else None):
            self.render_mail(template_prefix, email, {**context, "email": email}).send()


class MfaAdapter(DefaultMFAAdapter):
    """allauth's own encrypt() keeps the text as it is; ours does not."""

    def encrypt(self, text):
        return seal(text)

    def decrypt(self, encrypted_text):
        return unseal(encrypted_text)
