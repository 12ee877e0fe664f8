"""Who sees conversation reviews: those who were there. No role opens one.

The full form: an appraisal is its author's and its reviewer's; a dispute is theirs, and the second
instance's once the author calls it. Scorecard, consent and the protocol of a drawing are open to
all whom they concern: whoever reads concerns, and the observer.
"""

from django.db.models import Q

from augenhoehe.people.models import Role
from augenhoehe.people.queries import assignable_people
from augenhoehe.reviews.models import (
    Appraisal,
    Brought,
    Calibration,
    Consent,
    Dispute,
    Drawing,
    FullForm,
    Mark,
    Review,
    Scorecard,
)
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
    return _all_but(Review, reviews_visible_to(user))


def brought_visible_to(user):
    """What lies on the tables at which `user` sits, but for concerns that are about `user`."""
    seen = Brought.objects.filter(review__in=reviews_visible_to(user))
    if about := tickets.concealed_ids(user):
        seen = seen.exclude(ticket__in=about)
    return seen


def brought_hidden_from(user):
    """Ids of what lies on tables and leaves no trace for `user`."""
    return _all_but(Brought, brought_visible_to(user))


def _all_but(model, seen):
    seen = seen.order_by().values("pk")
    return model.objects.order_by().exclude(pk__in=seen).values_list("pk", flat=True)


def may_take_back(user, brought):
    """Only whoever brought a conversation takes it from the table."""
    return brought.user_id == user.pk


def invitable(user):
    """Those whom `user` can ask to a review: active people who read concerns."""
    return assignable_people().exclude(pk=user.pk).order_by("name", "pk")


def is_full_form_on():
    """Is the full form switched on?"""
    return FullForm.objects.filter(off_at=None).exists()


def may_see_full_form(user):
    """By what conversations are reviewed is open to all whom it concerns, and to the observer."""
    return user.is_authenticated and (user.reads_tickets or user.has_role(Role.OBSERVER))


def may_lead_full_form(user):
    """Switching, scorecard, consent, drawing: the lead's."""
    return user.is_authenticated and user.is_lead


def switches_visible_to(user):
    """Since when the full form is on, and why."""
    return FullForm.objects.all() if may_see_full_form(user) else FullForm.objects.none()


def scorecards_visible_to(user):
    """All versions, for whoever may see the full form."""
    return Scorecard.objects.all() if may_see_full_form(user) else Scorecard.objects.none()


def consents_visible_to(user):
    """All consents, likewise."""
    return Consent.objects.all() if may_see_full_form(user) else Consent.objects.none()


def drawings_visible_to(user):
    """All protocols, likewise."""
    return Drawing.objects.all() if may_see_full_form(user) else Drawing.objects.none()


def appraisals_visible_to(user):
    """Those of which `user` is the author or the reviewer, as long as they read the concern.

    What is said there quotes it: it closes for whoever it is closed to, be it only since then.
    """
    if not may_review(user):
        return Appraisal.objects.none()
    mine = Q(author=user) | Q(reviewer=user)
    return Appraisal.objects.filter(mine, ticket__in=_readable(user))


def _readable(user):
    return tickets.visible_to(user).order_by().values("pk")


def appraisals_hidden_from(user):
    """Ids of the appraisals that leave no trace for `user`: all but their own."""
    return _all_but(Appraisal, appraisals_visible_to(user))


def marks_visible_to(user, appraisal):
    """One's own view; the other's from the moment on that both are revealed."""
    seen = Mark.objects.filter(appraisal=appraisal)
    if appraisal.is_revealed:
        return seen
    own = Mark.Side.OWN if appraisal.author_id == user.pk else Mark.Side.OTHER
    return seen.filter(side=own)


def disputes_visible_to(user):
    """Those of one's own appraisals, and those in which one is the second instance."""
    if not may_review(user):
        return Dispute.objects.none()
    mine = Q(appraisal__in=appraisals_visible_to(user))
    return Dispute.objects.filter(mine | Q(second=user, appraisal__ticket__in=_readable(user)))


def disputes_hidden_from(user):
    """Ids of the disputes that leave no trace for `user`."""
    return _all_but(Dispute, disputes_visible_to(user))


def may_calibrate(user):
    """The lead begins calibration rounds; who else looks at a text is asked."""
    return may_review(user) and user.is_lead


def calibrations_visible_to(user):
    """The rounds to which `user` was asked; nobody's role shows more."""
    if not may_review(user):
        return Calibration.objects.none()
    return Calibration.objects.filter(places__user=user)


def calibrations_hidden_from(user):
    """Ids of the rounds that leave no trace for `user`: all to which they were not asked."""
    return _all_but(Calibration, calibrations_visible_to(user))


def may_lead_calibration(user, calibration):
    """Whoever began a round reveals it before all are in, or calls it off."""
    return calibration.begun_by_id == user.pk


def may_dispute(user, appraisal):
    """Its author disputes, accepts, withdraws, calls the second instance."""
    return appraisal.author_id == user.pk


def may_answer(user, dispute):
    """Its reviewer answers."""
    return dispute.appraisal.reviewer_id == user.pk


def may_decide(user, dispute):
    """The second instance decides, once it was called."""
    return dispute.second_id == user.pk
