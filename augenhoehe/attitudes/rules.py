"""Who may use what stands here: the reply check is for everybody who works in the house."""

from augenhoehe.attitudes.models import CheckChoice, HouseRule
from augenhoehe.base.house_texts import HOUSE_TEXTS


def may_check(user):
    """Everybody with a role; nothing is kept, so nothing is anybody else's."""
    return user.is_authenticated and bool(user.roles)


def choices_of(user):
    """One's own choice of when the check looks; nobody sees another's."""
    return CheckChoice.objects.filter(user_id=user.pk)


def may_see_house_texts(user):
    """Whoever may change some of the house's own texts sees what the check says about those."""
    return may_check(user) and any(one.may_change(user) for one in HOUSE_TEXTS.values())


def may_read_house_texts(user):
    """To have all texts read anew is for whoever keeps the settings."""
    return user.is_authenticated and user.may_change_settings


def may_set_check(user):
    """Which rules hold, and whether findings are counted: for whoever keeps the settings."""
    return user.is_authenticated and user.may_change_settings


def rules_visible_to(user):
    """The rules of the house are for everybody to read whose letters they look at."""
    return HouseRule.objects.all() if may_check(user) else HouseRule.objects.none()
