from django.urls import path

from augenhoehe.mediation.views import after, preparing, talks

app_name = "mediation"
urlpatterns = [
    path("", talks.overview, name="talks"),
    path("new/", talks.new, name="new"),
    path("<int:pk>/", talks.show, name="show"),
    path("<int:pk>/write/", talks.write, name="write"),
    path("<int:pk>/party/", talks.party_add, name="party_add"),
    path("party/<int:pk>/remove/", talks.party_remove, name="party_remove"),
    path("<int:pk>/name/", talks.name, name="name"),
    path("named/<int:pk>/remove/", talks.unname, name="unname"),
    path("<int:pk>/close/", talks.close, name="close"),
    path("<int:pk>/reopen/", talks.reopen, name="reopen"),
    path("party/<int:pk>/understanding/", after.understanding, name="understanding"),
    path("understanding/<int:pk>/give-up/", after.give_up, name="give_up"),
    path("understanding/<int:pk>/read/", after.read, name="read"),
    path("point/<int:pk>/", after.point, name="point"),
    path("point/<int:pk>/done/", after.point_done, name="point_done"),
    path("point/<int:pk>/undo/", after.point_undo, name="point_undo"),
    path("look-back/<int:pk>/", after.look_back, name="look_back"),
    path("t/<str:key>/", after.by_link, name="by_link"),
    path("sheet/of/<int:pk>/", preparing.begin, name="begin"),
    path("sheet/<int:pk>/", preparing.sheet, name="sheet"),
    path("sheet/<int:pk>/keep/", preparing.sheet_keep, name="sheet_keep"),
    path("sheet/<int:pk>/to-talk/", preparing.to_talk, name="to_talk"),
]
