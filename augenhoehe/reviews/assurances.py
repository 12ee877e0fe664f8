"""What is assured about reviews, how the full form stands, and who agreed to what."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.assurances import (
    ENDED,
    HOUSE,
    LEAD,
    THERE,
    Agreed,
    State,
    assured,
    consents,
    keeps,
    switch,
)
from augenhoehe.reviews.models import (
    Appraisal,
    Brought,
    Calibration,
    Consent,
    Dispute,
    Drawing,
    FullForm,
    Place,
    Scorecard,
    Seat,
)

assured(
    "reviews.there",
    _(
        "A conversation review is read by those who were there, through no role by anybody else; "
        "no list, search, export or figure knows a word of it."
    ),
    held_by=(
        "tests/test_reviews_confided.py::test_no_address_of_the_house_shows_a_trace",
        "tests/test_reviews_confided.py::test_neither_search_nor_journal_nor_figures_know_a_word",
        "augenhoehe/reviews/tests/test_review.py::test_only_whoever_was_there_finds_it",
        "augenhoehe/reviews/tests/test_review.py::test_the_list_knows_no_search_and_no_export",
    ),
)
assured(
    "reviews.consent",
    _("Without a consent on record no scorecard is used with names and no conversation is drawn."),
    held_by=("augenhoehe/reviews/tests/test_full.py::test_without_a_consent_nothing_is_drawn",),
)

keeps(
    Seat,
    Brought,
    what=_("who was at a review, what they brought (one night), what was agreed (half a year)"),
    reads=THERE,
    until=ENDED,
)
keeps(
    Appraisal,
    Dispute,
    what=_("full form: both views of a conversation, what was agreed or disputed (a year at most)"),
    reads=THERE,
    until=ENDED,
)
keeps(
    Calibration,
    Place,
    what=_("who was asked to rate in a calibration round; not who rated how"),
    reads=THERE,
    until=ENDED,
)
keeps(
    FullForm,
    Scorecard,
    Consent,
    Drawing,
    what=_(
        "who switched the full form, wrote a scorecard, recorded a consent or drew conversations"
    ),
    reads=LEAD,
    until=HOUSE,
)


def _full_form():
    now = FullForm.objects.filter(off_at=None).first()
    return State(bool(now), f"{now.get_ground_display()}: {now.reason}" if now else "")


def _consents():
    return [
        Agreed(
            what=f"{one.scorecard} – {one.agreement}, {one.text_version}",
            who=str(one.get_giver_display()),
            on=one.agreed_on,
            where=one.reference,
            is_in_force=one.ended_at is None,
        )
        for one in Consent.objects.select_related("scorecard")
    ]


switch("reviews.full_form", title=_("Full form of the conversation review"), state=_full_form)
consents("reviews.consent", rows=_consents)
