"""Who may use what stands here: the reply check is for everybody who works in the house."""

from augenhoehe.attitudes.models import CheckChoice


def may_check(user):
    """Everybody with a role; nothing is kept, so nothing is anybody else's."""
    return user.is_authenticated and bool(user.roles)


def choices_of(user):
    """One's own choice of when the check looks; nobody sees another's."""
    return CheckChoice.objects.filter(user_id=user.pk)
