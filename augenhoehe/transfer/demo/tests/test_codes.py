"""The demo's texts are coded: most name something, some were read by the lead, some are quoted."""

import pytest
from django.utils import timezone

from augenhoehe.base.models import Job
from augenhoehe.evaluation.models import (
    Code,
    CodedText,
    Coding,
    NamelessSums,
    Quote,
    Sample,
    SampleText,
)
from augenhoehe.evaluation.queries import released_quotes
from augenhoehe.people.models import Role, User
from augenhoehe.transfer.actions.fill_texts import fill_texts

pytestmark = pytest.mark.django_db


def test_most_texts_of_the_demo_name_something(demo):
    """By the starter code book, in the demo's language; a few stay without a code."""
    total = CodedText.objects.count()
    named = Coding.objects.filter(is_on=True).values("response").distinct().count()
    assert total > 5
    assert 0.5 * total < named
    assert NamelessSums.objects.exists()
    assert not Job.objects.filter(name="evaluation.recode").exists()


def test_the_lead_has_corrected_quoted_and_read(demo):
    """A quote names nobody of the house; the boss may read it; doing it again adds nothing."""
    quotes = list(Quote.objects.select_related("response__contact"))
    assert quotes
    for one in quotes:
        assert one.response.contact is None or one.response.contact.name not in one.text
    boss = User.objects.filter(grants__role=Role.BOSS).first()
    year = timezone.timedelta(days=400)
    assert released_quotes(quotes[0].said_at - year, quotes[0].said_at + year, boss)
    assert SampleText.objects.exclude(checked_at=None).exists()
    assert Sample.objects.get().seed == 2026
    lead = User.objects.filter(grants__role=Role.LEAD).first()
    codes = Code.objects.count()
    fill_texts(by=lead)
    assert Code.objects.count() == codes
