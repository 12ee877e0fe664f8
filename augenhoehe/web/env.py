"""The only place that reads the environment. Everything else is a setting on the screen."""

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

ROOT = Path(__file__).parents[2]
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def data_folder() -> Path:
    """Where everything is written (AUGENHOEHE_DATA, default `data/`)."""
    folder = Path(os.environ.get("AUGENHOEHE_DATA") or ROOT / "data").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path) -> str:
    """AUGENHOEHE_SECRET, or a key drawn once and kept 0600 in the data folder."""
    if given := os.environ.get("AUGENHOEHE_SECRET"):
        return given
    path = folder / "secret.key"
    try:
        with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as new:
            new.write(secrets.token_urlsafe(48))
            new.flush()
            os.fsync(new.fileno())
    except FileExistsError:
        pass
    return path.read_text().strip()


def public_url() -> str:
    """AUGENHOEHE_URL: the only source of links in mails; empty when unset."""
    return (os.environ.get("AUGENHOEHE_URL") or "").rstrip("/")


def hosts() -> list[str]:
    """Names this installation answers to: loopback, the public one, and AUGENHOEHE_HOSTS."""
    extra = [h for h in os.environ.get("AUGENHOEHE_HOSTS", "").split(",") if h]
    named = urlsplit(public_url()).hostname
    return ["localhost", "127.0.0.1", "[::1]", *([named] if named else []), *extra]


def trusted_proxies() -> int:
    """How many proxies stand in front (AUGENHOEHE_PROXIES); none are trusted unless counted."""
    return int(os.environ.get("AUGENHOEHE_PROXIES") or 0)


LANGUAGES = ("de", "en")


def console_language() -> str:
    """The console's language as every program reads it: German where it begins with de."""
    names = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    wanted = next((os.environ[name] for name in names if os.environ.get(name)), "")
    return "de" if wanted.lower().startswith("de") else "en"


def speak(language: str):
    """Let this process and its children speak this language on the console."""
    os.environ["LANGUAGE"] = language


SQLITE_START = """
PRAGMA journal_mode=WAL;
PRAGMA synchronous=FULL;
PRAGMA mmap_size=67108864;
PRAGMA cache_size=-8192;
PRAGMA temp_store=MEMORY;
"""


def database_url() -> str:
    """AUGENHOEHE_DATABASE_URL: postgresql://…, or empty for SQLite in the data folder."""
    return os.environ.get("AUGENHOEHE_DATABASE_URL") or ""


def database(folder: Path) -> dict:
    """SQLite in the data folder, or what AUGENHOEHE_DATABASE_URL names."""
    url = database_url()
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / "augenhoehe.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "init_command": SQLITE_START,
                "timeout": 10,
            },
        }
    return _postgresql(url)


def _postgresql(url: str) -> dict:
    """postgresql://user:password@host:port/name?sslmode=require; `?host=/folder` for a socket."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise SystemExit("AUGENHOEHE_DATABASE_URL must begin with postgresql://")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or parts.hostname or "",
        "PORT": parts.port or "",
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
