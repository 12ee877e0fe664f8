from django.urls import path

from augenhoehe.solutions.views import keeping, using, versions

app_name = "solutions"
urlpatterns = [
    path("", keeping.list_all, name="list"),
    path("add/", keeping.add, name="add"),
    path("pick/", using.pick, name="pick"),
    path("from-text/", using.from_text, name="from_text"),
    path("<int:pk>/", keeping.show, name="show"),
    path("<int:pk>/change/", keeping.change, name="change"),
    path("<int:pk>/retire/", keeping.retire, name="retire"),
    path("<int:pk>/restore/", keeping.restore, name="restore"),
    path("<int:pk>/versions/", versions.versions, name="versions"),
    path("<int:pk>/versions/<int:number>/", versions.version, name="version"),
    path("<int:pk>/versions/<int:number>/restore/", versions.restore, name="restore_version"),
    path("<int:pk>/versions/<int:number>/drop/", versions.drop, name="drop_version"),
    path("<int:pk>/review/", keeping.review, name="review"),
]
