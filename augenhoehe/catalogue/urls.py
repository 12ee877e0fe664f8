from django.urls import path

from augenhoehe.catalogue.views import promises
from augenhoehe.catalogue.views.names import PRODUCTS, TOPICS

app_name = "catalogue"
urlpatterns = [
    *TOPICS.urls("topics"),
    *PRODUCTS.urls("products"),
    path("promises/", promises.list_all, name="promises"),
    path("promises/write/", promises.write, name="write_promise"),
    path("promises/<int:pk>/", promises.promise, name="promise"),
    path("promises/<int:pk>/rewrite/", promises.rewrite, name="rewrite_promise"),
    path("promises/<int:pk>/extend/", promises.extend, name="extend_promise"),
    path("promises/<int:pk>/retire/", promises.retire, name="retire_promise"),
    path("promises/<int:pk>/restore/", promises.restore, name="restore_promise"),
    path("promises/<int:pk>/versions/<int:number>/", promises.version, name="promise_version"),
]
