"""What goals keep of persons from outside: nothing; their sayers are leaders of the company."""

from django.utils.translation import gettext_lazy

from augenhoehe.base.personal import personal

personal("goals", title=gettext_lazy("Company goals"))
