from django.urls import include, path

from augenhoehe.reviews.views import agreement, calibrations, reviews

app_name = "reviews"
urlpatterns = [
    path("", reviews.reviews, name="list"),
    path("guide/", reviews.guide, name="guide"),
    path("new/", reviews.begin, name="begin"),
    path("<int:pk>/", reviews.show, name="show"),
    path("<int:pk>/bring/", reviews.bring, name="bring"),
    path("brought/<int:pk>/take-back/", reviews.take_back, name="take_back"),
    path("<int:pk>/agree/", reviews.agree, name="agree"),
    path("<int:pk>/end/", reviews.end, name="end"),
    path("<int:pk>/reopen/", reviews.reopen, name="reopen"),
    path("full/", include("augenhoehe.reviews.full_urls")),
    path("department/", agreement.department, name="department"),
    path("calibration/", calibrations.calibrations, name="calibrations"),
    path("calibration/new/", calibrations.calibrate, name="calibrate"),
    path("calibration/agreement/", agreement.agreement, name="agreement"),
    path("calibration/<int:pk>/", calibrations.calibration, name="calibration"),
    path("calibration/<int:pk>/reveal/", calibrations.reveal, name="reveal"),
    path("calibration/<int:pk>/call-off/", calibrations.call_off, name="call_off"),
    path("calibration/<int:pk>/note/", calibrations.note, name="note"),
    path("calibration/<int:pk>/items/<int:item_pk>/", calibrations.reword, name="reword"),
    path("calibration/<int:pk>/draft/", calibrations.draft, name="draft"),
]
