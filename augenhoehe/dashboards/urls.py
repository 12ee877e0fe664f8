from django.urls import path

from augenhoehe.dashboards.views import day, deciding, figures, monthly, rounds

app_name = "dashboards"
urlpatterns = [
    path("", day.my_day, name="my_day"),
    path("day/counts/", day.counts, name="counts"),
    path("day/lay/", day.lay, name="lay"),
    path("day/take-up/", day.take, name="take_up"),
    path("present/", day.present, name="present"),
    path("figures/", figures.figures, name="figures"),
    path("figures/agreements/", figures.agreements, name="agreements"),
    path("figures/agreements/<int:pk>/end/", figures.end, name="end"),
    path("figures/<str:name>/", figures.figure, name="figure"),
    path("figures/<str:name>/target/", figures.target, name="target"),
    path("monthly/", monthly.months, name="months"),
    path("monthly/sending/", monthly.how_sent, name="month_sending"),
    path("monthly/<str:month>/", monthly.month, name="month"),
    path("monthly/<str:month>/release/", monthly.release, name="month_release"),
    path("monthly/<str:month>/take-back/", monthly.take_back, name="month_take_back"),
    path("monthly/<str:month>/ask/", deciding.ask, name="ask"),
    path("decisions/<int:pk>/question/", deciding.question, name="question"),
    path("decisions/<int:pk>/answer/", deciding.answer, name="decide"),
    path("decisions/<int:pk>/act/", deciding.act, name="act"),
    path("decisions/<int:pk>/reopen/", deciding.reopen, name="reopen_decision"),
    path("d/<str:key>/", deciding.by_link, name="by_link"),
    path("rounds/", rounds.rounds, name="rounds"),
    path("rounds/begin/", rounds.begin, name="round_begin"),
    path("rounds/<int:pk>/", rounds.show, name="round"),
    path("rounds/<int:pk>/decide/", rounds.decide, name="round_decide"),
    path("rounds/<int:pk>/end/", rounds.end, name="round_end"),
    path("rounds/<int:pk>/go-on/", rounds.go_on, name="round_go_on"),
    path("journal/all/", day.journal, name="journal"),
    path("journal/inspect/", day.inspect, name="inspect"),
]
