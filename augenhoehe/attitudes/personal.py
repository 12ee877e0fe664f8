"""What attitude keeps of persons from outside: nothing."""

from django.utils.translation import pgettext_lazy

from augenhoehe.base.personal import personal

personal("attitudes", title=pgettext_lazy("page", "Attitude"))
