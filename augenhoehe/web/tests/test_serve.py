"""Starting and stopping, as an operator meets it. Real processes, real signals."""

import os
import signal
import time
from contextlib import closing

import pytest

from augenhoehe.web.tests.cast import cpu_seconds, is_gone, read_until, wait_for


def test_a_person_signs_in_and_sees_a_page(running):
    assert running.ask("GET", "/account/login/")[0] == 200
    running.sign_in()
    status, headers, page = running.ask("GET", "/people/me/")
    assert status == 200 and b"Anna Berg" in page
    assert headers["Referrer-Policy"] == "no-referrer"


def test_an_empty_installation_prints_its_one_time_address(empty_place):
    with empty_place.serve("--empty") as running:
        said = "".join(running.said)
        path = said.partition("/setup/")[2].split()[0]
        assert running.ask("GET", f"/setup/{path}")[0] == 200
        assert running.ask("GET", "/setup/begin/" + "x" * 32 + "/")[0] == 404


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_a_signal_ends_all_within_five_seconds_with_open_streams(running, name):
    running.sign_in()
    with closing(running.open_events()) as stream:
        read_until(stream, b"event: hello")
        pids = [running.process.pid, *running.children()]
        assert len(pids) == 3
        began = time.monotonic()
        os.kill(running.process.pid, getattr(signal, name))
        assert running.process.wait(5) == 0
        assert time.monotonic() - began < 5 and all(map(is_gone, pids))


def test_kill_9_of_the_parent_leaves_no_child(running):
    running.sign_in()
    with closing(running.open_events()) as stream:
        read_until(stream, b"event: hello")
        children = running.children()
        os.kill(running.process.pid, signal.SIGKILL)
        running.process.wait()
        wait_for(lambda: all(map(is_gone, children)), 5)


def test_a_fallen_child_is_started_again(running):
    for pid in running.children():
        os.kill(pid, signal.SIGKILL)
    wait_for(lambda: len(running.children()) == 2, 10)
    wait_for(lambda: _answers(running), 10)


def _answers(running):
    try:
        return running.ask("GET", "/account/login/")[0] == 200
    except OSError:
        return False


def test_a_second_instance_on_the_same_data_is_refused(place, running):
    second = place.command("serve", "--port", "1")
    assert second.returncode == 1 and "already works on" in second.stderr
    assert "Traceback" not in second.stderr
    assert str(running.process.pid) in second.stderr


def test_a_port_in_use_is_a_sentence(place, running, tmp_path, prepared):
    prepared.port = running.port
    taken = prepared.command("serve", "--empty", "--port", str(running.port))
    assert taken.returncode and "is in use" in taken.stdout and "Traceback" not in taken.stderr


def test_a_newer_schema_is_refused(place):
    place.sql(
        "INSERT INTO django_migrations (app, name, applied) VALUES ('people', '9999_x', '2030-01-01')"
    )
    started = place.command("serve", "--empty", "--port", str(place.port))
    assert started.returncode and "newer version" in started.stdout + started.stderr
    assert "Traceback" not in started.stderr
    asked = place.command("createlead", "b@example.org", stdin="x\n")
    assert asked.returncode == 1 and "newer version" in asked.stderr


def test_before_an_update_of_the_database_there_is_a_backup(place):
    place.sql(
        "DELETE FROM django_migrations WHERE app = 'base'",
        "DROP TABLE base_job",
        "DROP TABLE base_tick",
        "DROP TABLE base_window",
    )
    with place.serve("--empty"):
        kept = list((place.folder / "backups").glob("before-update-*.backup"))
        assert len(kept) == 1


def test_a_later_start_costs_little(place):
    """Counted in CPU seconds, because the wall clock of a busy machine proves nothing."""
    with place.serve("--empty") as running:
        assert running.ask("GET", "/account/login/")[0] == 200
        web = running.children()[0]
        assert cpu_seconds(running.process.pid) + cpu_seconds(web) < 3
        assert (place.folder / "prepared").exists()


def test_the_demo_stays_on_this_machine(empty_place):
    started = empty_place.command("serve", "--host", "0.0.0.0", "--port", str(empty_place.port))
    assert started.returncode and "this machine only" in started.stdout + started.stderr
