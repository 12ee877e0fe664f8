"""All clockwork of the house in one list. Times are those of the house (Europe/Berlin)."""

from augenhoehe.base.ticks import Clockwork

CLOCKWORK = [
    Clockwork("mail.read_all", every=30),
    Clockwork("mail.sweep", every=300),
    Clockwork("intake.catch_up", every=300),
    Clockwork("indicators.refresh", every=30),
    Clockwork("indicators.nightly", cron="30 2 * * *"),
    Clockwork("surveys.ask", every=60),
    Clockwork("surveys.daily", cron="0 11 * * *"),
    Clockwork("evaluation.sums", cron="45 4 * * *"),
    Clockwork("dashboards.send_months", cron="15 7 * * *"),
    Clockwork("tickets.resume", every=60),
    Clockwork("tickets.rest", every=3600),
    Clockwork("tickets.forget_undos", cron="0 3 * * *"),
    Clockwork("evaluation.studies", cron="10 4 * * *"),
    Clockwork("mediation.forget", cron="20 3 * * *"),
    Clockwork("reviews.forget", cron="25 3 * * *"),
    Clockwork("attitudes.forget_counts", cron="5 0 * * *"),
    Clockwork("attitudes.team", cron="30 8 * * 1-5"),
    Clockwork("attitudes.house_texts", cron="50 3 * * *"),
    Clockwork("privacy.nightly", cron="30 3 * * *"),
    Clockwork("web.backup", cron="15 2 * * *"),
    Clockwork("web.clear_sessions", cron="45 3 * * *"),
]
