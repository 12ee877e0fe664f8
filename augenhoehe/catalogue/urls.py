from augenhoehe.catalogue.views import PRODUCTS, TOPICS

app_name = "catalogue"
urlpatterns = [*TOPICS.urls("topics"), *PRODUCTS.urls("products")]
