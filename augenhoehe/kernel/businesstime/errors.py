"""What can be wrong with hours, spans and pauses: a code for machines, parameters for the words."""


class BadHours(ValueError):
    """Input that no service time can be computed from.

    `code` is one of: hours.never_open, hours.week_length, hours.zone_unknown, interval.unreadable,
    interval.no_such_time, interval.reversed, interval.over_midnight, interval.overlap,
    interval.not_in_day, moment.naive, span.negative, span.too_long, pause.reversed.
    `params` holds what a sentence about it needs, e.g. {"part": "8-25"}.
    """

    def __init__(self, code: str, **params):
        super().__init__(code)
        self.code = code
        self.params = params
