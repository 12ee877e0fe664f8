"""The worker process."""

import os
import signal

from augenhoehe.base import jobs
from augenhoehe.base.worker import Worker
from augenhoehe.web.schedule import CLOCKWORK


def main(_args):
    """Work until told to stop."""
    signal.signal(signal.SIGTERM, lambda *_: jobs.STOPPING.set())
    Worker(CLOCKWORK, beside=jobs.BESIDE).run()
    # Threads that still wait for the world end here; their leases end with this process.
    os._exit(0)
