from django.urls import path

from augenhoehe.complaints import decision_urls, evaluation_urls
from augenhoehe.complaints.regimes import REGIMES
from augenhoehe.complaints.views import (
    breach_acts,
    breaches,
    reading,
    settings,
    telling,
    working,
    writing,
)

app_name = "complaints"
urlpatterns = [
    path("", reading.list_all, name="list"),
    path("new/", writing.new, name="new"),
    path("suggestions/<int:pk>/dismiss/", writing.dismiss, name="dismiss"),
    path("deadlines/templates/", settings.templates, name="templates"),
    path("deadlines/templates/<slug:code>/", settings.add, name="add_template"),
    *REGIMES.urls("deadlines"),
    path("words/<int:pk>/untell/", telling.untell, name="untell"),
    path("<int:pk>/", reading.show, name="show"),
    path("<int:pk>/change/", writing.change, name="change"),
    path("<int:pk>/tell/<slug:kind>/", telling.tell, name="tell"),
    path("<int:pk>/clarify/", working.clarify, name="clarify"),
    path("<int:pk>/findings/", working.note, name="note"),
    path("<int:pk>/assign/", working.assign, name="assign"),
    path("<int:pk>/close/", working.close, name="close"),
    path("<int:pk>/withdraw/", working.withdraw, name="withdraw"),
    path("<int:pk>/reopen/", working.reopen, name="reopen"),
    path("<int:pk>/conceal/", working.conceal, name="conceal"),
    path("<int:pk>/merge/", working.merge, name="merge"),
    path("<int:pk>/unmerge/", working.unmerge, name="unmerge"),
    path("<int:pk>/hand-over/", working.hand_over, name="hand_over"),
    *decision_urls.urlpatterns,
    *evaluation_urls.urlpatterns,
    path("breaches/", breaches.breaches, name="breaches"),
    path("breaches/new/", breaches.open_one, name="open_breach"),
    path("breaches/settings/", breach_acts.protection, name="protection"),
    path("breaches/<int:pk>/", breaches.breach, name="breach"),
    path("breaches/<int:pk>/write/", breaches.write, name="write_breach"),
    path("breaches/<int:pk>/risk/", breach_acts.judge, name="judge_breach"),
    path("breaches/<int:pk>/reported/", breach_acts.report, name="report_breach"),
    path("breaches/<int:pk>/told/", breach_acts.tell, name="tell_affected"),
    path("breaches/<int:pk>/steps/<slug:code>/", breach_acts.step, name="breach_step"),
    path("breaches/<int:pk>/log/", breach_acts.log, name="log_breach"),
    path("breaches/<int:pk>/readers/", breach_acts.readers, name="breach_readers"),
    path("breaches/<int:pk>/sheet/", breach_acts.sheet, name="breach_sheet"),
    path(
        "breaches/<int:pk>/mail/<slug:which>/<slug:language>/",
        breach_acts.mail,
        name="breach_mail",
    ),
    path("breaches/<int:pk>/end/", breach_acts.end, name="end_breach"),
    path("breaches/<int:pk>/reopen/", breach_acts.reopen, name="reopen_breach"),
]
