"""Agreement over rounds and the evaluation of the department: honest on small numbers, nameless."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from django.utils.translation import override
from openpyxl import load_workbook

from augenhoehe.complaints.periods import Period
from augenhoehe.people.tests.cast import make_person, signed_in
from augenhoehe.reviews.actions.version import begin_version
from augenhoehe.reviews.agreement_words import PARADOX, explained, judged
from augenhoehe.reviews.agreements import agreements_of
from augenhoehe.reviews.departments import LATEST, told_of_department
from augenhoehe.reviews.models import (
    Appraisal,
    Calibration,
    Dispute,
    Drawing,
    Drawn,
    KeptMark,
    Mark,
    Scorecard,
    Spread,
)
from augenhoehe.reviews.tests.rounds_cast import make_revealed
from augenhoehe.tickets.tests.cast import make_ticket

PAGE, DEPARTMENT = "/reviews/calibration/agreement/", "/reviews/department/"


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


def add_rounds(cast, *spreads, at=None):
    """Revealed rounds, one for each (so, partly, no, na), the same for every item."""
    card = Scorecard.objects.first() or begin_version(by=cast.lead)
    at = at or timezone.now()
    for spread in spreads:
        counts = dict(zip(("so", "partly", "no", "na"), spread, strict=True))
        facts = {"scorecard": card, "begun_at": at, "begun_by": cast.lead, "revealed_at": at}
        one = Calibration.objects.create(**facts)
        Spread.objects.bulk_create(
            Spread(calibration=one, item=item, **counts) for item in card.items.all()
        )


def now_told(**query):
    period = Period.from_query(query, timezone.localdate())
    return agreements_of(period, timezone.now(), "en")


def test_below_ten_rounds_nothing_is_judged_and_no_figure_is_shown(cast):
    add_rounds(cast, *[(3, 0, 0, 0), (0, 0, 3, 0), (1, 1, 1, 0)] * 3)
    found = now_told()
    # Seven items of nine rounds are 63 units, but nine texts.
    assert (found.overall.found.units, found.overall.found.groups) == (63, 9)
    assert {judged(line) for line in [*found.lines, found.overall]} == {
        "not enough to judge: 9 of 10 rounds"
    }
    shown = signed_in(cast.alice).get(PAGE).content.decode()
    assert "not enough to judge: 9 of 10 rounds" in shown and "%)" not in shown


def test_from_ten_rounds_on_each_item_has_alpha_agreement_and_ac1_with_intervals(cast):
    add_rounds(cast, *[(3, 0, 0, 0), (0, 3, 0, 0), (0, 0, 3, 0)] * 4)
    found = now_told()
    assert len(found.lines) == 7 and found.lines[0].title == "Eye level and firm friendliness"
    for line in found.lines:
        assert (line.found.word, line.found.groups, line.found.ratings) == ("reliable", 12, 36)
        assert line.found.alpha_interval and line.found.ac1_interval and line.found.percent == 1
    export = signed_in(cast.rita).get(f"{PAGE}?export=csv")
    table = b"".join(export.streaming_content).decode()
    assert table.count("you mean the same") == 9 and "Krippendorff" in table


def test_alpha_follows_the_order_of_the_anchors_and_leaves_out_what_does_not_apply(cast):
    add_rounds(cast, *[(2, 1, 0, 0), (0, 0, 3, 0)] * 6)
    near = now_told().lines[0].found.alpha
    Calibration.objects.all().delete()
    add_rounds(cast, *[(2, 0, 1, 0), (0, 3, 0, 0)] * 6)
    far = now_told().lines[0].found.alpha
    assert near > far
    add_rounds(cast, (0, 0, 0, 3))
    found = now_told()
    assert found.lines[0].found.groups == 12 and found.applies.found.groups == 13


def test_the_paradox_is_said_in_words(cast):
    add_rounds(cast, *[(4, 0, 0, 0)] * 15, *[(3, 1, 0, 0)] * 2)
    line = now_told().lines[0]
    assert line.found.percent > 0.9 and line.found.alpha < 0.1
    assert line.is_paradox and explained(line) == str(PARADOX)
    assert "AC1 says more here" in signed_in(cast.lead).get(PAGE).content.decode()
    Calibration.objects.all().delete()
    add_rounds(cast, *[(3, 0, 0, 0)] * 12)
    assert now_told().lines[0].found.word == "same"
    assert "all chose the same" in signed_in(cast.lead).get(PAGE).content.decode()


def test_the_period_stands_in_the_address(cast):
    add_rounds(cast, (3, 0, 0, 0), at=timezone.now() - timedelta(days=900))
    assert now_told().rounds == ()
    assert len(now_told(**{"from": "2020-01-01"}).rounds) == 1
    assert "No round was revealed" in signed_in(cast.bob).get(PAGE).content.decode()


def test_rounds_are_linked_for_who_was_there_and_counted_for_others_without_a_name(cast):
    one = make_revealed(cast)
    mine = signed_in(cast.bob).get(PAGE).content.decode()
    theirs = signed_in(cast.carol).get(PAGE).content.decode()
    assert one.get_absolute_url() in mine and one.get_absolute_url() not in theirs
    assert "1 round is not open to you" in theirs
    names = ("Lena Leitung", "Alice Anders", "Bob Berger")
    assert not [name for name in names if name in theirs]


@pytest.fixture
def crew(cast):
    """Five authors and more."""
    return [make_person(f"Person{n} Autor", "agent", teams=[cast.technical]) for n in range(6)]


def make_drawing(cast, authors, *, answer="so", at=None, revealed=True, **others):
    """A drawing whose conversations are these authors', each reviewed."""
    card = Scorecard.objects.first() or begin_version(by=cast.lead)
    at = at or timezone.now() - timedelta(days=3)
    facts = {"from_on": at, "until_on": at, "wanted_count": 9, "frame_count": 9, "drawn_at": at}
    drawing = Drawing.objects.create(scorecard=card, seed="7", drawn_by=cast.lead, **facts)
    for author in authors:
        ticket = make_ticket(cast.technical)
        drawn = Drawn.objects.create(drawing=drawing, ticket=ticket, stratum=0, at=at)
        two = {"author": author, "reviewer": cast.lead, "asked_at": at}
        seen = at + timedelta(hours=1) if revealed else None
        one = Appraisal.objects.create(
            drawn=drawn, scorecard=card, ticket=ticket, revealed_at=seen, **two
        )
        for item in card.items.all():
            said = others.get(item.code, answer)
            Mark.objects.create(appraisal=one, item=item, side="other", answer=said)
            Mark.objects.create(appraisal=one, item=item, side="own", answer="no")
    return drawing


