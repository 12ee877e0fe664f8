"""What other rooms may point at here."""

from functools import partial

from augenhoehe.base.offers import subject
from augenhoehe.complaints import rules, year_rules
from augenhoehe.complaints.decision_rules import hanging_visible_to, url_of
from augenhoehe.complaints.models import (
    Breach,
    BreachLine,
    BreachSheet,
    ChangeTold,
    Complaint,
    Decision,
    Effort,
    NoComplaint,
    Redress,
    Why,
    Word,
    YearReport,
)
from augenhoehe.tickets.merging import goes_along

# Neither journal nor follow-up dates point at these: they leave no trace beside their complaint's.
HANGING = {
    Decision: "complaint",
    Redress: "decision__complaint",
    Why: "complaint",
    Effort: "complaint",
    ChangeTold: "complaint",
    Word: "complaint",
}

subject(
    Complaint,
    visible_to=rules.visible_to,
    label=lambda complaint: f"{complaint} {complaint.wrong[:80]}".strip(),
    hides=rules.hidden_ids,
)
goes_along(Complaint)
goes_along(NoComplaint)

subject(Breach, visible_to=rules.breaches_visible_to, hides=rules.hidden_breaches)
subject(BreachSheet, visible_to=rules.sheets_visible_to)
subject(BreachLine, visible_to=rules.lines_visible_to)
goes_along(BreachLine)

subject(YearReport, visible_to=year_rules.visible_to)

for model, way in HANGING.items():
    subject(
        model,
        visible_to=partial(hanging_visible_to, model, way),
        url=partial(url_of, way),
    )
