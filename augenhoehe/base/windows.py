"""So many in such a time, for doors that strangers use.

Exact under any number of processes: each knock is one statement that counts and answers. The cache
cannot do that: its counting reads and writes in two steps and begins the time anew.
"""

import hmac

from django.db import connection
from django.utils import timezone

from augenhoehe.base.actions import housekeeping
from augenhoehe.base.models import Window
from augenhoehe.base.secrets import derived_key

COUNT = """
    INSERT INTO base_window (key, ends_at, count) VALUES (%s, %s, 1)
    ON CONFLICT (key) DO UPDATE SET
        count = CASE WHEN base_window.ends_at <= %s THEN 1 ELSE base_window.count + 1 END,
        ends_at = CASE WHEN base_window.ends_at <= %s THEN excluded.ends_at
                       ELSE base_window.ends_at END
    RETURNING count
"""


@housekeeping("how often somebody knocked is forgotten the same night")
def fits(name, *, most, seconds, now=None):
    """Count one more under `name`; False from the one after `most` on, until the window ends.

    A window begins with its first knock and lasts `seconds`, however often one knocks meanwhile.
    """
    moment = int((now or timezone.now()).timestamp())
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [_key(name), moment + seconds, moment, moment])
        return cursor.fetchone()[0] <= most


def is_running(name, *, now=None):
    """Did somebody knock under `name`, and has that window not ended yet?"""
    moment = int((now or timezone.now()).timestamp())
    return Window.objects.filter(key=_key(name), ends_at__gt=moment).exists()


@housekeeping("windows that are over count nothing")
def forget_windows(now):
    """Forget the windows that are over."""
    Window.objects.filter(ends_at__lte=int(now.timestamp())).delete()


def _key(name):
    """Names hold addresses of strangers: what is kept cannot be read back."""
    return hmac.digest(derived_key("windows"), name.encode(), "sha256").hex()
