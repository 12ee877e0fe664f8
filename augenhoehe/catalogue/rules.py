"""Who sees and changes the lists of names."""

from augenhoehe.catalogue.models import Product, Topic
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
