"""What a complaint's way looked like, to be put back; used by the actions."""

from datetime import datetime

from django.utils.dateparse import parse_datetime

from augenhoehe.complaints.clocks import set_clocks
from augenhoehe.complaints.moving import STATE_FIELDS

MOMENTS = [name for name in STATE_FIELDS if name.endswith("_at")]


def picture_of(complaint):
    """State and moments as JSON."""
    return {name: _plain(getattr(complaint, name)) for name in STATE_FIELDS}


def put_back(complaint, picture):
    """As it was; the clocks are worked out anew."""
    for name in STATE_FIELDS:
        value = picture[name]
        setattr(complaint, name, parse_datetime(value) if name in MOMENTS and value else value)
    set_clocks(complaint)
    complaint.save(update_fields=STATE_FIELDS)


def _plain(value):
    return value.isoformat() if isinstance(value, datetime) else value
