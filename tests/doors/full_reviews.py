"""The full form of conversation reviews."""

from django.utils import timezone

from augenhoehe.reviews.actions.dispute import (
    answer_dispute,
    call_second_instance,
    items_seen_otherwise,
    raise_dispute,
)
from augenhoehe.reviews.actions.version import begin_version
from augenhoehe.reviews.models import Dispute
from augenhoehe.reviews.tests.full_cast import (
    agree_on,
    agreed_card,
    make_appraisal,
    make_drawing,
    revealed,
    say,
    solved,
    switch_on,
)
from tests.doors.kinds import Thing, door

SEE, LEAD, READ = "full review see", "full review lead", "full review read"
TERMS = {
    "giver": "council",
    "agreement": "BV",
    "text_version": "1",
    "agreed_on": "2026-03-01",
    "reference": "Ordner 7",
}
SENTENCES = dict.fromkeys(("title", "ask", "so", "partly", "no", "good", "bad"), "Ein Satz")
SWITCH = {"ground": "agreement", "reason": "BV vom 1. März"}

DOORS = {
    "reviews:full": door(SEE, methods="GET POST", change=LEAD, data=SWITCH),
    "reviews:switch_off": door(LEAD, "full switch", "POST"),
    "reviews:begin_version": door(LEAD, "", "POST", data={"why": "Klarer"}),
    "reviews:scorecard": door(SEE, "full draft card"),
    "reviews:drop_version": door(LEAD, "full draft card", "POST"),
    "reviews:add_item": door(LEAD, "full draft card", "POST", data={"title": "Stimme"}),
    "reviews:consent": door(LEAD, "full card to agree", "POST", data=TERMS),
    "reviews:end_consent": door(LEAD, "full consent", "POST"),
    "reviews:remove_item": door(LEAD, "full item", "POST"),
    "reviews:word": door(LEAD, "full item", "GET POST", kwargs={"language": "de"}, data=SENTENCES),
    "reviews:draw": door(LEAD, "", "GET POST"),
    "reviews:drawing": door(SEE, "full drawing"),
    "reviews:protocol": door(SEE, "full drawing"),
    "reviews:appoint": door(LEAD, "full drawing", "POST"),
    "reviews:replace": door(LEAD, "full drawn", "GET POST", data={"why": "Zu kurz"}),
    "reviews:appraisal": door(READ, "full appraisal"),
    "reviews:keep": door(READ, "full own view", "POST"),
    "reviews:agree_on": door(
        READ,
        "full revealed",
        "POST",
        data={"behaviour": "Tag nennen", "example": "Am Montag", "look_on": "2099-01-01"},
    ),
    "reviews:look": door(READ, "full agreed", "POST"),
    "reviews:dispute_items": door("full review dispute", "full disputable", "POST"),
    "reviews:dispute": door(READ, "full dispute"),
    "reviews:answer": door("full review answer", "full raised", "POST", data={"words": "Gut"}),
    "reviews:decide": door("full review decide", "full called", "POST", data={"words": "Gut"}),
    "reviews:withdraw": door("full review dispute", "full authors dispute", "POST"),
    "reviews:accept": door("full review dispute", "full answered", "POST"),
    "reviews:call": door("full review dispute", "full answered", "POST"),
}
ALL = "lead alice bob carol dora rita observer"
TWO = "alice bob"


def _open(pk, **more):
    return [Thing({"pk": pk}, seen=ALL, **more)]


def make_switch(cast):
    """Switched on; there is nothing in the address."""
    switch_on(cast)
    return [Thing({}, seen=ALL)]


def make_draft(cast):
    """A version that is being written."""
    return _open(begin_version(by=cast.lead).pk)


def make_card_to_agree(cast):
    """The same; whom it names must exist."""
    TERMS["second_instance"] = cast.lead.pk
    return make_draft(cast)


def make_consent(cast):
    """A consent in force."""
    return _open(agreed_card(cast).consents.get().pk)


def make_item(cast):
    """An item of a version that is being written."""
    return _open(begin_version(by=cast.lead).items.first().pk)


def make_protocol(cast):
    """A drawing of one conversation."""
    return _open(make_drawing(cast).pk)


def make_drawn(cast):
    """One of two conversations of a stratum, so that there is another one."""
    for _number in range(2):
        solved(cast.technical, cast.alice)
    return _open(make_drawing(cast).drawn.get().pk)


def _two(appraisal, own=TWO):
    return [Thing({"pk": appraisal.pk}, seen=TWO, own=own)]


def make_asked(cast):
    """Alice's conversation, looked at by Bob."""
    return _two(make_appraisal(cast))


def make_own_view(cast):
    """Alice's view, whole; it is not Bob's turn."""
    appraisal = make_appraisal(cast)
    say(appraisal, cast.alice)
    return _two(appraisal)


def make_revealed(cast):
    """Both views are there."""
    return _two(revealed(cast))


def make_agreed(cast):
    """They agreed."""
    return _two(agree_on(revealed(cast), cast.bob))


def make_disputable(cast):
    """Its author may dispute."""
    return _two(revealed(cast), own="alice")


def _raised(cast):
    appraisal = revealed(cast)
    ids = items_seen_otherwise(appraisal)
    return raise_dispute(appraisal, item_ids=ids, words="Nein", by=cast.alice)


def _answered(cast):
    return answer_dispute(_raised(cast), granted_ids=[], words="Doch", by=cast.bob)


def make_dispute(cast):
    """Read by the two."""
    return _two(_raised(cast))


def make_raised(cast):
    """Answered by Bob."""
    return _two(_raised(cast), own="bob")


def make_authors(cast):
    """Taken back by Alice."""
    return _two(_raised(cast), own="alice")


def make_answered(cast):
    """Taken further, or not, by Alice."""
    return _two(_answered(cast), own="alice")


def make_called(cast):
    """Decided by Carol, whom the agreement names; it lies with nobody else."""
    dispute = call_second_instance(_answered(cast), by=cast.alice)
    Dispute.objects.filter(pk=dispute.pk).update(second=cast.carol, called_at=timezone.now())
    return [Thing({"pk": dispute.pk}, seen="alice bob carol", own="carol")]


THINGS = {
    "full switch": make_switch,
    "full draft card": make_draft,
    "full card to agree": make_card_to_agree,
    "full consent": make_consent,
    "full item": make_item,
    "full drawing": make_protocol,
    "full drawn": make_drawn,
    "full appraisal": make_asked,
    "full own view": make_own_view,
    "full revealed": make_revealed,
    "full agreed": make_agreed,
    "full disputable": make_disputable,
    "full dispute": make_dispute,
    "full raised": make_raised,
    "full authors dispute": make_authors,
    "full answered": make_answered,
    "full called": make_called,
}
