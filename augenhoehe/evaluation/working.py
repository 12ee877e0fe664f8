"""How far the worker is with reading all texts anew."""

from django.db.models import F

from augenhoehe.base import jobs
from augenhoehe.base.models import Job
from augenhoehe.evaluation.actions.publish import RECODE, ask_for_reading
from augenhoehe.evaluation.coding import current_version
from augenhoehe.evaluation.models import CodedText


def reading_now():
    """The job that reads all texts, if one waits or runs; it knows its progress."""
    rows = Job.objects.filter(name=RECODE, failed_at=None)
    return rows.order_by(F("held_by").desc(nulls_last=True), "pk").first()


def has_unread():
    """Was the reading stopped before it was done?"""
    version = current_version()
    if version is None or reading_now():
        return False
    return CodedText.objects.exclude(version=version).exclude(response__text="").exists()


def stop_reading():
    """Have it stop at its next step."""
    for one in Job.objects.filter(name=RECODE):
        jobs.cancel(one.pk)


def go_on_reading():
    """Ask for it again: what was read already is passed."""
    ask_for_reading()
