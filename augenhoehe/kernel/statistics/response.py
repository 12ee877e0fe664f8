"""Who answered, and what those who did not could change."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Response:
    """The funnel of a survey: counts, and the rates 0 to 1 (None where nothing was sent).

    `of_sent` counts answers, whole or in part, over everybody who was chosen (AAPOR RR2: who could
    not be reached stays below the line); `of_delivered` over those it reached (AAPOR RR6);
    `complete` whole answers over everybody chosen (AAPOR RR1).
    """

    sent: int
    delivered: int
    answered: int
    of_sent: float | None
    of_delivered: float | None
    complete: float | None


def response(sent: int, *, bounced: int, answered: int, partial: int = 0) -> Response:
    """Rates from counts; `partial` are those among `answered` that are not whole.

    Source: AAPOR, Standard Definitions, 10th ed. ValueError when the counts cannot be.
    """
    delivered = sent - bounced
    if not 0 <= partial <= answered <= delivered <= sent:
        raise ValueError(f"{sent} sent, {bounced} bounced, {answered} answered, {partial} partial")
    return Response(
        sent,
        delivered,
        answered,
        answered / sent if sent else None,
        answered / delivered if delivered else None,
        (answered - partial) / sent if sent else None,
    )


def share_bounds(sent: int, answered: int, hits: int) -> tuple[float, float] | None:
    """The share if all who are silent were misses, or hits; None when nothing was sent.

    Source: Manski, Identification for Prediction and Decision, 2.1 (worst-case bounds).
    """
    if not 0 <= hits <= answered <= sent:
        raise ValueError(f"{sent} sent, {answered} answered, {hits} hits")
    return (hits / sent, (hits + sent - answered) / sent) if sent else None


def mean_bounds(
    sent: int, answered: int, mean: float, *, scale: tuple[float, float]
) -> tuple[float, float] | None:
    """As `share_bounds` for a mean on a scale, or an NPS with scale (-100, 100)."""
    if not 0 <= answered <= sent:
        raise ValueError(f"{sent} sent, {answered} answered")
    if not sent:
        return None
    known = answered * mean
    return tuple((known + (sent - answered) * end) / sent for end in scale)


def early_and_late(in_order: Sequence) -> tuple[Sequence, Sequence]:
    """The first and the last quarter of answers, in the order they came.

    Who answers late resembles those who never do; a difference of the two hints at a bias
    (Armstrong and Overton, 1977). Compare them with the means of their kind.
    """
    quarter = len(in_order) // 4
    return in_order[:quarter], in_order[len(in_order) - quarter :]
