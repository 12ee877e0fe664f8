"""Hours, moments and strategies the tests of service time share."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st

from augenhoehe.kernel.businesstime import Hours, Interval, SpecialDay, fixed_days

BERLIN = ZoneInfo("Europe/Berlin")
OFFICE = (Interval(480, 720), Interval(780, 1020))  # 8-12, 13-17
FRIDAY = (Interval(480, 720), Interval(780, 900))  # 8-12, 13-15
WEEK = (OFFICE, OFFICE, OFFICE, OFFICE, FRIDAY, (), ())
DAYS = {
    date(2026, 4, 3): SpecialDay("holiday", "Karfreitag"),
    date(2026, 4, 6): SpecialDay("holiday", "Ostermontag"),
    date(2026, 5, 1): SpecialDay("holiday", "Tag der Arbeit"),
    date(2026, 12, 24): SpecialDay("half_day", "Heiligabend", (Interval(480, 720),)),
    date(2026, 12, 25): SpecialDay("holiday", "1. Weihnachtstag"),
    date(2026, 12, 28): SpecialDay("closed_day", "Betriebsruhe"),
}
HOUSE = Hours(WEEK, special_days=fixed_days(DAYS))
ALWAYS = Hours((((0, 1440),),) * 7)
NIGHTS = Hours((((0, 360), (1320, 1440)),) * 7)  # 22:00 to 06:00, typed as two intervals


def berlin(text: str, fold: int = 0) -> datetime:
    """A Berlin wall time like "2026-04-02 16:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN, fold=fold)


def span(hours: float = 0, minutes: float = 0) -> timedelta:
    return timedelta(hours=hours, minutes=minutes)


@st.composite
def day_intervals(draw):
    marks = draw(st.lists(st.integers(0, 1440), min_size=0, max_size=6, unique=True))
    marks = sorted(marks[: len(marks) // 2 * 2])
    return tuple(Interval(one, two) for one, two in zip(marks[::2], marks[1::2], strict=True))


# Berlin and New York change at 2 and 3 in the night, Havana and Beirut at midnight, Lord Howe by
# half an hour, Apia lost a day (30.12.2011), Kathmandu lies 5:45 off.
ZONES = st.sampled_from(
    [
        "Europe/Berlin",
        "America/New_York",
        "America/Havana",
        "Asia/Beirut",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "Asia/Kathmandu",
        "UTC",
    ]
)


@st.composite
def any_hours(draw):
    patterns = [OFFICE, draw(day_intervals()), draw(day_intervals()), ()]
    week = draw(st.lists(st.sampled_from(patterns), min_size=7, max_size=7))
    if not any(week):
        week[0] = OFFICE
    special = st.sampled_from(patterns).map(lambda found: SpecialDay("closed_day", "Fest", found))
    days = draw(st.dictionaries(st.dates(date(2011, 3, 1), date(2012, 3, 1)), special, max_size=4))
    return Hours(tuple(week), draw(ZONES), fixed_days(days))


START = datetime(2011, 3, 1, tzinfo=UTC)
MOMENTS = st.timedeltas(timedelta(0), timedelta(days=366)).map(lambda after: START + after)
SPANS = st.timedeltas(timedelta(0), timedelta(days=40))
# Enough to find what is wrong, few enough for a kernel that is tested in seconds.
law = settings(max_examples=40, deadline=None)


def clocks_change(year: int, month: int, day: int):
    """Berlin wall times on the days around a change of clocks, both folds."""
    noon = datetime(year, month, day, 12, tzinfo=UTC)
    around = st.timedeltas(timedelta(hours=-36), timedelta(hours=36)).map(lambda gap: noon + gap)
    return st.builds(
        lambda moment, fold: moment.replace(tzinfo=BERLIN, fold=fold),
        around,
        st.sampled_from([0, 1]),
    )
