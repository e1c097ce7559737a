"""Below the address of a document: its texts, their files, comparisons and decision routes."""

from django.urls import path

from portal.texts.views import attachments, comparisons, decisions, documents, files, other_comparisons

# A version, and one of another document.
ACROSS = "<designation:mine>/met/<slug:other>/<designation:theirs>"

urlpatterns = [
    path("", documents.document, name="document"),
    path("op/", documents.choose_day, name="choose-day"),
    path("op/<day:day>/", documents.on_day, name="on-date"),
    path("op/<str:asked>/", documents.no_day, name="no-day"),
    path("versies/<designation:designation>/", documents.version, name="version"),
    path("versies/<designation:designation>/pdf/", files.version_as_pdf, name="version-pdf"),
    path("versies/<designation:designation>/word/", files.version_as_word, name="version-docx"),
    path(
        "versies/<designation:designation>/bijlagen/<int:position>/",
        attachments.attachment,
        name="attachment",
    ),
    path(
        "versies/<designation:designation>/bijlagen/<int:position>/bestand/",
        attachments.original,
        name="attachment-file",
    ),
    path("besluitvorming/", decisions.decision_list, name="decisions"),
    path("besluitvorming/<slug:label>/", decisions.decision, name="decision"),
    path("besluitvorming/<slug:label>/agenda.ics", decisions.route_agenda, name="route-agenda"),
    path("besluitvorming/<slug:label>/stukken/<int:pk>/", decisions.paper, name="paper"),
    path("vergelijk/", comparisons.choose, name="choose-comparison"),
    path("vergelijk/ander/", other_comparisons.choose, name="choose-other-comparison"),
    path("vergelijk/bestand/", other_comparisons.with_file, name="comparison-with-file"),
    path(f"vergelijk/{ACROSS}/", other_comparisons.across, name="comparison-across"),
    path(f"vergelijk/{ACROSS}/pdf/", other_comparisons.as_pdf, name="comparison-across-pdf"),
    path(f"vergelijk/{ACROSS}/word/", other_comparisons.as_word, name="comparison-across-docx"),
    path(f"vergelijk/{ACROSS}/json/", other_comparisons.as_json, name="comparison-across-json"),
    path("vergelijk/<pair:pair>/", comparisons.comparison, name="comparison"),
    path("vergelijk/<str:asked>/", comparisons.otherwise, name="comparison-otherwise"),
    path("vergelijk/<pair:pair>/pdf/", comparisons.as_pdf, name="comparison-pdf"),
    path("vergelijk/<pair:pair>/word/", comparisons.as_word, name="comparison-docx"),
    path("vergelijk/<pair:pair>/json/", comparisons.as_json, name="comparison-json"),
]
