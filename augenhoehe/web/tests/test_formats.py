from datetime import date

from django.utils.formats import date_format
from django.utils.translation import override


def test_english_dates_put_the_day_first():
    with override("en"):
        assert date_format(date(2026, 11, 27), "SHORT_DATE_FORMAT") == "27 Nov 2026"
    with override("de"):
        assert date_format(date(2026, 11, 27), "SHORT_DATE_FORMAT") == "27.11.2026"
