"""What may be seen just now: asked once for all that one page or one command shows."""

from datetime import datetime
from functools import cached_property

from django.db.models import Max
from django.utils import timezone

from augenhoehe.base.at_once import fetch_at_once
from augenhoehe.indicators import keeping, protection
from augenhoehe.indicators.models import Book
from augenhoehe.journal.models import Entry


class Sight:
    """A moment, how far what is kept goes, and whom figures must not tell about."""

    def __init__(self, now: datetime | None = None):
        self.now = now or timezone.now()

    @cached_property
    def _rows(self):
        """Books and staff, which nearly every page of figures needs, in one statement."""
        return fetch_at_once(Book.objects.all(), protection.staff_rows())

    @cached_property
    def books(self):
        """{code of a source: its book}."""
        return keeping.books(self._rows[0])

    @cached_property
    def staff(self):
        """{employee who does the work: teams}."""
        return protection.staff(self._rows[1])

    @cached_property
    def is_enough(self):
        """May figures of the department's work be shown?"""
        return protection.are_enough(self.staff)

    @cached_property
    def hidden_teams(self):
        """Teams, as parts, of which no history is shown."""
        groups = protection.members_by_team(self.staff)
        return protection.hidden_parts(groups, open_=protection.agreed_teams())

    @cached_property
    def summed_upto(self):
        """Months before this day are summed."""
        return keeping.summed_upto(self.books)

    @cached_property
    def last_entry(self):
        """The last entry of the journal."""
        return Entry.objects.aggregate(last=Max("id"))["last"] or 0

    def keeps(self, source):
        """Shall what is kept of a source be read?"""
        return keeping.is_kept(source, self.books, last_entry=lambda: self.last_entry)
