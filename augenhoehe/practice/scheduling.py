"""When a situation comes again: the library fsrs, in whole days (docs/adr/0018-fsrs.md)."""

from datetime import UTC

from fsrs import Card, Rating, Scheduler

LONGEST_DAYS = 180
# Our words are the four ratings of the library.
RATINGS = {
    "not_yet": Rating.Again,
    "with_effort": Rating.Hard,
    "yes": Rating.Good,
    "easily": Rating.Easy,
}
SCHEDULER = Scheduler(
    learning_steps=(),
    relearning_steps=(),
    maximum_interval=LONGEST_DAYS,
    enable_fuzzing=False,
)


def rated(state, word, now):
    """(the state behind a rating, the moment it comes again); a new situation has no state."""
    now = now.astimezone(UTC)
    card = Card.from_dict(state | {"card_id": 0}) if state else Card(card_id=0, due=now)
    card, _log = SCHEDULER.review_card(card, RATINGS[word], now)
    kept = card.to_dict()
    del kept["card_id"]
    return kept, card.due
