"""A change of the code book becomes a version, and all texts are read anew."""

from django.utils import timezone

from augenhoehe.base.actions import housekeeping
from augenhoehe.base.jobs import enqueue
from augenhoehe.evaluation.coding import content_of_book
from augenhoehe.evaluation.models import BookVersion

RECODE = "evaluation.recode"


@housekeeping("the change of the code is on record; a version is how it takes effect")
def publish_book(*, by):
    """Keep the code book as it stands now, and have the worker read all texts by it."""
    person = None if isinstance(by, str) else by
    version = BookVersion(at=timezone.now(), by=person, content=content_of_book())
    version.save()
    enqueue(RECODE, key=RECODE)
    return version


@housekeeping("when texts are read is nobody's history")
def ask_for_reading():
    """Have the worker read what it has not read yet."""
    enqueue(RECODE, key=RECODE)
