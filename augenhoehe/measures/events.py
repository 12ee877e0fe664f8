"""What can happen to measures and ideas."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.events import kind

OPENED = kind("measure.opened", _("{by} wrote the measure {subject}"))
PLANNED = kind("measure.planned", _("{by} planned the improvement {subject}"))
CHANGED = kind("measure.changed", _("{by} changed the measure {subject}"))
AMENDED = kind(
    "measure.amended", _("{by} amended what is expected of {subject}"), ("number", "is_after_start")
)
STARTED = kind("measure.started", _("{by} started the measure {subject}"))
FINISHED = kind("measure.finished", _("{by} finished the measure {subject}"))
STOPPED = kind("measure.stopped", _("{by} stopped the measure {subject}"))
REOPENED = kind("measure.reopened", _("{by} went on with the measure {subject}"))
STEPS_CHANGED = kind("measure.steps_changed", _("{by} worked on the steps of {subject}"))
DECIDED = kind(
    "measure.decided", _("{by} decided on the effect of {subject}"), ("found", "verdict")
)
EXPORTED = kind("measure.exported", _("{by} exported a list of measures"), ("count",))
IDEA_GIVEN = kind("idea.given", _("{by} brought the idea {subject}"))
IDEA_CAME = kind("idea.came", _("An idea came in: {subject}"))
IDEA_ANSWERED = kind("idea.answered", _("{by} answered the idea {subject}"), ("state",))
IDEAS_EXPORTED = kind("idea.exported", _("{by} exported a list of ideas"), ("count",))
