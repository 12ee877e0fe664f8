"""Long or large computations in a process of their own that ends: `compute` for a room's heavy.py.

The worker keeps its size and its pulse: libraries are loaded in the child only, and leave with it.
Jobs that call this are outward ones, because a transaction must not wait for a computation.
"""

import pickle
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from threading import Timer
from traceback import format_exc

LONGEST = 300.0
HEAVY = {"numpy", "pandas", "scipy", "statsmodels", "sklearn", "duckdb"}


class ApartFailed(Exception):
    """The computation raised, or its process ended before it was through; says how."""


def compute(
    place: str,
    /,
    *values,
    progress: Callable[[int, int], None] | None = None,
    seconds: float = LONGEST,
    **options,
):
    """Call `package.heavy:function` with values and options in a child process; its result.

    progress(done, total) is called here while the child says how far it is, for functions that
    take `progress`; what it raises ends the child. seconds: how long it may take at most.
    """
    module, _mark, function = place.partition(":")
    if not module.endswith(".heavy"):
        raise ValueError(f"{place} is not in a heavy.py")
    asked = pickle.dumps((module, function, values, options, progress is not None))
    with subprocess.Popen(
        [sys.executable, "-m", __name__], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        watch = Timer(seconds, child.kill)
        watch.start()
        try:
            return _listen(child, asked, progress)
        finally:
            watch.cancel()
            child.kill()


class _Plain(pickle.Unpickler):
    """Reads results; one that would load a heavy library here is refused."""

    def find_class(self, module, name):
        if module.endswith(".heavy") or module.partition(".")[0] in HEAVY:
            raise ApartFailed(f"its result holds {module}.{name}; give back plain values")
        return super().find_class(module, name)


def _listen(child, asked, progress):
    try:
        child.stdin.write(asked)
        child.stdin.close()
        while True:
            word, said = _Plain(child.stdout).load()
            if word == "progress":
                progress(*said)
            elif word == "result":
                return said
            else:
                raise ApartFailed(said)
    except (EOFError, BrokenPipeError, pickle.UnpicklingError) as failure:
        raise ApartFailed("its process ended before it was through") from failure


def answer(asked, out):
    """In the child: do what was asked, and say on `out` how it goes."""

    def say(word, said):
        pickle.dump((word, said), out)
        out.flush()

    module, function, values, options, is_watched = pickle.load(asked)
    if is_watched:
        options["progress"] = lambda done, total: say("progress", (done, total))
    try:
        say("result", getattr(import_module(module), function)(*values, **options))
    except Exception:
        say("failed", format_exc())


if __name__ == "__main__":
    answer(sys.stdin.buffer, sys.stdout.buffer)
