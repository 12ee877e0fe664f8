#!/usr/bin/env python3
"""Starts, tests and checks Augenhöhe from a checkout. Needs Python 3.11 or newer, nothing else.

python3 run.py [--port 8000] [--host 127.0.0.1] [--empty]    start (the first time with a demo)
python3 run.py --language en                                 the same in English, the demo too
python3 run.py test [pytest's arguments]                     test
python3 run.py check                                         all that CI checks
python3 run.py NAME …                                        a command: help lists them
"""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "augenhoehe-stamp"
NEEDED = (3, 11)
LANGUAGES = ("de", "en")
# Spoken before there is an environment, so before there is a catalogue.
HELP_DE = """Startet, testet und prüft Augenhöhe. Braucht Python 3.11 oder neuer, sonst nichts.

python3 run.py [--port 8000] [--host 127.0.0.1] [--empty]    starten (beim ersten Mal mit Demo)
python3 run.py --language en                                 dasselbe auf Englisch, auch die Demo
python3 run.py test [Argumente für pytest]                   testen
python3 run.py check                                         alles, was die CI prüft
python3 run.py NAME …                                        ein Befehl: help zählt sie auf
"""
GERMAN = {
    "Augenhöhe needs Python 3.11 or newer; this is {}.{}.": (
        "Augenhöhe braucht Python 3.11 oder neuer; dies ist {}.{}."
    ),
    "Setting up Augenhöhe (once):": "Augenhöhe wird eingerichtet (einmal):",
    "  Python packages {:.1f} s": "  Python-Pakete {:.1f} s",
    "  Installing Python packages …": "  Python-Pakete werden installiert …",
    "This did not work: {}\nIs there a way to the package index?": (
        "Das ging nicht: {}\nGibt es einen Weg zum Paketverzeichnis?"
    ),
    "Python's venv module is not complete on this machine. On Debian and Ubuntu:"
    " apt install python3-venv. (Or install uv.)": (
        "Pythons Modul venv ist auf diesem Rechner nicht vollständig. Unter Debian und Ubuntu:"
        " apt install python3-venv. (Oder uv installieren.)"
    ),
    "No Chromium was found: the journeys in a browser were left out.": (
        "Kein Chromium gefunden: die Wege im Browser wurden ausgelassen."
    ),
    "--language is de or en.": "--language ist de oder en.",
}
CHROMES = ("chromium", "chromium-browser", "google-chrome")


def main(words):
    """Make the environment if need be, then do what the first word says."""
    rest = choose_language(words)
    if sys.version_info < NEEDED:
        stop(say("Augenhöhe needs Python 3.11 or newer; this is {}.{}.", *sys.version_info[:2]))
    if rest[:1] in (["-h"], ["--help"]):
        print(HELP_DE if is_german() else __doc__)
        return 0
    make_environment()
    if rest[:1] == ["test"]:
        return test(rest[1:])
    if rest[:1] == ["check"]:
        return check()
    os.environ["PYTHONPATH"] = str(ROOT)
    os.execv(PYTHON, [str(PYTHON), "-m", "augenhoehe", *words])


# The language


def choose_language(words):
    """Speak what a leading `--language` says, here and in every process; the words behind it."""
    if words[:1] != ["--language"]:
        return words
    if "".join(words[1:2]) not in LANGUAGES:
        stop(say("--language is de or en."))
    os.environ["LANGUAGE"] = words[1]
    return words[2:]


def is_german():
    """Does the console speak German? As every program reads it."""
    names = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    wanted = next((os.environ[name] for name in names if os.environ.get(name)), "")
    return wanted.lower().startswith("de")


def say(sentence, *values):
    """A sentence in the console's language."""
    return (GERMAN[sentence] if is_german() else sentence).format(*values)


def stop(sentence):
    print(sentence, file=sys.stderr)
    raise SystemExit(1)


# The environment


def make_environment():
    """A `.venv` with exactly what constraints.txt names; nothing to do when it is there."""
    wanted = wanted_stamp()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text() == wanted:
        return
    began = time.monotonic()
    print(say("Setting up Augenhöhe (once):"), flush=True)
    install()
    compile_packages()
    STAMP.write_text(wanted)
    # So that the first help is in one's language already.
    compile_words()
    print(say("  Python packages {:.1f} s", time.monotonic() - began), flush=True)


