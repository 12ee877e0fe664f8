"""Web and worker are killed while mails come and go; a hundred rounds: bench/kill_mail.py."""

import json
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[3] / "bench" / "kill_mail.py"


def test_no_mail_is_lost_and_none_is_doubled_when_everything_is_killed():
    command = [sys.executable, str(SCRIPT), "--rounds", "2", "--seed", "3"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=400)
    assert done.stdout, done.stderr[-2000:]
    result = json.loads(done.stdout.splitlines()[-1])
    assert result["faults"] == []
    assert result["mails"] == 12 and result["written"] >= 8
