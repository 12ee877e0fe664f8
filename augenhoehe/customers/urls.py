from django.urls import path

from augenhoehe.customers.views import companies, contacts, merging

app_name = "customers"
urlpatterns = [
    path("", companies.companies, name="companies"),
    path("add/", companies.add, name="company_add"),
    path("<int:pk>/", companies.company, name="company"),
    path("<int:pk>/change/", companies.change, name="company_change"),
    path("<int:pk>/domain/add/", companies.domain_add, name="domain_add"),
    path("<int:pk>/domain/remove/", companies.domain_remove, name="domain_remove"),
    path("<int:pk>/merge/", merging.merge_company, name="company_merge"),
    path("contacts/", contacts.contacts, name="contacts"),
    path("contacts/add/", contacts.contact_add, name="contact_add"),
    path("contacts/<int:pk>/", contacts.contact, name="contact"),
    path("contacts/<int:pk>/change/", contacts.contact_change, name="contact_change"),
    path("contacts/<int:pk>/address/add/", contacts.address_add, name="address_add"),
    path("contacts/<int:pk>/address/remove/", contacts.address_remove, name="address_remove"),
    path("contacts/<int:pk>/link/", contacts.link, name="link"),
    path("contacts/<int:pk>/unlink/", contacts.unlink, name="unlink"),
    path("contacts/<int:pk>/merge/", merging.merge_contact, name="contact_merge"),
    path("unmerge/<int:pk>/", merging.unmerge, name="unmerge"),
    path("suggest/", merging.suggest, name="suggest"),
]
