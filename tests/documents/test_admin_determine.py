"""Vaststellen in the admin: it says what will happen, asks about warnings, and happens once."""

import json
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from wagtail.models import PageLogEntry

import pytest

from documents.drafting.mapping import put_text, text_of
from documents.drafting.tree import draft_of
from documents.models import DocumentPage, Version
from documents.reading.recognition.findings import recognition_warnings
from documents.text import Text, plain_text
from documents.text.data import canonical_json, from_data, to_data
from documents.versions.objections import concerns
from tests.documents.admin_steps import (
    ACT,
    bring_in,
    determine,
    determine_data,
    editor,
    latest,
    messages_of,
    word_file,
)
from tests.factories import make_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return editor()


@pytest.fixture
def page(client) -> DocumentPage:
    return bring_in(client, word_file())


def change(page: DocumentPage, old: str, new: str) -> None:
    """Edits the words of the draft."""
    draft = draft_of(page.document)
    text, pictures = text_of(draft)
    written = canonical_json(to_data(text)).replace(old, new)
    put_text(draft, from_data(json.loads(written)), pictures)


def address(page: DocumentPage) -> str:
    return reverse("determine", args=[page.pk])


def test_the_page_says_what_will_happen(client, page) -> None:
    shown = client.get(address(page)).text
    assert "<strong>versie 1</strong>" in shown
    assert "Alle deelnemers moeten tekenen" in shown
    assert "niet ongedaan maken" in shown
    assert not Version.objects.exists()


def test_determining_makes_the_version_with_what_was_filled_in(client, page) -> None:
    response = determine(client, page, label="2025", determined_on="18-09-2025", reference_date="01-01-2025")
    version = latest(page.document)
    assert (version.number, version.label) == (1, "2025")
    assert version.determined_on == date(2025, 9, 18)
    assert version.reference_date == date(2025, 1, 1)
    assert version.rule == {"type": "all", "act": "signature", "of": "members"}
    assert version.determined_by == "Redacteur"
    assert version.text == text_of(draft_of(page.document))[0]
    assert "is vastgesteld" in messages_of(response)
    assert PageLogEntry.objects.filter(page=page.pk, action="documents.determine").count() == 1


def test_the_log_tells_it_in_dutch(client, page) -> None:
    determine(client, page)
    shown = client.get(reverse("wagtailadmin_pages:history", args=[page.pk])).text
    assert "Vastgesteld als versie 1" in shown
    assert "Tekst overgenomen uit" in shown


def test_a_fixed_day_of_entry_into_force(client, page) -> None:
    missing = determine(client, page, rule="day")
    assert "in_force_from" in missing.context["form"].errors
    determine(client, page, rule="day", in_force_from="01-01-2026")
    assert latest(page.document).rule == {"type": "date", "on": "2026-01-01"}


def test_warnings_must_be_confirmed(client, page) -> None:
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    asked = determine(client, page, determined_on=tomorrow, confirmed="")
    assert "in de toekomst" in asked.text
    assert "Er is nog niets vastgesteld" in messages_of(asked)
    assert asked.context["form"].errors["confirmed"]
    assert not Version.objects.exists()
    determine(client, page, determined_on=tomorrow, seen=asked.context["seen"])
    assert latest(page.document).number == 1


def test_a_tick_counts_only_for_the_warnings_that_were_shown(client, page) -> None:
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    asked = determine(client, page, determined_on=tomorrow)
    assert "in de toekomst" in asked.text
    assert not Version.objects.exists()


def test_the_comparison_in_short(client, page) -> None:
    determine(client, page)
    change(page, "de helft", "drie kwart")
    context = client.get(address(page)).context
    assert context["changes"] == [("Artikel 2 Kosten", "gewijzigd")]
    assert context["summary"]["changed"] == 1
    assert context["summary"]["unchanged"] == 2


def test_matches_are_corrected_here_too(client, page) -> None:
    determine(client, page)
    draft = draft_of(page.document)
    text, _ = text_of(draft)
    rows = client.get(address(page)).context["rows"]
    last, before = rows[-1], rows[-2]
    swapped = {f"match-{last.position}": before.match, f"match-{before.position}": last.match}
    client.post(reverse("determine_match", args=[page.pk]), swapped)
    after, _ = text_of(draft_of(page.document))
    assert after.unit(before.match).title == last.title
    assert plain_text(after) == plain_text(text)
    assert Version.objects.count() == 1


def test_the_second_of_two_editors_is_told(client, page) -> None:
    other = editor("ander")
    data = {**determine_data(other, page), "confirmed": "on"}
    determine(client, page, label="2025")
    response = other.post(address(page), data, follow=True)
    assert "Redacteur heeft op" in messages_of(response)
    assert "Uw tekst is niet vastgesteld" in messages_of(response)
    assert Version.objects.count() == 1


def test_an_edit_in_between_is_not_determined_unseen(client, page) -> None:
    data = {**determine_data(client, page), "confirmed": "on"}
    change(page, "de helft", "alles")
    response = client.post(address(page), data, follow=True)
    assert "intussen gewijzigd" in messages_of(response)
    assert not Version.objects.exists()


def test_an_empty_draft_is_refused_with_the_reason(client, page) -> None:
    put_text(draft_of(page.document), Text(), {})
    response = determine(client, page)
    assert "Er staat geen tekst in" in messages_of(response)
    assert not Version.objects.exists()


