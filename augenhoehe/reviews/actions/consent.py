"""Who agreed to a version of the scorecard is recorded, and ends."""

from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.journal.actions import record
from augenhoehe.reviews import cards, events
from augenhoehe.reviews.models import Consent, Scorecard


@action
def record_consent(scorecard, *, terms, by):
    """Record a consent: who, which agreement and text of it, when, where it lies."""
    card = Scorecard.objects.select_for_update().get(pk=scorecard.pk)
    cards.check_complete(card)
    if cards.consent_of(card):
        raise Refused(_("There is a consent in force for this version."), code="consent.there")
    if terms["agreed_on"] > timezone.localdate():
        raise Refused(_("A consent that lies ahead is none yet."), code="consent.ahead")
    now = timezone.now()
    consent = Consent.objects.create(scorecard=card, recorded_at=now, recorded_by=by, **terms)
    # Who agreed, agreed to a text: it does not change under them.
    Scorecard.objects.filter(pk=card.pk, frozen_at=None).update(frozen_at=now)
    record(events.CONSENT_RECORDED, consent, by=by)
    return consent


@action
def end_consent(consent, *, by):
    """End a consent: the version is not used with names any more."""
    consent = Consent.objects.select_for_update().get(pk=consent.pk)
    if consent.ended_at:
        raise Refused(_("This consent has ended already."), code="consent.ended")
    consent.ended_at, consent.ended_by = timezone.now(), by
    consent.save(update_fields=["ended_at", "ended_by"])
    record(events.CONSENT_ENDED, consent, by=by)
    return consent
