"""A text of the house that changed is read again, by whichever door it came."""

from augenhoehe.attitudes.actions.read_house_texts import forget_row, read_rows
from augenhoehe.base.events import react
from augenhoehe.base.house_texts import HOUSE_TEXTS


def _follow(source, event):
    """Read the texts of a row anew after each event of this kind."""

    @react(event, name=f"attitudes.read {event.name}")
    def read_again(entry):
        row = source.rows().filter(pk=entry.subject_id).first()
        if row is None:
            forget_row(source, entry.subject_id)
        else:
            read_rows([(source, row)])


for _source in HOUSE_TEXTS.values():
    for _event in _source.after:
        _follow(_source, _event)
