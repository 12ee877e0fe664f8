"""Attacks on the full form: what closes after it was drawn."""

from augenhoehe.people.tests.cast import signed_in
from augenhoehe.reviews import rules
from augenhoehe.reviews.actions.dispute import items_seen_otherwise, raise_dispute
from augenhoehe.reviews.tests.cast import SECRET
from augenhoehe.reviews.tests.full_cast import revealed
from augenhoehe.tickets.models import Ticket


def test_what_became_confidential_is_closed_to_who_may_not_read_it_any_more(cast):
    appraisal = revealed(cast)
    ids = items_seen_otherwise(appraisal)
    dispute = raise_dispute(appraisal, item_ids=ids[:1], words=SECRET, by=cast.alice)
    pages = (appraisal.get_absolute_url(), dispute.get_absolute_url())
    bob = signed_in(cast.bob)
    assert [bob.get(page).status_code for page in pages] == [200, 200]
    Ticket.objects.filter(pk=appraisal.ticket_id).update(is_confidential=True, assignee=cast.lead)
    assert [bob.get(page).status_code for page in pages] == [404, 404]
    for page in ("/", "/reviews/"):
        assert SECRET not in bob.get(page, follow=True).content.decode()
    assert appraisal.pk in rules.appraisals_hidden_from(cast.bob)
