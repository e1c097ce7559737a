import hashlib
import threading
from dataclasses import replace
from datetime import date, timedelta

from django.db import connections
from django.utils import timezone

import pytest

from documents.models import Article, ExtractedText, StoredFile, Version
from documents.signals import determining_version, version_determined
from documents.text import LINE_BREAK, Paragraph, Picture, Run, Text, Unit, plain_text
from documents.text.refusals import Refused
from documents.versions.determination import (
    NewAttachment,
    determine_erratum,
    determine_version,
    next_version,
    refuse_what_cannot_be,
)
from documents.versions.objections import concerns
from signatures.models import Route
from tests.factories import ARTICLES, make_document, make_text, make_version

pytestmark = pytest.mark.django_db

DAY = date(2025, 9, 18)
PNG = b"\x89PNG not looked into"
PICTURE = hashlib.sha256(PNG).hexdigest()


def with_picture() -> Text:
    return Text(
        (
            Unit(
                "article",
                "kaart",
                heading="Kaart",
                blocks=(Paragraph((Run("Zie:"),)), Picture(PICTURE, "image/png")),
            ),
        )
    )


class TestWhatIsFrozen:
    def test_the_words_the_keys_and_the_place_of_every_unit(self):
        version = make_version(
            articles={
                "Aanhef": "Partijen overwegen.",
                "Hoofdstuk 1 Algemeen": "",
                "Artikel 1 Doel": "Partijen helpen.\n1. Elke gemeente doet mee.",
            }
        )
        rows = list(version.articles.all())
        assert [(row.type, row.key, row.number, row.heading) for row in rows] == [
            ("preamble", "aanhef", "", ""),
            ("heading", "algemeen", "1", "Algemeen"),
            ("article", "doel", "1", "Doel"),
        ]
        assert rows[2].headings == ["Hoofdstuk 1 Algemeen"]
        assert rows[2].text == "Artikel 1 Doel\nPartijen helpen.\n1. Elke gemeente doet mee.\n"
        assert "Elke gemeente doet mee." in rows[2].html
        assert "".join(row.text for row in rows) == plain_text(version.text)

    def test_a_line_break_and_unusual_characters_survive(self):
        words = f"Eerste{LINE_BREAK}tweede — “Ĳburg” 😀"
        version = make_version(
            articles={"Artikel 1 Doel": ""},
            text=Text((Unit("article", "doel", heading="Doel", blocks=(Paragraph((Run(words),)),)),)),
        )
        assert Version.objects.get(pk=version.pk).text.units[0].blocks == (Paragraph((Run(words),)),)

    def test_pictures_and_attachments_are_copied_by_content(self):
        files = [
            NewAttachment("Kaart", "kaart.png", PNG, "image/png"),
            NewAttachment("Nog eens", "k.png", PNG, "image/png"),
        ]
        version = make_version(text=with_picture(), pictures={PICTURE: PNG}, attachments=files)
        assert StoredFile.objects.get().read() == PNG
        assert [(row.position, row.title, row.name) for row in version.attachments.all()] == [
            (1, "Kaart", "kaart.png"),
            (2, "Nog eens", "k.png"),
        ]
        assert f"/afbeeldingen/{PICTURE}/" in version.articles.get().html

    def test_a_picture_that_was_kept_before_need_not_be_given_again(self):
        document = make_document()
        make_version(document, text=with_picture(), pictures={PICTURE: PNG})
        assert make_version(document, text=with_picture()).number == 2

    def test_each_version_has_a_digest_of_its_own(self):
        document = make_document()
        first, second = make_version(document), make_version(document)
        assert len(first.digest) == 64
        assert first.digest != second.digest
        assert len(set(Article.objects.values_list("version__digest", "digest"))) == 4

    def test_later_changes_of_the_document_do_not_reach_the_version(self):
        version = make_version(make_document(title="Convenant HMD"))
        version.document.title = "Anders"
        version.document.save()
        assert Version.objects.get().title == "Convenant HMD"


