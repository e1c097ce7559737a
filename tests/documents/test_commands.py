"""`import_document` and `compare`, as somebody at a terminal uses them."""

import json
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

from django.core.management import CommandError, call_command
from django.utils import timezone

import pytest

from documents.drafting.mapping import text_of
from documents.drafting.tree import draft_of
from documents.models import Document, StoredFile, Version
from documents.text import plain_text, words
from tests.factories import make_document, make_version

pytestmark = pytest.mark.django_db

FIRST = """# Convenant wonen

Partijen overwegen samen te werken.

## Artikel 1 Doel

Partijen helpen mensen aan een woning.

## Artikel 2 Kosten

1. De gemeente betaalt de helft.
2. De corporatie betaalt de rest.
"""
SECOND = FIRST.replace("Artikel 2 Kosten", "Artikel 3 Kosten").replace("de helft", "alles")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    written = tmp_path / "convenant.md"
    written.write_text(FIRST)
    return written


def run(*arguments: object) -> str:
    said = StringIO()
    call_command(*map(str, arguments), stdout=said)
    return said.getvalue()


def bring_in(file: Path, *more: object) -> dict:
    named = ("--document", "wonen", "--kind", "agreement", "--title", "Wonen")
    return json.loads(run("import_document", file, *named, "--json", *more))


class TestImport:
    def test_a_file_becomes_a_version_and_the_draft_goes_on_from_it(self, file):
        report = bring_in(file, "--determine", "--label", "2019")
        assert report == {
            "document": "wonen",
            "version": 1,
            "title": "Wonen",
            "articles": [
                {"key": "doel", "number": "1", "heading": "Doel", "words": 9},
                {"key": "kosten", "number": "2", "heading": "Kosten", "words": 15},
            ],
            "words": len(words(FIRST)),
            "warnings": [],
            "leftOut": [],
        }
        version = Version.objects.get()
        assert (version.label, version.determined_on) == ("2019", timezone.localdate())
        assert version.source.read() == file.read_bytes()
        drafted, _ = text_of(draft_of(version.document))
        assert drafted == version.text

    def test_without_determine_it_is_a_draft_only(self, file):
        report = bring_in(file, "--label", "2019", "--in-force-from", "2030-01-01")
        assert report["version"] is None
        assert not Version.objects.exists()
        page = draft_of(Document.objects.get())
        assert (page.next_label, page.in_force_from, page.source_name) == (
            "2019",
            date(2030, 1, 1),
            "convenant.md",
        )
        assert words(plain_text(text_of(page)[0])) == words(FIRST)

    def test_a_next_version_keeps_the_keys_of_its_articles(self, file):
        bring_in(file, "--determine")
        file.write_text(SECOND)
        report = bring_in(file, "--determine")
        assert report["version"] == 2
        assert [(row["key"], row["number"]) for row in report["articles"]] == [("doel", "1"), ("kosten", "3")]

    def test_the_key_of_an_article_that_lapsed_is_not_given_to_another(self, file):
        bring_in(file, "--determine")
        file.write_text(FIRST.split("## Artikel 2")[0])
        bring_in(file, "--determine")
        file.write_text(
            FIRST.split("## Artikel 2")[0] + "## Artikel 2 Kosten\n\nIedereen draagt zijn eigen lasten.\n"
        )
        report = bring_in(file, "--determine")
        assert [row["key"] for row in report["articles"]] == ["doel", "kosten-2"]

    @pytest.mark.parametrize("days", [-400, 400])
    def test_a_day_of_entry_into_force_is_the_rule(self, file, days):
        today = timezone.localdate()
        day = today + timedelta(days=days)
        bring_in(file, "--determine", "--in-force-from", day.isoformat())
        version = Version.objects.get()
        assert version.rule == {"type": "date", "on": day.isoformat()}
        assert version.determined_on == min(day, today)

    def test_the_same_text_again_is_a_version_with_a_warning(self, file):
        bring_in(file, "--determine")
        report = bring_in(file, "--determine")
        assert report["version"] == 2
        assert report["warnings"] == ["Er is geen woord anders dan in versie 1."]

    def test_in_words(self, file):
        bring_in(file, "--determine")
        said = run("import_document", file, "--document", "wonen", "--determine")
        assert "Wonen: versie 2 is vastgesteld (2 artikelen, 31 woorden)." in said
        assert "Let op: Er is geen woord anders dan in versie 1." in said

    @pytest.mark.parametrize(
        ("arguments", "word"),
        [
            (["--document", "nieuw", "--title", "Nieuw"], "bestaat nog niet. Geef op van welke soort"),
            (["--document", "Geen Adres", "--kind", "process", "--title", "X"], "adres|slug|letters"),
            (
                ["--document", "nieuw", "--title", "Nieuw", "--kind", "brief"],
                "De soort brief is er niet. Geef op van welke soort het wordt: agreement, process, contract, "
                "communication, finance.",
            ),
            (["--document", "wonen", "--kind", "process"], "bestaat al, met de soort convenant"),
            (["--document", "wonen", "--determine", "--label", "2019"], "al een versie met de naam “2019”"),
        ],
    )
    def test_what_cannot_be_is_said_and_leaves_nothing_behind(self, file, arguments, word):
        make_version(make_document("wonen"), label="2019")
        before = Version.objects.count(), Document.objects.count(), StoredFile.objects.count()
        with pytest.raises(CommandError, match=word):
            run("import_document", file, *arguments)
        assert (Version.objects.count(), Document.objects.count(), StoredFile.objects.count()) == before

    def test_a_file_that_is_not_there(self, tmp_path):
        with pytest.raises(CommandError, match="is niet te openen"):
            run("import_document", tmp_path / "weg.md", "--document", "wonen", "--kind", "agreement")

    def test_a_file_that_cannot_be_read(self, file):
        file.write_bytes(b"%PDF-1.7 truncated")
        with pytest.raises(CommandError):
            run(
                "import_document",
                file,
                "--document",
                "wonen",
                "--kind",
                "agreement",
                "--title",
                "W",
                "--determine",
            )
        assert not Document.objects.exists()


