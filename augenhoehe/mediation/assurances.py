"""What clearing talks keep of people who work here."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.assurances import NAMED, THING, keeps
from augenhoehe.mediation.models import Point, Reader, Talk, TalkSheet, Understanding

keeps(
    Talk,
    Reader,
    Point,
    Understanding,
    TalkSheet,
    what=_("who leads a clearing talk, may read it, and does what was agreed"),
    reads=NAMED,
    until=THING,
)
