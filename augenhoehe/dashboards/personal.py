"""Where monthly pages, decisions and rounds may name a person from outside."""

from augenhoehe.base.personal import unsearched_passages
from augenhoehe.dashboards.actions.black_out import COLUMNS, black_out

for model, columns in COLUMNS.items():
    unsearched_passages(model, *columns, black_out=black_out)