class TestNumbers:
    def test_numbers_follow_each_other_for_each_document(self):
        document, other = make_document(), make_document("schuldhulp", kind="process")
        assert [make_version(document).number for _ in range(3)] == [1, 2, 3]
        assert make_version(other).number == 1

    def test_an_erratum_has_the_number_of_its_version(self):
        document = make_document()
        first = make_version(document, label="2019")
        make_version(document, label="2025")
        named = {"text": make_text(ARTICLES), "pictures": {}, "determined_on": DAY, "by": "Anja Bos"}
        repaired = determine_erratum(of=first, reason="Een tikfout in artikel 2.", **named)
        again = determine_erratum(of=repaired, reason="Nog een tikfout.", **named)
        assert [repaired.designation, again.designation] == ["1.1", "1.2"]
        assert [repaired.label, again.label] == ["2019 (hersteld)", "2019 (hersteld 2)"]
        assert make_version(document).designation == "3"

    def test_an_erratum_keeps_rule_dates_and_attachments_of_its_version(self):
        rule = {"type": "date", "on": "2026-01-01"}
        files = [NewAttachment("Kaart", "kaart.png", PNG, "image/png")]
        first = make_version(rule=rule, reference_date=DAY, attachments=files)
        repaired = determine_erratum(
            of=first, text=first.text, pictures={}, determined_on=DAY, by="Anja Bos", reason="Een tikfout."
        )
        assert (repaired.rule, repaired.reference_date, repaired.title) == (rule, DAY, first.title)
        assert [row.file for row in repaired.attachments.all()] == [
            row.file for row in first.attachments.all()
        ]

    @pytest.mark.parametrize("reason", ["", "  "])
    def test_an_erratum_without_a_reason_is_refused(self, reason):
        first = make_version()
        with pytest.raises(Refused, match="waarom"):
            determine_erratum(
                of=first, text=first.text, pictures={}, determined_on=DAY, by="A", reason=reason
            )


class TestEntryIntoForce:
    def test_a_convenant_needs_the_signatures_of_all_members(self):
        assert make_version().rule == {"type": "all", "act": "signature", "of": "members"}

    def test_anything_else_holds_from_the_day_of_determining(self):
        version = make_version(make_document("schuldhulp", kind="process"), determined_on=DAY)
        assert version.rule == {"type": "date", "on": "2025-09-18"}

    def test_a_rule_that_cannot_be_applied_is_refused(self):
        with pytest.raises(Refused, match="dag die bestaat"):
            version = next_version(make_document(), None, determined_on=DAY, by="Anja Bos")
            version.rule = {"type": "date", "on": "ooit"}
            refuse_what_cannot_be(version, make_text(ARTICLES), {}, ())


class TestTwoEditors:
    def test_who_saw_an_older_version_is_told_who_was_first(self):
        document = make_document()
        make_version(document, by="Bert Visser", label="2025", expected_latest="")
        with pytest.raises(Refused, match=r"Bert Visser heeft op .* om .* uur versie 2025 vastgesteld"):
            make_version(document, by="Anja Bos", expected_latest="")
        assert document.versions.count() == 1

    def test_an_erratum_meanwhile_counts_too(self):
        first = make_version()
        determine_erratum(
            of=first, text=first.text, pictures={}, determined_on=DAY, by="Bert", reason="Een tikfout."
        )
        with pytest.raises(Refused, match=r"versie 1\.1"):
            make_version(first.document, expected_latest="1")

    def test_who_saw_the_latest_goes_on(self):
        document = make_document()
        make_version(document, expected_latest="")
        assert make_version(document, expected_latest="1").number == 2


@pytest.mark.django_db(transaction=True)
def test_of_two_editors_at_the_same_moment_one_wins_and_one_is_told():
    document, start, outcomes = make_document(), threading.Barrier(2), []

    def determine(by: str) -> None:
        start.wait()
        try:
            outcomes.append(make_version(document, by=by, expected_latest="").determined_by)
        except Refused as refused:
            outcomes.append(refused)
        finally:
            connections.close_all()

    editors = [threading.Thread(target=determine, args=(by,)) for by in ("Anja", "Bert")]
    for editor in editors:
        editor.start()
    for editor in editors:
        editor.join()
    (winner,) = [outcome for outcome in outcomes if isinstance(outcome, str)]
    (told,) = [outcome for outcome in outcomes if not isinstance(outcome, str)]
    assert str(told).startswith(winner)
    assert document.versions.get().determined_by == winner