def test_rule_18_an_erratum_needs_a_reason_and_a_second_person_and_keeps_rule_and_number(
    client, page
) -> None:
    determine(client, page, label="2025")
    change(page, "de helft", "een half deel")
    refused = determine(client, page, what="repair", label="")
    assert refused.context["form"].errors["reason"]
    proposed = determine(client, page, what="repair", reason="Tikfout in artikel 2.", label="")
    assert "Iemand anders" in messages_of(proposed)
    assert latest(page.document).designation == "1"
    agreed = editor("tweede").post(proposed.request["PATH_INFO"], {"judgement": "agree"}, follow=True)
    assert "Hersteld exemplaar 1.1" in messages_of(agreed)
    repaired = latest(page.document)
    assert repaired.designation == "1.1"
    assert repaired.reason == "Tikfout in artikel 2."
    assert repaired.determined_by == "Redacteur en Tweede"
    assert "een half deel" in plain_text(repaired.text)


def test_without_the_permission_nothing_can_be_determined(page) -> None:
    reader = editor("lezer", without=("documents.add_version",))
    assert "Vaststellen" not in reader.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    response = reader.get(address(page), follow=True)
    assert "geen toegang" in messages_of(response)
    reader.post(address(page), {"what": "next", "determined_on": "2025-01-01", "rule": "members"})
    assert not Version.objects.exists()


def test_articles_keep_their_keys_from_version_to_version(client, page) -> None:
    determine(client, page)
    renumbered = {"Artikel 1 Begrippen": ["Woning: een huis."]} | {
        title.replace(str(number), str(number + 1), 1): lines
        for number, (title, lines) in enumerate(ACT.items(), 1)
    }
    again = bring_in(client, word_file(renumbered), document=page.document.pk)
    determine(client, again)
    keys = {unit.heading: unit.key for unit in latest(page.document).text.articles()}
    assert keys["Kosten"] == "kosten"
    assert keys["Begrippen"] not in ("doel", "kosten", "overleg")


def test_after_a_refusal_all_that_was_filled_in_is_still_there(client, page) -> None:
    determine(client, page, label="2025", determined_on="2025-09-18")
    change(page, "de helft", "alles")
    filled_in = {"determined_on": "2025-12-02", "rule": "day", "in_force_from": "2026-01-01", "label": "2025"}
    refused = determine(client, page, **filled_in)
    assert "Kies een andere naam" in messages_of(refused)
    assert 'value="02-12-2025"' in refused.text
    assert 'value="01-01-2026"' in refused.text
    assert refused.context["form"]["rule"].value() == "day"
    shown = {name: value for name, value in refused.context["form"].initial.items() if value is not None}
    again = {**shown, **filled_in, "label": "2026", "confirmed": "on", "seen": refused.context["seen"]}
    client.post(address(page), again)
    assert latest(page.document).label == "2026"
    assert latest(page.document).rule == {"type": "date", "on": "2026-01-01"}


def test_who_was_second_may_determine_next_with_what_was_filled_in(client, page) -> None:
    other = editor("ander")
    data = {**determine_data(other, page), "confirmed": "on", "determined_on": "2025-12-02", "label": "2026"}
    determine(client, page, label="2025")
    told = other.post(address(page), data, follow=True)
    assert 'value="02-12-2025"' in told.text
    form = told.context["form"]
    again = {**data, **form.initial, "seen": told.context["seen"], "confirmed": "on"}
    other.post(address(page), {name: value for name, value in again.items() if value is not None})
    assert latest(page.document).label == "2026"


EMPTY = "Onder 'Artikel 2 Kosten' staat geen tekst."


def test_an_empty_article_is_a_concern_to_confirm(client, page) -> None:
    draft = draft_of(page.document)
    put_text(draft, make_text({"Artikel 1 Doel": "Woorden.", "Artikel 2 Kosten": ""}), {})
    asked = determine(client, page, confirmed="")
    assert asked.context["concerns"] == [EMPTY]
    assert not Version.objects.exists()
    determine(client, page)
    assert latest(page.document).number == 1


@pytest.mark.parametrize(
    ("articles", "empty"),
    [
        ({"Artikel 1 Doel": ""}, ["Artikel 1 Doel"]),
        ({"Artikel 1 Doel": "—"}, ["Artikel 1 Doel"]),
        ({"Artikel 1 Doel": "1."}, ["Artikel 1 Doel"]),
        ({"Artikel 1 Doel": "(a)"}, ["Artikel 1 Doel"]),
        ({"Artikel 1 Jaar": "2025"}, []),
        ({"Artikel 1 Bedrag": "€ 500"}, []),
        ({"Hoofdstuk 1 Begin": "", "Hoofdstuk 2 Slot": "Woorden."}, ["Hoofdstuk 1 Begin"]),
        ({"Artikel 1 Doel": "Woorden.", "Hoofdstuk 1 Slot": ""}, ["Hoofdstuk 1 Slot"]),
        ({"Artikel 1 Doel": "Woorden.", "Bijlage 1 Kaart": ""}, ["Bijlage 1 Kaart"]),
        ({"Hoofdstuk 1 Begin": "", "Artikel 1 Doel": "Woorden."}, []),
        ({"Artikel 1 Doel": "Woorden.", "Artikel 2 [vervallen]": "", "Artikel 3 (Gereserveerd)": ""}, []),
        ({"Artikel 1 Doel": "Woorden.", "Artikel 2 Doel": "Vervallen."}, []),
    ],
)
def test_the_same_parts_are_empty_at_import_and_on_determining(page, articles, empty) -> None:
    text = make_text(articles)
    expected = [f"Onder '{title}' staat geen tekst." for title in empty]
    assert [told for told in recognition_warnings(text) if "staat geen tekst." in told] == expected
    found = concerns(page.document, text, determined_on=date(2025, 9, 18))
    assert [told for told in found if "staat geen tekst." in told] == expected
