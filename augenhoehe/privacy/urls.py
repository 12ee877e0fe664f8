from django.urls import path

from augenhoehe.privacy import views

app_name = "privacy"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("retain/<str:name>/", views.retain, name="retain"),
    path("contact/<int:pk>/", views.contact, name="contact"),
    path("contact/<int:pk>/export/", views.export, name="export"),
    path("contact/<int:pk>/erase/", views.erase, name="erase"),
    path("company/<int:pk>/", views.company, name="company"),
    path("company/<int:pk>/erase/", views.erase_company, name="erase_company"),
    path("packed/<int:pk>/", views.packed, name="packed"),
    path("packed/<int:pk>/fetch/", views.fetch, name="fetch"),
    path("erasure/<int:pk>/rest/", views.erase_rest, name="erase_rest"),
    path("erasure/<int:pk>/places/", views.places, name="places"),
    path("erasure/<int:pk>/places/done/", views.end_places, name="end_places"),
    path("erasure/<int:pk>/places/<int:place>/black-out/", views.black_out, name="black_out"),
    path("erasure/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
]