def told(moment=None):
    moment = moment or timezone.now()
    return told_of_department(Period.from_query({}, timezone.localdate(moment)), moment, "en")


def test_five_authors_and_five_conversations_are_needed(cast, crew):
    make_drawing(cast, crew[:4])
    make_drawing(cast, [*crew[:4], *crew[:4]])
    assert (told().lines, told().held_back) == ([], 2)
    make_drawing(cast, crew[:5], clarity="na")
    found = told()
    assert (found.drawings, found.held_back, len(found.lines)) == (1, 2, 6)
    line = found.lines[0]
    assert line.n == 5 and [many for _a, many, _s in line.shares] == [5, 0, 0]
    assert line.shares[0][2].low == pytest.approx(0.5655, abs=1e-4)


def test_a_drawing_is_counted_as_a_whole_or_not_at_all(cast, crew):
    drawing = make_drawing(cast, crew)
    late = Appraisal.objects.last()
    Appraisal.objects.filter(pk=late.pk).update(revealed_at=None)
    assert told().lines == []
    after = drawing.drawn_at + LATEST + timedelta(days=1)
    assert told(after).lines[0].n == 5
    Appraisal.objects.filter(pk=late.pk).update(revealed_at=after - timedelta(hours=1))
    assert told(after).lines[0].n == 5


def test_an_open_dispute_holds_the_drawing_back_and_a_late_settlement_changes_nothing(cast, crew):
    drawing = make_drawing(cast, crew)
    now = timezone.now()
    one = Dispute.objects.create(
        appraisal=Appraisal.objects.first(), words="Anders gesehen", raised_at=now
    )
    assert told().lines == []
    after = drawing.drawn_at + LATEST + timedelta(days=1)
    assert told(after).lines[0].n == 5
    Dispute.objects.filter(pk=one.pk).update(state="settled", settled_at=after)
    assert told(after).lines[0].n == 5
    Dispute.objects.filter(pk=one.pk).update(settled_at=now)
    assert told().lines[0].n == 6


def test_what_is_left_of_ended_appraisals_counts_on(cast, crew):
    drawing = make_drawing(cast, [])
    month = timezone.localdate().replace(day=1)
    for item in drawing.scorecard.items.all():
        KeptMark.objects.bulk_create(
            KeptMark(drawing=drawing, item=item, answer="partly", month=month) for _n in range(6)
        )
    assert told().lines == []
    Drawing.objects.update(author_count=5)
    assert told().lines[0].n == 6


def test_no_name_stands_in_the_page_or_the_export_and_other_roles_are_denied(cast, crew):
    make_drawing(cast, crew, answer="partly")
    for who in (cast.lead, cast.alice, cast.observer):
        door = signed_in(who)
        said = door.get(DEPARTMENT).content.decode().partition("<main")[2]
        asked = "user=1&team=1&by=author"
        csv = door.get(f"{DEPARTMENT}?export=csv&{asked}")
        said += b"".join(csv.streaming_content).decode()
        book = load_workbook(BytesIO(door.get(f"{DEPARTMENT}?export=xlsx&{asked}").content))
        said += str([row for sheet in book for row in sheet.iter_rows(values_only=True)])
        assert "in part" in said and "Autor" not in said and "Technik" not in said
    for who in (cast.boss, cast.admin, cast.stranger):
        assert signed_in(who).get(DEPARTMENT).status_code in (403, 404)
        assert signed_in(who).get(f"{DEPARTMENT}?export=csv").status_code in (403, 404)
    for who in (cast.boss, cast.admin, cast.observer, cast.stranger):
        assert signed_in(who).get(PAGE).status_code in (403, 404)


def test_too_few_is_said_in_words(cast, crew):
    make_drawing(cast, crew[:4])
    shown = signed_in(cast.lead).get(DEPARTMENT).content.decode()
    assert "Too few to show" in shown and "1 drawing of this time is not counted" in shown
