"""Each rule about code, broken once and once again: (rule, {path: text})."""

A = "augenhoehe/tickets/"
ACTION = "from augenhoehe.base.actions import action\n\n\n"
MODEL = '"""Rows."""\nfrom django.db import models\n\n\n'
TESTED = {f"{A}tests/test_close.py": "close_ticket"}


def lines(count, line="x = 1"):
    return f"{line}\n" * count


def function(count):
    return "def long():\n" + lines(count, "    x = 1")


BROKEN = [
    ("what_acts_is_an_action", {
        f"{A}actions/close.py": "def close_ticket(ticket):\n    ticket.save()\n",
        f"{A}views.py": "from augenhoehe.tickets.actions.close import close_ticket\n",
    }),
    ("actions_stand_in_actions", {
        f"{A}queries.py": f'{ACTION}@action\ndef close_ticket(ticket, *, by):\n    """Close."""\n',
    }),
    ("every_action_takes_by", {
        f"{A}actions/close.py": f'{ACTION}@action\ndef close_ticket(ticket):\n    """Close."""\n',
    }),
    ("every_action_takes_by", {
        f"{A}actions/close.py": f'{ACTION}@action\ndef close_ticket(by):\n    """Close."""\n',
    }),
    ("actions_take_one_thing_and_keywords", {
        f"{A}actions/close.py": f'{ACTION}@action\ndef close_ticket(ticket, why, *, by):\n    """C."""\n',
    }),
    ("housekeeping_says_why", {
        f"{A}actions/read.py": '@housekeeping("because")\ndef mark_read(ticket):\n    """Mark."""\n',
    }),
    ("housekeeping_says_why", {
        f"{A}actions/read.py": 'WHY = ""\n@housekeeping(WHY)\ndef mark_read(ticket):\n    """Mark."""\n',
    }),
    ("every_action_has_its_test", {
        f"{A}actions/close.py": f'{ACTION}@action\ndef close_ticket(ticket, *, by):\n    """Close."""\n',
        "augenhoehe/mail/tests/test_close.py": "close_ticket",
    }),
    ("every_action_says_what_it_does", {
        f"{A}actions/close.py": f"{ACTION}@action\ndef close_ticket(ticket, *, by):\n    pass\n",
    }),
    ("only_actions_write", {f"{A}views.py": "def show(request):\n    ticket.save()\n"}),
    ("only_actions_write", {f"{A}needs.py": "def offer(mine):\n    mine.update(seen=True)\n"}),
    ("only_actions_write", {f"{A}forms.py": "class F:\n    def save(self):\n        T.objects.create()\n"}),
    ("only_actions_write", {f"{A}rules.py": "def may(user):\n    Grant.objects.get_or_create(user=user)\n"}),
    ("only_actions_write", {f"{A}queries.py": "def old():\n    Ticket.objects.filter(a=1).delete()\n"}),
    ("only_actions_write", {f"{A}jobs.py": "def run():\n    Ticket.objects.bulk_create([])\n"}),
    ("only_actions_write", {
        f"{A}models.py": "tags = models.ManyToManyField(Tag)\n",
        f"{A}views.py": "def show(request, ticket):\n    ticket.tags.add(1)\n",
    }),
    ("only_actions_write", {
        f"{A}models.py": 'ticket = models.ForeignKey(Ticket, related_name="notes")\n',
        f"{A}reactions.py": "def f(entry):\n    ticket.notes.set([])\n",
    }),
    ("only_actions_write", {f"{A}panels.py": "def offer(host):\n    host.message_set.clear()\n"}),
    ("only_actions_write", {
        f"{A}filling.py": "def fill(ticket):\n    ticket.save()\n",
        f"{A}carry.py": "from augenhoehe.tickets.filling import fill\n\n\ndef go(t):\n    fill(t)\n",
        f"{A}views.py": "from augenhoehe.tickets import carry\n\n\ndef show(request):\n    carry.go(1)\n",
    }),
    ("no_model_saves_with_effects", {
        f"{A}models.py": f"{MODEL}class T(models.Model):\n    def save(self):\n        tell()\n",
    }),
    ("moments_are_set_by_actions", {
        f"{A}models.py": f"{MODEL}class T(models.Model):\n    at = models.DateTimeField(auto_now=True)\n",
    }),
    ("nothing_changes_on_get", {
        f"{A}actions/close.py": f'{ACTION}@action\ndef close_ticket(ticket, *, by):\n    """Close."""\n',
        f"{A}views.py": (
            "from augenhoehe.tickets.actions.close import close_ticket\n\n\n"
            "@login_required\ndef close(request, pk):\n    close_ticket(pk, by=request.user)\n"
        ),
    }),
    ("nothing_changes_on_get", {
        f"{A}actions/close.py": f'{ACTION}@action\ndef close_ticket(ticket, *, by):\n    """Close."""\n',
        f"{A}views/change.py": (
            "from augenhoehe.tickets.actions.close import close_ticket\n\n\n"
            "def _do(request, pk):\n    close_ticket(pk, by=request.user)\n\n\n"
            "def close(request, pk):\n    _do(request, pk)\n"
        ),
    }),
    ("every_room_classifies_its_addresses", {
        f"{A}urls.py": 'urlpatterns = [path("", views.inbox)]\n',
        "tests/doors/mail.py": "DOORS = {}\n",
    }),
    ("doors_ask_the_owner", {
        f"{A}subjects.py": (
            "from augenhoehe.tickets.models import Ticket\n"
            "subject(Ticket, visible_to=rules.visible_to)\n"
        ),
        f"{A}views.py": (
            "from augenhoehe.tickets.models import Ticket\n\n\n"
            "def show(request, pk):\n    return get_object_or_404(Ticket, pk=pk)\n"
        ),
    }),
    ("doors_ask_the_owner", {
        f"{A}subjects.py": (
            "from augenhoehe.tickets.models import Ticket\n"
            "subject(Ticket, visible_to=rules.visible_to)\n"
        ),
        f"{A}needs.py": (
            "from augenhoehe.tickets.models import Ticket\n\n\n"
            "def offer(mine, user, now):\n    return Ticket.objects.filter(due_at__lt=now)\n"
        ),
    }),
    ("no_django_signals", {f"{A}apps.py": "from django.db.models.signals import post_save\n"}),
    ("no_django_signals", {f"{A}x.py": "from django.dispatch import receiver\n"}),
    ("no_django_signals", {f"{A}x.py": "from django.db.models import signals\n"}),
    ("no_clock_in_the_kernel", {
        "augenhoehe/kernel/x.py": "from datetime import datetime\nat = datetime.now()\n",
    }),
    ("no_clock_in_the_kernel", {
        "augenhoehe/kernel/x.py": "from time import monotonic\nat = monotonic()\n",
    }),
    ("the_kernel_touches_nothing", {"augenhoehe/kernel/x.py": "import os\n"}),
    ("the_kernel_touches_nothing", {"augenhoehe/kernel/x.py": "from django.db import models\n"}),
    ("the_kernel_touches_nothing", {"augenhoehe/kernel/x.py": 'text = open("x").read()\n'}),
    ("no_user_in_the_air", {f"{A}x.py": "from threading import local\n"}),
    ("no_user_in_the_air", {f"{A}x.py": 'USER = ContextVar("current user")\n'}),
    ("no_network_where_transactions_are", {f"{A}actions/tell.py": "import smtplib\n"}),
    ("no_network_where_transactions_are", {f"{A}views.py": "from urllib.request import urlopen\n"}),
    ("no_inline_imports", {f"{A}x.py": "def f():\n    import json\n"}),
    ("no_inline_imports", {f"{A}apps.py": "def other():\n    from json import loads\n"}),
    ("heavy_libraries_stay_in_heavy", {f"{A}queries.py": "import scipy.stats\n"}),
    ("heavy_libraries_stay_in_heavy", {f"{A}x.py": "from augenhoehe.tickets.heavy import fit\n"}),
    ("only_env_reads_the_environment", {f"{A}x.py": 'import os\na = os.environ["A"]\n'}),
    ("only_env_reads_the_environment", {f"{A}x.py": "from os import getenv\n"}),
    ("data_migrations_import_no_rooms", {
        f"{A}migrations/0002_move.py": "from augenhoehe.tickets.models import Ticket\nRunPython()\n",
    }),
    ("migrations_have_names", {f"{A}migrations/0002_auto_20260101.py": ""}),
    ("no_mocks", {f"{A}tests/test_x.py": "from unittest.mock import patch\n"}),
    ("files_stay_short", {f"{A}x.py": lines(401)}),
    ("files_stay_short", {f"{A}static/tickets/x.js": lines(401)}),
    ("functions_stay_short", {f"{A}x.py": function(40)}),
    ("functions_stay_short", {f"{A}tests/test_x.py": f"async {function(40)}"}),
    ("functions_take_few_parameters", {f"{A}x.py": "def f(a, *, b, c, d, e, g, h):\n    return 1\n"}),
    ("functions_take_few_parameters", {f"{A}x.py": "def f(a, b, c, d, e, g):\n    return 1\n"}),
    ("nobody_silences_the_linter", {f"{A}x.py": "x = 1  # noqa: C901\n"}),
    ("few_environment_variables", {
        "augenhoehe/web/env.py": "".join(f'"AUGENHOEHE_{chr(65 + n)}"\n' for n in range(26)),
    }),
    ("every_room_says_what_it_is_for", {f"{A}__init__.py": ""}),
    ("every_model_says_what_it_is", {f"{A}models.py": "class T(models.Model):\n    pass\n"}),
    ("every_model_says_what_it_is", {f"{A}models/work.py": "class T(Model):\n    pass\n"}),
    ("every_public_function_of_the_kernel_is_explained", {
        "augenhoehe/kernel/x.py": "def mean(rows):\n    return 1\n",
    }),
    ("no_vague_names", {f"{A}utils.py": ""}),
    ("no_vague_names", {f"{A}common/x.py": ""}),
    ("no_model_is_called_request_or_case", {
        f"{A}models.py": 'class Case(models.Model):\n    """A case."""\n',
    }),
    ("nothing_is_left_for_later", {f"{A}x.py": "# TO" "DO: later\n"}),
    ("nothing_is_left_for_later", {f"{A}static/tickets/x.js": "// FIX" "ME\n"}),
    ("no_stubs", {f"{A}x.py": 'def f():\n    """Do it."""\n    pass\n'}),
    ("no_stubs", {f"{A}x.py": "def f():\n    raise NotImplementedError\n"}),
]  # fmt: skip
