"""Below the address of a document: what its register tells."""

from django.urls import path

from portal.register.views import lists

urlpatterns = [
    path("tijdlijn/", lists.timeline, name="timeline"),
    path("tijdlijn/<str:form>/", lists.timeline, name="timeline-export"),
    path("controle/", lists.check, name="check"),
    path("controle/<str:form>/", lists.check, name="check-export"),
    path("bedragen/", lists.amounts, name="amounts"),
    path("bedragen/<str:form>/", lists.amounts, name="amounts-export"),
    path("tussen/", lists.between, name="between"),
    path("tussen/<str:form>/", lists.between, name="between-export"),
]