class TestRefusals:
    @pytest.mark.parametrize(
        ("articles", "word"),
        [({}, "geen tekst"), ({"Artikel": ""}, None), ({"Aanhef": ""}, "geen tekst")],
    )
    def test_a_text_without_words(self, articles, word):
        if word is None:
            assert make_version(articles=articles).number == 1
            return
        with pytest.raises(Refused, match=word):
            make_version(articles=articles)

    @pytest.mark.parametrize(
        ("changes", "word"),
        [
            ({"label": "2019"}, "al een versie met de naam “2019”"),
            ({"label": "7"}, "lijkt op een versienummer"),
            ({"label": "1.1"}, "lijkt op een versienummer"),
            ({"label": "x" * 81}, "te lang"),
            ({"title": "x" * 251}, "te lang"),
            ({"by": " "}, "wie de tekst vaststelt"),
        ],
    )
    def test_a_name_that_cannot_be(self, changes, word):
        document = make_document()
        make_version(document, label="2019")
        with pytest.raises(Refused, match=word):
            make_version(document, **changes)
        assert document.versions.count() == 1

    @pytest.mark.parametrize("key", ["", "Doel", "doel stelling", "-doel", "a" * 81])
    def test_a_key_that_cannot_be_an_address(self, key):
        text = make_text({"Artikel 1 Doel": "Helpen."})
        with pytest.raises(Refused, match="sleutel"):
            make_version(text=Text((replace(text.units[0], key=key),)))

    def test_a_key_used_twice(self):
        unit = make_text({"Artikel 1 Doel": "Helpen."}).units[0]
        with pytest.raises(Refused, match="“doel” is 2 keer gebruikt"):
            make_version(text=Text((unit, unit)))

    @pytest.mark.parametrize("pictures", [{}, {PICTURE: b"another picture"}])
    def test_a_picture_that_is_not_there(self, pictures):
        with pytest.raises(Refused, match="Van 1 afbeelding"):
            make_version(text=with_picture(), pictures=pictures)

    def test_a_version_implements_another_document_and_supersedes_its_own(self):
        convenant, process = make_version(), make_version(make_document("schuldhulp", kind="process"))
        with pytest.raises(Refused, match="hetzelfde document"):
            make_version(convenant.document, supersedes=process)
        with pytest.raises(Refused, match="ander document"):
            make_version(convenant.document, implements=convenant)
        assert make_version(process.document, implements=convenant).implements == convenant

    def test_after_a_refusal_nothing_is_there(self):
        with pytest.raises(Refused):
            make_version(
                text=with_picture(), pictures={}, attachments=[NewAttachment("K", "k.png", PNG, "image/png")]
            )
        assert not Version.objects.exists()
        assert not StoredFile.objects.exists()


class TestConcerns:
    def test_nothing_out_of_the_ordinary(self):
        assert concerns(make_document(), make_text(ARTICLES), determined_on=DAY) == []

    def test_an_article_number_used_twice(self):
        text = make_text({"Artikel 3 Doel": "Helpen.", "Artikel 3 Kosten": "Betalen."})
        assert concerns(make_document(), text, determined_on=DAY) == [
            "Artikel 3 komt 2 keer voor. Kijk na of de nummers kloppen."
        ]

    def test_no_articles(self):
        (concern,) = concerns(make_document(), make_text({"Aanhef": "Alleen dit."}), determined_on=DAY)
        assert "geen artikelen herkend" in concern

    def test_a_day_before_that_of_the_former_version_and_no_word_changed(self):
        version = make_version(label="2025")
        found = concerns(version.document, make_text(ARTICLES), determined_on=DAY - timedelta(days=1))
        assert found == [
            "De datum van vaststellen (17-9-2025) ligt voor die van versie 2025 (18-9-2025).",
            "Er is geen woord anders dan in versie 2025.",
        ]

    def test_a_day_still_to_come(self):
        tomorrow = timezone.localdate() + timedelta(days=1)
        (concern,) = concerns(make_document(), make_text(ARTICLES), determined_on=tomorrow)
        assert "in de toekomst" in concern


class TestWhatFollows:
    def test_others_hear_of_it_after_commit_and_cannot_undo_it(self, django_capture_on_commit_callbacks):
        heard = []

        def receiver(version: Version, **_rest: object) -> None:
            heard.append(version)
            raise RuntimeError("the index is away")

        version_determined.connect(receiver)
        try:
            with django_capture_on_commit_callbacks(execute=True):
                version = make_version()
                assert heard == []
        finally:
            version_determined.disconnect(receiver)
        assert heard == [version]
        assert Version.objects.exists()

    def test_the_text_of_attachments_is_read_afterwards(self, django_capture_on_commit_callbacks):
        files = [NewAttachment("Gegevens", "gegevens.bin", b"\x00\x01\x02", "application/octet-stream")]
        with django_capture_on_commit_callbacks(execute=True):
            make_version(attachments=files)
        read = ExtractedText.objects.get()
        assert read.status == "failed"
        assert read.error

    def test_the_route_that_was_about_this_version_is_tied_to_it(self):
        document = make_document()
        route = Route.objects.create(document=document, label="2025", title="Route 2025")
        other = Route.objects.create(document=document, label="2026", title="Route 2026")
        version = make_version(document, label="2025")
        route.refresh_from_db()
        other.refresh_from_db()
        assert (route.version, other.version) == (version, None)
        assert route.history.count() == 2

    def test_what_a_receiver_refuses_was_not_determined(self):
        def refuse(**_named: object) -> None:
            raise Refused("Eerst moet er iets anders.")

        determining_version.connect(refuse)
        try:
            with pytest.raises(Refused, match="iets anders"):
                make_version()
        finally:
            determining_version.disconnect(refuse)
        assert not Version.objects.exists()


def test_determining_takes_a_fixed_number_of_queries(django_assert_max_num_queries):
    document = make_document()
    make_version(document, articles={f"Artikel {number} Doel": "Helpen." for number in range(60)})
    with django_assert_max_num_queries(18):
        determine_version(
            document=document,
            text=make_text({f"Artikel {number} Doel": "Helpen." for number in range(120)}),
            pictures={},
            determined_on=DAY,
            by="Anja Bos",
            expected_latest="1",
        )
