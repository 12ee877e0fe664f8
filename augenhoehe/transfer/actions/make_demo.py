"""A demonstration comes into an empty house."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from augenhoehe.base.actions import Refused, housekeeping
from augenhoehe.people.models import User
from augenhoehe.transfer.demo.make import build_demo


@housekeeping("import of invented data, whose journal comes with it")
def make_demo(*, language="de", seed=7, scale=1.0, now=None, tell=lambda count: None):
    """Fill an empty installation with a department and its year; returns how much was told."""
    if User.objects.exists():
        sentence = _(
            "Somebody works here already. A demo goes into an empty installation:"
            " choose another folder with AUGENHOEHE_DATA."
        )
        raise Refused(sentence, code="demo.not_empty")
    now = now or timezone.now()
    with override(language):
        return build_demo(language=language, seed=seed, scale=scale, now=now, tell=tell)
