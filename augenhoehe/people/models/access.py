"""Ways in: invitations, another address, the sign-ins of the demo."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from augenhoehe.base.secrets import EncryptedTextField
from augenhoehe.people.models.house import LANGUAGES, User


class Invitation(models.Model):
    """A way in, for a new person or for `person` who forgot the password.

    Works once, until it expires; only a hash of its token is kept.
    """

    email = models.EmailField(pgettext_lazy("field", "e-mail"))
    name = models.CharField(pgettext_lazy("field", "name"), max_length=120)
    language = models.CharField(
        pgettext_lazy("field", "language"), max_length=5, choices=LANGUAGES, default="de"
    )
    roles = models.JSONField(default=list)
    team_ids = models.JSONField(default=list)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    person = models.ForeignKey(
        User, on_delete=models.CASCADE, null=True, related_name="invitations"
    )

    class Meta:
        ordering = ["-invited_at", "-id"]

    def __str__(self):
        return self.name

    def is_open(self, now):
        """Does it still work at `now`?"""
        return not (self.accepted_at or self.withdrawn_at) and now < self.expires_at


class AddressChange(models.Model):
    """Somebody shall sign in with another address, as soon as they confirm it by the link there.

    Only a hash of the link's token is kept; the row goes when it is done.
    """

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="address_change")
    email = models.EmailField(_("new address"))
    token_hash = models.CharField(max_length=64, unique=True)
    asked_by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    def __str__(self):
        return str(self.user)

    @property
    def name(self):
        return self.user.name

    @property
    def language(self):
        return self.user.language


class DemoSignIn(models.Model):
    """A sign-in of the demonstration, its password sealed, shown on the sign-in page there only."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="demo_sign_in")
    password = EncryptedTextField()

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return str(self.user)
