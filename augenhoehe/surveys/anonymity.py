"""How anonymous responses stay unlinkable to whoever gave them, even with the whole database.

- What was answered and who has answered stand in two tables without a common column. Who has
  answered is a keyed hash: without the installation's secret nobody can compute it.
- Ids are random, so neither they nor SQLite's row numbers tell an order; the only time is a week.
- PostgreSQL keeps the order and the transaction of rows physically. So each new row is written
  together with up to `MIXED` others of both tables, in random order, in one transaction.
- Nothing is written into the journal, no moment into the invitation, no token, no score in links.
What is left: whoever copies the database before and after a single answer can compare the copies.
"""

import hmac
import random
import secrets
from hashlib import sha256

from augenhoehe.base.secrets import derived_key

MIXED = 100
_RANDOM = random.SystemRandom()


def who_hash(survey_id, who):
    """The keyed hash of somebody (as `contact:5`, `user:7`) for one survey."""
    words = f"{survey_id}|{who}".encode()
    return hmac.new(derived_key("surveys.who"), words, sha256).hexdigest()


def random_id():
    """An id that tells nothing; never 0, and far from the end of the numbers."""
    return secrets.randbelow(2**61) + 1


def mixed_with(model, survey_id, new):
    """Write `new` with a random handful of the survey's other rows, all of them anew, shuffled."""
    others = list(model.objects.filter(survey_id=survey_id).order_by("?")[:MIXED])
    model.objects.filter(pk__in=[row.pk for row in others]).delete()
    rows = [*others, new]
    _RANDOM.shuffle(rows)
    model.objects.bulk_create(rows)
