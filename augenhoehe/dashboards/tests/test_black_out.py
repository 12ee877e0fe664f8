"""A person from outside who is erased is named on no page, no decision, no round."""

import pytest
from django.utils import timezone

from augenhoehe.base.codes import type_of
from augenhoehe.base.personal import PASSAGES
from augenhoehe.dashboards.actions.black_out import black_out
from augenhoehe.dashboards.actions.decide import Said, decide
from augenhoehe.dashboards.actions.hold_round import begin_round, write_round
from augenhoehe.dashboards.models import Decision, MonthPage, Round
from augenhoehe.dashboards.tests.cast import released
from augenhoehe.files.queries import attachments_of
from augenhoehe.kernel.mailtext.blackout import Finder
from augenhoehe.people.tests.cast import make_cast

FINDER = Finder(("Mia Muster",))


@pytest.fixture
def cast(db):
    return make_cast()


def texts(model):
    return " ".join(PASSAGES[type_of(model)].texts(model.objects.get()))


def test_a_name_is_found_and_blacked_out_everywhere(cast, work):
    page = released(cast)
    MonthPage.objects.update(intro="Mia Muster ist zufrieden.")
    decide(page.decisions.get(), said=Said("own", "Fragen Sie Mia Muster."), by=cast.boss)
    held = begin_round(timezone.localdate(), by=cast.alice)
    write_round(held, thanks="Danke an Mia Muster", measure=None, by=cast.alice)
    for model in (MonthPage, Decision, Round):
        assert "Mia Muster" in texts(model)
        black_out(model.objects.get(), finder=FINDER, by=cast.lead)
        assert "Muster" not in texts(model)
    work()
    assert len(attachments_of(page)) == 2
