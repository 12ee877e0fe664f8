from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.complaints.models import Complaint
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.reviews.actions.draw import Wanted, draw_conversations
from augenhoehe.reviews.actions.replace import replace_drawn
from augenhoehe.reviews.actions.switch import switch_full_form_off
from augenhoehe.reviews.frame import frame_of
from augenhoehe.reviews.models import Drawing, Drawn
from augenhoehe.reviews.tests.full_cast import agreed_card, make_drawing, revealed, solved
from augenhoehe.tickets.models import Concealment, Ticket


def ids(drawing):
    return sorted(drawing.drawn.values_list("ticket", flat=True))


def frame():
    today = timezone.localdate()
    return frame_of(today, today)


def test_same_seed_same_draw_and_another_seed_another_one(cast):
    for _number in range(12):
        solved(cast.technical, cast.alice)
    first = make_drawing(cast, count=4, seed="Buche")
    drawn = ids(first)
    Drawn.objects.all().delete()
    again = make_drawing(cast, first.scorecard, count=4, seed="Buche")
    assert ids(again) == drawn and again.frame_hash == first.frame_hash
    Drawn.objects.all().delete()
    assert ids(make_drawing(cast, first.scorecard, count=4, seed="Eiche")) != drawn


def test_each_stratum_has_its_own_and_the_protocol_says_how_large_it_is(cast):
    for _number in range(6):
        solved(cast.technical, cast.alice)
    solved(cast.commercial, cast.bob)
    again = solved(cast.technical, cast.alice)
    Ticket.objects.filter(pk=again.pk).update(reopened_count=1)
    drawing = make_drawing(cast, count=4)
    sizes = {(one["team"], one["mark"]): (one["size"], one["drawn"]) for one in drawing.strata}
    assert sizes == {
        (cast.technical.pk, "plain"): (6, 2),
        (cast.commercial.pk, "plain"): (1, 1),
        (cast.technical.pk, "reopened"): (1, 1),
    }
    assert drawing.frame_count == 8 and drawing.scorecard.is_frozen


def test_what_is_protected_is_drawn_never_and_stands_in_no_number(cast):
    about = solved(cast.technical, cast.alice)
    Concealment.objects.create(ticket=about, user=cast.carol)
    breach, person = (solved(cast.technical, cast.alice) for _n in range(2))
    now = timezone.now()
    for ticket, more in ((breach, {"kind": "breach"}), (person, {"about": cast.bob})):
        Complaint.objects.create(ticket=ticket, received_at=now, team=cast.technical, **more)
    solved(cast.confidential, cast.dora)
    for field in ("is_confidential", "is_danger"):
        Ticket.objects.filter(pk=solved(cast.technical, cast.alice).pk).update(**{field: True})
    found = frame()
    assert not found.strata and not found.left_out


def test_what_is_no_conversation_of_ours_is_left_out_and_counted(cast):
    spam, merged, old, unanswered, one = (solved(cast.technical, cast.alice) for _n in range(5))
    Ticket.objects.filter(pk=spam.pk).update(no_concern="spam")
    Ticket.objects.filter(pk=merged.pk).update(merged_into=one)
    Ticket.objects.filter(pk=old.pk).update(is_history=True)
    unanswered.messages.update(author=None)
    found = frame()
    assert found.left_out == dict.fromkeys(("no_concern", "merged", "history", "unanswered"), 1)
    assert list(found.strata.values()) == [[one.pk]]


def test_what_was_drawn_is_not_drawn_again(cast):
    drawing = make_drawing(cast)
    with pytest.raises(Refused):
        make_drawing(cast, drawing.scorecard)
    assert frame().left_out == {"drawn": 1}


def test_a_drawing_needs_days_a_number_a_seed_and_the_switch(cast):
    drawing = make_drawing(cast)
    card, today = drawing.scorecard, timezone.localdate()
    good = {"from_on": today, "until_on": today, "count": 1, "seed": "7"}
    for wrong in (
        {"from_on": today + timedelta(days=1)},
        {"from_on": today - timedelta(days=400)},
        {"count": 0},
        {"count": 500},
        {"seed": " "},
    ):
        with pytest.raises(Refused):
            draw_conversations(card, wanted=Wanted(**{**good, **wrong}), by=cast.lead)
    switch_full_form_off(by=cast.lead)
    with pytest.raises(Refused):
        draw_conversations(card, wanted=Wanted(**good), by=cast.lead)
    assert Drawing.objects.count() == 1


def test_a_replacement_is_the_next_of_its_stratum_and_the_protocol_keeps_both(cast):
    card = agreed_card(cast)
    for _number in range(3):
        solved(cast.technical, cast.alice)
    drawing = make_drawing(cast, card)
    first, reserve = drawing.drawn.get(), drawing.strata[0]["reserve"]
    with pytest.raises(Refused):
        replace_drawn(first, why=" ", by=cast.lead)
    Ticket.objects.filter(pk=reserve[0]).update(is_confidential=True)
    taken = replace_drawn(first, why="Nur ein Dank", by=cast.lead)
    assert taken.ticket_id == reserve[1] and taken.instead_of == first
    for wrong in (first, taken):
        with pytest.raises(Refused):
            replace_drawn(wrong, why="Noch mal", by=cast.lead)
    table = b"".join(signed_in(cast.lead).get(f"{drawing.get_absolute_url()}protocol/")).decode()
    assert str(first.ticket_id) in table and "Nur ein Dank" in table and "Alice" not in table


def test_what_two_talk_about_is_not_replaced(cast):
    solved(cast.technical, cast.alice)
    solved(cast.technical, cast.alice)
    appraisal = revealed(cast)
    with pytest.raises(Refused):
        replace_drawn(appraisal.drawn, why="Zu spät", by=cast.lead)
