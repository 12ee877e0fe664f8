"""Takes up waiting jobs: three threads, one for inward work, one for the world, one for either."""

import logging
import threading

from django.db import DatabaseError, close_old_connections, connection, transaction
from django.utils import timezone

from augenhoehe.base import jobs, leases
from augenhoehe.base.ticks import ask_for_due
from augenhoehe.base.wake import Wake

log = logging.getLogger("augenhoehe.worker")
LOOK = 0.1
ROUND = 10.0
ENDS_WITHIN = 3.0
REST = 60.0


def names_of(kind):
    """The names of the jobs that a thread of this kind takes."""
    handlers = jobs.HANDLERS.values()
    if kind == "any":
        return [h.name for h in handlers]
    return [h.name for h in handlers if h.outward == (kind == "outward")]


def run_job(taken, me):
    """Run one job; a failure is kept with the job, which waits and is tried again."""
    try:
        if jobs.is_outward(taken):
            jobs.run_handler(taken)
            leases.finish(taken, me)
        else:
            with transaction.atomic():
                # Ended first: who asks for the same key meanwhile waits, and is not lost.
                leases.finish(taken, me)
                jobs.run_handler(taken)
    except jobs.Cancelled:
        leases.finish(taken, me)
    except leases.LeaseLost:
        log.warning("job %s ran too long; another worker has it", taken)
    except Exception as failure:
        over = leases.give_back(taken, me, failure)
        again = "given up" if over else "will be tried again"
        log.warning("job %s failed (%s) and is %s", taken, type(failure).__name__, again)


def run_waiting(*, kind="any", now=None, me="here"):
    """Run all due jobs in this thread, one after the other; the number that ran."""
    count = 0
    while taken := leases.claim(me, names_of(kind), now=now):
        run_job(taken, me)
        count += 1
    return count


class Worker:
    """The worker of one process."""

    def __init__(self, clockwork=(), kinds=("inward", "outward", "any"), *, beside=None):
        self.clockwork, self.beside = clockwork, beside or {}
        self.kinds = kinds
        self.holders = [leases.holder(f"{kind}{i}") for i, kind in enumerate(kinds)]
        self.news = threading.Condition()
        self.generation = 0

    def run(self):
        """Work until STOPPING is set; jobs that take longer to end lose their lease with us."""
        threads = [
            threading.Thread(target=self.serve, args=pair, name=pair[1], daemon=True)
            for pair in zip(self.kinds, self.holders, strict=True)
        ]
        besides = [
            threading.Thread(target=self.keep_beside, args=pair, name=pair[0], daemon=True)
            for pair in self.beside.items()
        ]
        for thread in [*threads, *besides]:
            thread.start()
        try:
            self.keep_time()
        finally:
            jobs.STOPPING.set()
            self.tell()
            for thread in threads:
                thread.join(ENDS_WITHIN / len(threads))

    def keep_beside(self, name, run, rest=REST):
        """Run what goes on beside the jobs; what fails begins anew after a rest."""
        while not jobs.STOPPING.is_set():
            try:
                run()
            except Exception:
                log.exception("%s ended; it begins again", name)
                jobs.STOPPING.wait(rest)

    def keep_time(self):
        """Look for news, ask for periodic jobs, renew leases."""
        wake, elapsed = Wake(), ROUND
        while not jobs.STOPPING.wait(LOOK):
            elapsed += LOOK
            try:
                if wake.changed():
                    self.tell()
                if elapsed >= ROUND:
                    elapsed = 0.0
                    self.round()
            except DatabaseError:
                log.exception("the database does not answer; trying again")
                close_old_connections()
                jobs.STOPPING.wait(1)
        wake.close()

    def round(self):
        """What is done every ten seconds."""
        leases.renew(self.holders)
        leases.end_leases_of_the_dead()
        ask_for_due(self.clockwork)

    def tell(self):
        with self.news:
            self.generation += 1
            self.news.notify_all()

    def serve(self, kind, me):
        """One thread: job after job, else wait for news or for the next second."""
        while not jobs.STOPPING.is_set():
            seen = self.generation
            try:
                taken = leases.claim(me, names_of(kind))
                if taken:
                    run_job(taken, me)
                    continue
            except DatabaseError:
                log.exception("the database does not answer; trying again")
                close_old_connections()
                jobs.STOPPING.wait(1)
            self.wait(seen)
        connection.close()

    def wait(self, seen):
        with self.news:
            self.news.wait_for(lambda: self.generation != seen or jobs.STOPPING.is_set(), 1.0)


def oldest_waiting():
    """For how many seconds the oldest due job has waited; 0 when none does."""
    now = timezone.now()
    first = leases.oldest_due(names_of("any"), now)
    return (now - first.due_at).total_seconds() if first else 0
