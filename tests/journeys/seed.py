"""The cast in a new installation: `python -m tests.journeys.seed LANGUAGE`, with its data folder set."""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "augenhoehe.web.settings")


def main(language):
    """People, teams, hours; everybody's password is the cast's."""
    django.setup()
    from django.utils.translation import override

    from augenhoehe.people.models import User
    from augenhoehe.people.tests.cast import make_cast
    from augenhoehe.servicelevels.actions.suggest import suggest_servicelevels

    cast = make_cast()
    User.objects.update(language=language)
    with override(language):
        suggest_servicelevels(state="NW", by=cast.lead)


if __name__ == "__main__":
    main(sys.argv[1])
