"""Waiting work: asked for once, done once, tried again, given up, taken back."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from augenhoehe.base import jobs, leases
from augenhoehe.base.actions import housekeeping
from augenhoehe.base.jobs import enqueue, job
from augenhoehe.base.models import Job, Tick
from augenhoehe.base.worker import run_waiting

pytestmark = pytest.mark.django_db
RUNS = []


@housekeeping("for these tests")
def leave_mark(name):
    Tick.objects.create(name=name, at=timezone.now())


@job("test.note")
def note(word=""):
    RUNS.append(word)


@job("test.mark_and_fail")
def mark_and_fail(name):
    leave_mark(name)
    raise ValueError("no luck")


@job("test.call", outward=True)
def call(word=""):
    RUNS.append(f"outward {word}")


@job("test.steps", outward=True)
def take_steps():
    for step in range(3):
        jobs.progress(step, 3)
        RUNS.append(step)


@pytest.fixture(autouse=True)
def no_runs():
    RUNS.clear()


def test_a_job_runs_once_and_is_gone():
    enqueue("test.note", word="hello")
    assert run_waiting() == 1
    assert run_waiting() == 0
    assert RUNS == ["hello"] and not Job.objects.exists()


def test_a_job_that_is_not_due_waits():
    enqueue("test.note", due_at=timezone.now() + timedelta(minutes=1))
    assert run_waiting() == 0
    assert run_waiting(now=timezone.now() + timedelta(minutes=2)) == 1


def test_asking_is_part_of_the_transaction():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        enqueue("test.note")
        raise ZeroDivisionError
    assert not Job.objects.exists()


def test_an_unknown_job_is_not_accepted():
    with pytest.raises(AssertionError):
        enqueue("test.unheard_of")


def test_a_key_waits_once_and_can_be_asked_for_again_while_it_runs():
    enqueue("test.note", key="same", word="first")
    enqueue("test.note", key="same", word="again")
    assert Job.objects.count() == 1
    running = leases.claim("somebody", ["test.note"])
    enqueue("test.note", key="same", word="after it")
    leases.finish(running, "somebody")
    run_waiting()
    assert RUNS == ["after it"]


def test_a_failure_undoes_the_effects_and_waits_longer_each_time():
    enqueue("test.mark_and_fail", name="trace")
    waits, now = [], timezone.now()
    for _try in range(6):
        run_waiting(now=now)
        waiting = Job.objects.get()
        waits.append(round((waiting.due_at - timezone.now()).total_seconds()))
        now = waiting.due_at + timedelta(seconds=1)
    assert not Tick.objects.filter(name="trace").exists()
    assert waits == [5, 60, 300, 1800, 7200, 7200]
    assert waiting.failed_at and "no luck" in waiting.error
    assert run_waiting(now=now + timedelta(days=9)) == 0


def test_a_failed_job_gets_its_tries_back():
    enqueue("test.note")
    Job.objects.update(failed_at=timezone.now(), attempts=6)
    assert [run_waiting(), jobs.try_again(Job.objects.get().pk), run_waiting()] == [0, None, 1]


def test_one_runs_at_a_time_in_a_lane():
    for word in "ab":
        enqueue("test.note", lane="ticket 5", word=word)
    enqueue("test.note", lane="ticket 6", word="c")
    first, second = (leases.claim("somebody", ["test.note"]) for _ in range(2))
    assert [first.args["word"], second.args["word"]] == ["a", "c"]
    assert leases.claim("somebody", ["test.note"]) is None
    leases.finish(first, "somebody")
    assert leases.claim("somebody", ["test.note"]).args["word"] == "b"


def test_the_smaller_priority_goes_first():
    enqueue("test.note", priority=5, word="later")
    enqueue("test.note", priority=-5, word="sooner")
    run_waiting()
    assert RUNS == ["sooner", "later"]


def test_a_lost_lease_undoes_what_was_done():
    enqueue("test.note")
    taken = leases.claim("slow", ["test.note"])
    late = timezone.now() + leases.LEASE + timedelta(seconds=1)
    assert leases.claim("quick", ["test.note"], now=late).held_by == "quick"
    with pytest.raises(leases.LeaseLost), transaction.atomic():
        leave_mark("by the slow one")
        leases.finish(taken, "slow")
    assert not Tick.objects.exists()


def test_a_renewed_lease_stays():
    enqueue("test.note")
    leases.claim("slow", ["test.note"])
    late = timezone.now() + leases.LEASE + timedelta(seconds=1)
    leases.renew(["slow"], now=late)
    assert leases.claim("quick", ["test.note"], now=late) is None


def test_what_a_dead_process_held_is_free_at_once():
    enqueue("test.note")
    dead = leases.holder("inward0").replace(":inward0", "1:inward0")
    leases.claim(dead, ["test.note"])
    leases.end_leases_of_the_dead()
    assert leases.claim("next", ["test.note"]).attempts == 2


def test_what_a_living_process_holds_is_left_alone():
    enqueue("test.note")
    leases.claim(leases.holder("inward0"), ["test.note"])
    leases.end_leases_of_the_dead()
    assert leases.claim("next", ["test.note"]) is None


def test_a_job_that_keeps_killing_the_worker_is_given_up():
    enqueue("test.note")
    dead = leases.holder("inward0").replace(":inward0", "1:inward0")
    for _death in range(leases.MAX_CLAIMS):
        leases.claim(dead, ["test.note"])
        leases.end_leases_of_the_dead()
    assert jobs.failed_jobs().get().error.startswith("The worker ended")


def test_a_waiting_job_is_taken_back_by_its_key():
    enqueue("test.note", key="send 5")
    assert jobs.withdraw("send 5") and not jobs.withdraw("send 5")
    assert run_waiting() == 0


def test_a_running_job_stops_at_its_next_step_when_cancelled():
    enqueue("test.steps")
    job_id = Job.objects.get().pk
    Job.objects.update(cancelled_at=timezone.now())
    run_waiting()
    assert RUNS == [] and not Job.objects.filter(pk=job_id).exists()


def test_threads_for_the_world_leave_inward_work_alone():
    enqueue("test.note", word="inward")
    enqueue("test.call", word="call")
    assert run_waiting(kind="outward") == 1 and RUNS == ["outward call"]
    assert run_waiting(kind="inward") == 1 and RUNS == ["outward call", "inward"]