@pytest.fixture
def versions() -> None:
    document = make_document("wonen")
    articles = {
        "Artikel 1 Doel": "Partijen helpen mensen aan een woning.",
        "Artikel 2 Kosten": "1. De gemeente betaalt de helft.\n2. De corporatie betaalt de rest.",
    }
    make_version(document, articles=articles, label="2019")
    articles["Artikel 3 Kosten"] = articles.pop("Artikel 2 Kosten").replace("de helft", "alles")
    make_version(document, articles=articles, label="2025")


@pytest.mark.usefixtures("versions")
class TestCompare:
    @pytest.mark.parametrize(("old", "new"), [("1", "2"), ("2019", "2025")])
    def test_json(self, old, new):
        report = json.loads(run("compare", "wonen", old, new, "--format", "json"))
        assert (report["document"], report["from"], report["to"]) == (
            "wonen",
            {"number": 1, "label": "2019"},
            {"number": 2, "label": "2025"},
        )
        assert report["summary"] == {
            "unchanged": 1,
            "changed": 1,
            "added": 0,
            "removed": 0,
            "moved": 0,
            "renumbered": 1,
        }
        kosten = report["articles"][-1]
        assert (kosten["from"]["number"], kosten["to"]["number"]) == ("2", "3")
        assert {"op": "insert", "text": "alles"} in kosten["segments"]

    def test_text(self):
        said = run("compare", "wonen", "1", "2")
        assert "De gemeente betaalt [-de helft-]{+alles+}." in said

    def test_a_version_with_itself_shows_no_marks(self):
        said = run("compare", "wonen", "2", "2")
        assert said == plain_text(Version.objects.get(number=2).text)

    def test_html_needs_nothing_beside_it(self, tmp_path):
        written = tmp_path / "uit.html"
        run("compare", "wonen", "1", "2", "--format", "html", "--output", written)
        page = written.read_text()
        assert page.startswith("<!doctype html>")
        assert "<ins" in page
        assert "<del" in page
        assert "src=" not in page
        assert "<link" not in page

    @pytest.mark.parametrize(("form", "start"), [("docx", b"PK"), ("pdf", b"%PDF")])
    def test_files(self, tmp_path, form, start):
        written = tmp_path / f"uit.{form}"
        run("compare", "wonen", "1", "2", "--format", form, "--output", written)
        assert written.read_bytes().startswith(start)

    @pytest.mark.parametrize(
        ("arguments", "word"),
        [
            (["weg", "1", "2"], "geen document weg. Er is wel: wonen"),
            (["wonen", "1", "9"], r"geen versie 9. Er is wel: 1 \(2019\), 2 \(2025\)"),
            (["wonen", "1", "2", "--format", "pdf"], "Geef met --output het bestand op"),
            (["wonen", "1", "2", "--output", "/nergens/uit.txt"], "niet te schrijven"),
        ],
    )
    def test_what_cannot_be_is_said(self, arguments, word):
        with pytest.raises(CommandError, match=word):
            run("compare", *arguments)


@pytest.mark.samples
def test_all_versions_of_an_act_are_brought_in_whole(samples):
    for file in sorted((samples / "wetten" / "leegstandwet").glob("*.md")):
        day = file.stem[-10:]
        report = bring_in(file, "--determine", "--label", day, "--in-force-from", day)
        assert report["words"] == len(words(plain_text(Version.objects.get(label=day).text)))
    assert [version.number for version in Version.objects.all()] == [1, 2, 3, 4, 5]
    assert "Alles is zoals het is vastgelegd." in run("verify")
