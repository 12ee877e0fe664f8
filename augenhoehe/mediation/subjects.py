"""What other rooms may point at here; for whoever may not read a talk it leaves no trace at all."""

from augenhoehe.base.offers import subject
from augenhoehe.mediation import rules
from augenhoehe.mediation.models import LookBack, Point, Talk, TalkSheet, Understanding
from augenhoehe.tickets.merging import goes_along
from augenhoehe.tickets.rules import concealed_of

subject(Talk, visible_to=rules.visible_to, hides=rules.hidden_from, is_confided=True)
subject(
    Point,
    visible_to=rules.points_visible_to,
    hides=rules.hidden_of(Point, "talk"),
)
subject(
    LookBack,
    visible_to=rules.look_backs_visible_to,
    hides=rules.hidden_of(LookBack, "talk"),
)
subject(
    Understanding,
    visible_to=rules.understandings_visible_to,
    url=lambda one: one.party.talk.get_absolute_url(),
    hides=rules.hidden_of(Understanding, "party__talk"),
)
subject(TalkSheet, visible_to=rules.sheets_visible_to, hides=concealed_of(TalkSheet))
goes_along(Talk)
goes_along(TalkSheet)
