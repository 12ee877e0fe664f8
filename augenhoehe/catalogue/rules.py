"""Who sees and changes the lists of names, and the service promises."""

from augenhoehe.catalogue.models import Product, ServicePromise, Topic
from augenhoehe.people.models import Role


def visible_to(user):
    """Topics: their names are no secret inside the house."""
    return Topic.objects.all() if user.is_authenticated else Topic.objects.none()


def products_visible_to(user):
    """Products: their names are no secret inside the house."""
    return Product.objects.all() if user.is_authenticated else Product.objects.none()


def may_see(user):
    """Whoever sees the settings sees these pages."""
    return user.has_role(Role.LEAD, Role.ADMINISTRATOR, Role.OBSERVER)


def may_change(user):
    """Whoever may change the settings."""
    return user.may_change_settings


def promises_visible_to(user):
    """Service promises: whoever has a role in the house may know what it promises."""
    if not user.is_authenticated or not user.roles:
        return ServicePromise.objects.none()
    return ServicePromise.objects.all()


def may_write(user):
    """What the house promises, the lead and the administrators write."""
    return user.may_change_settings