def wanted_stamp():
    """What the environment must have been made from."""
    packages = hashlib.sha256((ROOT / "constraints.txt").read_bytes()).hexdigest()
    return f"{packages} {sys.version_info[0]}.{sys.version_info[1]}"


def install():
    constraints = str(ROOT / "constraints.txt")
    if uv := shutil.which("uv"):
        if not PYTHON.exists():
            run([uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(VENV)])
        run([uv, "pip", "sync", "--quiet", "--python", str(PYTHON), constraints])
        return
    if not PYTHON.exists():
        make_venv()
    print(say("  Installing Python packages …"), flush=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "-qq"]
    run([*pip, "--no-deps", "-r", constraints])


def compile_packages():
    """Bytecode once, here: where Python may not write it, every start would compile all again."""
    command = [str(PYTHON), "-m", "compileall", "-qq", "-j", "0", str(VENV / "lib")]
    subprocess.run(command, stdout=subprocess.DEVNULL)


def make_venv():
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(VENV)], capture_output=True, text=True
    )
    if made.returncode:
        sentence = (
            "Python's venv module is not complete on this machine. On Debian and Ubuntu:"
            " apt install python3-venv. (Or install uv.)"
        )
        stop(f"{say(sentence)}\n{(made.stdout + made.stderr)[-800:]}")


def run(command):
    if subprocess.run(command).returncode:
        sentence = "This did not work: {}\nIs there a way to the package index?"
        stop(say(sentence, " ".join(command)))


# Tests and checks


def environment(**more):
    return os.environ | {"PYTHONPATH": str(ROOT)} | more


def python(*words, **more):
    """Run a Python module of the environment; its exit code."""
    return subprocess.run([PYTHON, "-m", *words], cwd=ROOT, env=environment(**more)).returncode


def test(words):
    """The suite on SQLite; journeys where a Chromium is found."""
    compile_words()
    if words:
        return python("pytest", *words)
    chrome = find_chrome()
    scope = [] if chrome else ["-m", "not journey"]
    code = python("pytest", "-q", "-n", "2", "--dist", "worksteal", *scope)
    if not chrome:
        print(say("No Chromium was found: the journeys in a browser were left out."))
    return code


def compile_words():
    python("augenhoehe.ui.messages", "compile")


def find_chrome():
    return next((path for name in CHROMES if (path := shutil.which(name))), None)


def steps():
    """All that CI checks: (words, how to run it)."""
    suite = ("-n", "2", "--dist", "worksteal", "-m", "not journey")
    yield "style", lambda: python("ruff", "check", "--quiet", ".")
    yield "form", lambda: python("ruff", "format", "--quiet", "--check", ".")
    yield "floors", lambda: command("lint-imports")
    yield "German", lambda: python("augenhoehe.ui.messages", "check")
    yield "our own texts", lambda: python("pytest", "-q", "tests/test_own_texts.py")
    yield "suite on SQLite", lambda: tests(*suite)
    yield "suite on PostgreSQL", lambda: tests(*suite, AUGENHOEHE_TEST_DATABASE="postgresql")
    if find_chrome():
        yield "journeys", lambda: tests("-m", "journey")


def tests(*words, **more):
    """Run tests; what failed is run once more by itself, since real servers can be late."""
    code = python("pytest", "-q", *words, **more)
    if code != 1:
        return code
    print("\n-- once more, by itself: what failed", flush=True)
    return python("pytest", "-q", "-m", words[-1], "--last-failed", **more)


def command(name, *words):
    return subprocess.run([VENV / "bin" / name, *words], cwd=ROOT, env=environment()).returncode


def check():
    """Run every step, also after one that failed; the last line counts them."""
    compile_words()
    failed, count = [], 0
    for words, step in steps():
        print(f"\n== {words}", flush=True)
        began = time.monotonic()
        count += 1
        if step():
            failed.append(words)
        print(f"-- {words}: {time.monotonic() - began:.0f} s", flush=True)
    if not find_chrome():
        print(say("No Chromium was found: the journeys in a browser were left out."))
    if failed:
        print(f"\nNot in order: {', '.join(failed)}.")
    print(f"\ncheck: {count - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    raise SystemExit(main(sys.argv[1:]))
