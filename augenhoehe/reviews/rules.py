"""Who sees conversation reviews: those who were there. No role opens one."""

from augenhoehe.people.queries import assignable_people
from augenhoehe.reviews.models import Brought, Review
from augenhoehe.tickets import rules as tickets


def may_review(user):
    """Whoever reads concerns brings one to a talk, and invites others."""
    return user.is_authenticated and user.reads_tickets


def reviews_visible_to(user):
    """The reviews in which `user` sat; nobody's role shows more."""
    if not may_review(user):
        return Review.objects.none()
    return Review.objects.filter(seats__user=user)


def reviews_hidden_from(user):
    """Ids of the reviews that leave no trace for `user`: all in which they did not sit."""
    seen = reviews_visible_to(user).order_by().values("pk")
    return Review.objects.order_by().exclude(pk__in=seen).values_list("pk", flat=True)


def brought_visible_to(user):
    """What lies on the tables at which `user` sits, but for concerns that are about `user`."""
    seen = Brought.objects.filter(review__in=reviews_visible_to(user))
    if about := tickets.concealed_ids(user):
        seen = seen.exclude(ticket__in=about)
    return seen


def brought_hidden_from(user):
    """Ids of what lies on tables and leaves no trace for `user`."""
    seen = brought_visible_to(user).order_by().values("pk")
    return Brought.objects.order_by().exclude(pk__in=seen).values_list("pk", flat=True)


def may_take_back(user, brought):
    """Only whoever brought a conversation takes it from the table."""
    return brought.user_id == user.pk


def invitable(user):
    """Those whom `user` can ask to a review: active people who read concerns."""
    return assignable_people().exclude(pk=user.pk).order_by("name", "pk")
