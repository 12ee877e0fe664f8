"""What the rules must let pass: the house as it should be, in small."""

A = "augenhoehe/tickets/"

KEPT = {
    f"{A}__init__.py": '"""What customers ask and what becomes of it."""\n',
    f"{A}apps.py": "class C:\n    def ready(self):\n        from json import loads\n",
    f"{A}models.py": (
        '"""Rows."""\nclass Ticket(models.Model):\n    """What a customer asks."""\n'
        '    team = models.ForeignKey("people.Team", related_name="tickets")\n'
        "    tags = models.ManyToManyField(Tag)\n"
    ),
    f"{A}events.py": 'CLOSED = kind("ticket.closed", _("{by} closed {subject}"))\n',
    f"{A}subjects.py": (
        "from augenhoehe.tickets.models import Ticket\nsubject(Ticket, visible_to=rules.visible_to)\n"
    ),
    f"{A}rules.py": (
        "from augenhoehe.tickets.models import Ticket\n\n\n"
        "def visible_to(user):\n    return Ticket.objects.filter(team_id__in=user.team_ids)\n"
    ),
    f"{A}queries.py": 'def inbox(seen):\n    return seen.prefetch_related("tags")\n',
    f"{A}filling.py": "def fill(ticket):\n    ticket.save()\n",
    f"{A}actions/close.py": (
        "from augenhoehe.tickets.filling import fill\n\n\n@action\ndef close_ticket(ticket, *, by):\n"
        '    """Close an open ticket."""\n    ticket.tags.clear()\n    fill(ticket)\n'
        '    enqueue("tickets.sweep")\n'
    ),
    f"{A}actions/read.py": (
        'WHY = "read marks are nobody\'s business"\n\n\n@housekeeping(WHY)\n'
        'def mark_read(ticket):\n    """Note that it was read."""\n    ticket.save()\n'
    ),
    f"{A}jobs.py": '@job("tickets.sweep")\ndef sweep():\n    close_old(by="worker")\n',
    f"{A}views.py": (
        "from augenhoehe.tickets.actions.close import close_ticket\n"
        "from augenhoehe.tickets.actions.read import mark_read\n\n\n"
        "def show(request, pk):\n"
        "    ticket = get_object_or_404(rules.visible_to(request.user), pk=pk)\n"
        "    mark_read(ticket)\n    seen = set()\n    seen.add(1)\n    {}.update({1: 2})\n\n\n"
        "@require_POST\ndef close(request, pk):\n    close_ticket(pk, by=request.user)\n\n\n"
        "def edit(request, pk):\n    if request.method == 'POST':\n"
        "        close_ticket(pk, by=request.user)\n\n\n"
        "def _door(function):\n    @require_POST\n    def door(request):\n"
        "        function(request)\n    return door\n\n\n"
        "@_door\ndef shut(request):\n    close_ticket(1, by=request.user)\n"
    ),
    f"{A}urls.py": 'urlpatterns = [path("", views.show)]\n',
    "tests/doors/tickets.py": "DOORS = {}\n",
    f"{A}tests/test_close.py": "def test_x():\n    close_ticket()\n    mark_read()\n",
    f"{A}templates/tickets/show.html": (
        '{% extends "ui/page.html" %}{% load i18n %}\n'
        "{% block body_class %}narrow{% endblock %}{# a word aside #}\n"
        "{% for tag in ticket.tags.all %}{% if not forloop.last %}, {% endif %}{% endfor %}\n"
        '{% translate "Close" context "verb" %}{% translate "No answer yet." %}\n'
        '<p aria-label="{% translate "Who is here" %}">{{ ticket.subject }}</p>\n'
        '{% blocktranslate %}Written by{% endblocktranslate %} <script src="x.js" defer></script>\n'
    ),
    f"{A}static/tickets/x.js": 'import { go } from "./y.js";\ngo(document.body.dataset.words);\n',
    f"{A}migrations/0001_initial.py": "import augenhoehe.base.secrets\n",
    "augenhoehe/kernel/days.py": (
        "from datetime import datetime, time\nfrom urllib.parse import unquote\n\n\n"
        'def noon(day):\n    """The middle of a day."""\n    return datetime.combine(day, time(12))\n'
    ),
    "augenhoehe/portal/x.py": "from augenhoehe.tickets.rules import visible_to\n",
    "augenhoehe/web/env.py": 'import os\nA = os.environ.get("AUGENHOEHE_DATA")\n',
}
