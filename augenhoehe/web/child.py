"""A child of the supervisor: `web`, `worker` or `prepare`. It leaves when its parent does."""

import gc
import os
import signal
import sys
import threading
from importlib import import_module

import django

ROLES = {
    "web": "augenhoehe.web.running_web",
    "worker": "augenhoehe.web.running_worker",
    "prepare": "augenhoehe.web.prepare",
}
GRACE = 3.0


def leave_with_parent():
    """End this process when the pipe from the parent closes, whatever it is doing."""
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    threading.Event().wait(GRACE)
    os._exit(0)


def main():
    """Set Django up, then do what this child is for."""
    role, *args = sys.argv[1:]
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    threading.Thread(target=leave_with_parent, name="parent", daemon=True).start()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "augenhoehe.web.settings")
    gc.disable()
    django.setup()
    # By name, because what these modules load wants Django set up before.
    chosen = import_module(ROLES[role])
    gc.freeze()
    gc.enable()
    sys.exit(chosen.main(args))


if __name__ == "__main__":
    main()
