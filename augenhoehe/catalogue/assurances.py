"""What service promises keep of people who work here."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.assurances import ALL, HOUSE, keeps
from augenhoehe.catalogue.models import PromiseVersion, ServicePromise

keeps(
    ServicePromise,
    PromiseVersion,
    what=_("who is in charge of a service promise and wrote a version of it"),
    reads=ALL,
    until=HOUSE,
)
