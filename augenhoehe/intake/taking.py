"""Taking in stored mails: read in advance, then a group a transaction and a savepoint a mail."""

import errno
import logging
from collections import Counter

from django.db import OperationalError, connection, transaction

from augenhoehe.base.together import gathered
from augenhoehe.customers.actions.recognise import expect_senders
from augenhoehe.intake.actions.quarantine import quarantine_mail
from augenhoehe.intake.actions.receive import receive_mail
from augenhoehe.intake.house import load_house
from augenhoehe.intake.known import load_known
from augenhoehe.intake.prepared import prepare
from augenhoehe.intake.sender import writer_of
from augenhoehe.mail.models import RawMail
from augenhoehe.mail.queries import raw_bytes

log = logging.getLogger("augenhoehe.intake")

GROUP = 25
TURN = 200
# One group at a time, or two copies of a mail could both be the first.
LOCK = 7_203_412


def take_in(raws, *, house=None, by="mail"):
    """Take in raw mails that are stored and committed; a Counter of what they became.

    A crash leaves whole groups undone, which the next run repeats. Only a full disk or a lost
    database stops the run; every other failure puts its one mail into quarantine.
    """
    house = house or load_house()
    outcomes = Counter()
    for start in range(0, len(raws), GROUP):
        outcomes += _take_group(raws[start : start + GROUP], house, by)
    return outcomes


def take_in_waiting(*, by="mail"):
    """Take in the oldest stored mails, a turn long; how many there were."""
    waiting = RawMail.objects.filter(state=RawMail.State.STORED).order_by("is_sent_copy", "pk")
    raws = list(waiting.select_related("blob")[:TURN])
    if raws:
        take_in(raws, by=by)
    return len(raws)


def _take_group(raws, house, by):
    prepared, broken = [], []
    for raw in raws:
        data = raw_bytes(raw)
        try:
            prepared.append(prepare(raw, data, house=house))
        except Exception as error:
            _stop_when_full(error)
            broken.append((raw, data, error))
    with transaction.atomic(), gathered() as waiting:
        _wait_for_others()
        known = load_known(prepared)
        expect_senders(_new_senders(prepared, house))
        outcomes = Counter(quarantine_mail(*one) for one in broken)
        for one in prepared:
            outcomes[_take_one(one, house, known, waiting, by=by)] += 1
    return outcomes


def _new_senders(prepared, house):
    """Addresses that this run has not met yet."""
    writers = (writer_of(one.mail, house) for one in prepared)
    return {a.email for a in writers if a and a.email and a.email not in house.senders}


def _take_one(prepared, house, known, waiting, *, by):
    mark = waiting.mark()
    try:
        with transaction.atomic():
            return receive_mail(prepared, house=house, known=known, by=by)
    except OperationalError:
        raise
    except Exception as error:
        _stop_when_full(error)
        log.exception("raw mail %s is put into quarantine", prepared.raw.pk)
        waiting.cut(mark)
        house.senders.clear()
        known.forget_tickets()
        return quarantine_mail(prepared.raw, raw_bytes(prepared.raw), error)


def _stop_when_full(error):
    """A full disk is no fault of the mail: stop, and repeat when there is room."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        raise error


def _wait_for_others():
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
