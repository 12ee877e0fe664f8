"""Django's handler, as the front calls it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "augenhoehe.web.settings")
application = get_wsgi_application()
