"""Each rule about floors, names, templates and words, broken: (rule, {path: text})."""

A = "augenhoehe/tickets/"
PAGE = f"{A}templates/tickets/show.html"

BROKEN = [
    ("no_name_reaches_upstairs", {f"{A}models.py": 'x = models.ForeignKey("portal.Link")\n'}),
    ("no_name_reaches_upstairs", {f"{A}x.py": 'x = apps.get_model("portal.Link")\n'}),
    ("no_name_reaches_upstairs", {f"{A}x.py": 'x = apps.get_model("portal", "Link")\n'}),
    ("no_name_reaches_upstairs", {f"{A}x.py": 'x = reverse("portal:status")\n'}),
    ("no_name_reaches_upstairs", {f"{A}x.py": 'x = import_string("augenhoehe.portal.rules.x")\n'}),
    ("no_name_reaches_upstairs", {f"{A}x.py": 'x = import_module("augenhoehe.portal.rules")\n'}),
    ("no_name_reaches_upstairs", {f"{A}x.py": 'WHERE = "portal.link"\n'}),
    ("no_name_reaches_upstairs", {f"{A}x.py": 'x = render(r, "portal/status.html")\n'}),
    ("no_name_reaches_upstairs", {f"{A}x.py": 'enqueue("portal.sweep")\n'}),
    ("no_template_reaches_upstairs", {PAGE: "{% url 'portal:status' %}\n"}),
    ("no_template_reaches_upstairs", {PAGE: '{% include "portal/status.html" %}\n'}),
    ("no_template_reaches_upstairs", {PAGE: '{% extends "portal/page.html" %}\n'}),
    ("no_address_reaches_upstairs", {f"{A}x.py": 'to = f"/portal/{pk}/"\n'}),
    ("no_address_reaches_upstairs", {PAGE: '<a href="/portal/status/"></a>'}),
    ("no_room_uses_the_doors_of_another", {
        "augenhoehe/portal/x.py": "from augenhoehe.tickets.forms import TicketForm\n",
    }),
    ("no_room_uses_the_doors_of_another", {
        "augenhoehe/portal/x.py": "from augenhoehe.tickets import views\n",
    }),
    ("every_room_is_known", {"augenhoehe/shed/apps.py": ""}),
    ("reactions_name_the_kind_itself", {f"{A}reactions.py": '@react("ticket.closed")\ndef f(e):\n    g()\n'}),
    ("kinds_are_unique", {
        f"{A}events.py": 'A = kind("ticket.closed", "")\nB = kind("ticket.closed", "")\n',
    }),
    # Two names that meet in one number.
    ("kinds_are_unique", {f"{A}events.py": 'A = kind("plumless", "")\nB = kind("buckeroo", "")\n'}),
    ("kinds_stand_in_events", {f"{A}actions/close.py": 'CLOSED = kind("ticket.closed", "")\n'}),
    ("offers_are_unique", {
        f"{A}jobs.py": '@job("tickets.sweep")\ndef f():\n    g()\n',
        "augenhoehe/mail/jobs.py": '@job("tickets.sweep")\ndef f():\n    g()\n',
    }),
    ("offers_are_unique", {
        f"{A}needs.py": '@need("x", seen=s)\ndef f():\n    g()\n\n\n@need("x", seen=s)\ndef h():\n    g()\n',
    }),
    ("offers_stand_where_they_are_looked_for", {f"{A}x.py": '@job("tickets.sweep")\ndef f():\n    g()\n'}),
    ("offers_stand_where_they_are_looked_for", {f"{A}jobs.py": '@job("mail.sweep")\ndef f():\n    g()\n'}),
    ("every_asked_job_exists", {f"{A}actions/x.py": 'enqueue("tickets.swep")\n'}),
    ("every_asked_job_exists", {"augenhoehe/web/schedule.py": 'Clockwork("tickets.x", every=1)\n'}),
    ("panels_are_unique", {
        f"{A}panels.py": "@panel(A)\ndef f(h):\n    g()\n\n\n@panel(B)\ndef f(h):\n    g()\n",
    }),
    ("templates_stay_short", {PAGE: "<p></p>\n" * 81}),
    ("templates_carry_no_style_or_script", {PAGE: '<p style="color: red"></p>'}),
    ("templates_carry_no_style_or_script", {PAGE: "<script>go()</script>"}),
    ("templates_carry_no_style_or_script", {PAGE: '<a href="#" onclick="go()"></a>'}),
    ("templates_carry_no_style_or_script", {PAGE: '<a href="javascript:go()"></a>'}),
    ("no_queries_in_templates", {PAGE: "{% for one in ticket.messages.all %}{% endfor %}"}),
    ("no_queries_in_templates", {
        f"{A}models.py": 'ticket = models.ForeignKey(Ticket, related_name="messages")\n',
        PAGE: "{{ ticket.messages.count }}",
    }),
    ("no_bare_words_in_templates", {PAGE: "<p>Hello there</p>"}),
    ("no_bare_words_in_templates", {PAGE: '<input aria-label="Search">'}),
    ("no_words_in_scripts", {f"{A}static/tickets/x.js": 'say("Something went wrong");\n'}),
    ("one_word_carries_a_context", {f"{A}x.py": 'x = _("Open")\n'}),
    ("one_word_carries_a_context", {PAGE: '{% translate "Close" %}'}),
    ("messages_are_english", {f"{A}x.py": 'x = _("Das ist nicht möglich.")\n'}),
    ("messages_are_english", {PAGE: "{% translate 'Bitte warten Sie' %}"}),
]  # fmt: skip
