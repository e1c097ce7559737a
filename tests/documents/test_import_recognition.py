"""What the import makes of a text, given as Markdown and HTML."""

import pytest

from documents.reading import Imported, UnreadableFile
from documents.reading.texts import read
from documents.text import (
    Footnote,
    Item,
    Paragraph,
    Run,
    Table,
    Unit,
    plain_lines,
    plain_text,
    plain_unit,
    words,
)


def imported(source: str, name: str = "convenant.md") -> Imported:
    return read(source.encode(), name=name)


def outline(result: Imported) -> list[tuple[str, int, str]]:
    return [(unit.type, unit.level, unit.title) for unit in result.text.units]


def lines(unit: Unit) -> list[str]:
    return [line for block in unit.blocks for line in plain_lines(block)]


CONVENANT = """# Convenant Wonen en Zorg

De gemeenten spreken het volgende af.

## Hoofdstuk I
### Algemeen

## Artikel 1
### Begrippen

1. In dit convenant wordt verstaan onder:

a. partij: een ondertekenaar;

b. woning:

1°. een huis;

2°. een kamer;

c. regio: de regio.
2. De begrippen gelden **overal**.

## Artikel 1a Looptijd

Dit convenant loopt tot 2030.

## Bijlage 1: Partijen

- Gemeente A
- Gemeente B
"""


def test_structure_of_an_agreement() -> None:
    result = imported(CONVENANT)
    assert result.title == "Convenant Wonen en Zorg"
    assert outline(result) == [
        ("heading", 0, "Convenant Wonen en Zorg"),
        ("preamble", 1, ""),
        ("heading", 1, "Hoofdstuk I Algemeen"),
        ("article", 1, "Artikel 1 Begrippen"),
        ("article", 1, "Artikel 1a Looptijd"),
        ("annex", 1, "Bijlage 1 Partijen"),
    ]
    assert [unit.number for unit in result.text.units] == ["", "", "I", "1", "1a", "1"]
    assert result.warnings == ()


def test_items__keep_their_markers_and_nest() -> None:
    article = imported(CONVENANT).text.unit("begrippen")
    assert [(block.marker, block.level) for block in article.blocks if isinstance(block, Item)] == [
        ("1.", 0),
        ("a.", 1),
        ("b.", 1),
        ("1°.", 2),
        ("2°.", 2),
        ("c.", 1),
        ("2.", 0),
    ]


def test_numbers__stay_as_written() -> None:
    result = imported("## Artikel 3\n\n3. Derde\n4. Vierde\n\n7. Zevende\n")
    assert lines(result.text.unit("artikel-3")) == ["3. Derde", "4. Vierde", "7. Zevende"]


def test_dress_and_links__only_safe_addresses() -> None:
    source = "## Artikel 1\n\n**Let op** en *lees* [de wet](https://wet.nl) of [dit](javascript:alert(1)).\n"
    runs = imported(source).text.unit("artikel-1").blocks[0].runs
    assert Run("Let op", bold=True) in runs
    assert Run("lees", italic=True) in runs
    assert Run("de wet", href="https://wet.nl") in runs
    assert all(run.href in ("", "https://wet.nl") for run in runs)


def test_table() -> None:
    result = imported("## Artikel 1\n\n| Partij | Aandeel |\n|---|---|\n| A | 10 |\n")
    table = result.text.unit("artikel-1").blocks[0]
    assert isinstance(table, Table)
    assert table.header_rows == 1
    assert list(plain_lines(table)) == ["Partij\tAandeel", "A\t10"]


def test_without_articles__headed_parts_with_text_are_the_articles() -> None:
    result = imported(
        "# Werkproces\n\n## 1 Inleiding\n\n### 1.1 Doel\n\nHet doel.\n\n### Wie doet wat\n\nU.\n"
    )
    assert outline(result) == [
        ("heading", 0, "Werkproces"),
        ("heading", 1, "1 Inleiding"),
        ("article", 2, "1.1 Doel"),
        ("article", 2, "Wie doet wat"),
    ]
    assert result.text.units[2].number == "1.1"


@pytest.mark.parametrize("line", ["Artikel 3 van de wet geldt.", "Artikel 5, eerste lid, is van toepassing."])
def test_sentence_about_an_article_is_no_article(line: str) -> None:
    result = imported(f"## Artikel 1\n\nTekst.\n\n{line}\n")
    assert [unit.title for unit in result.text.units] == ["Artikel 1"]


def test_plain_lines_without_any_dress() -> None:
    source = "Convenant Wonen\n\nPartijen komen overeen:\n\nArtikel 1\n\nBegrippen\n\nEen partij tekent.\n\n"
    source += "Artikel 2. Looptijd\n\nTot 2030.\n\nArtikel 3. Partijen betalen elk een deel van de kosten.\n"
    assert outline(imported(source)) == [
        ("heading", 0, "Convenant Wonen"),
        ("preamble", 1, ""),
        ("article", 1, "Artikel 1 Begrippen"),
        ("article", 1, "Artikel 2 Looptijd"),
        ("article", 1, "Artikel 3"),
    ]


def test_bold_label_with_text_on_the_same_line() -> None:
    result = imported("**Artikel 1. Begrippen** Een partij tekent.\n\n**Artikel 2** Dit geldt tot 2030.\n")
    assert outline(result) == [("article", 1, "Artikel 1 Begrippen"), ("article", 1, "Artikel 2")]
    assert lines(result.text.units[0]) == ["Een partij tekent."]


def test_warnings__say_what_and_where() -> None:
    source = "".join(f"## Artikel {number}\n\nTekst.\n\n" for number in (1, 3, 2, 3)) + "## Artikel 9\n"
    assert imported(source).warnings == (
        "Artikel 2 staat na artikel 3. Controleer de volgorde.",
        "Artikel 3 komt meer dan een keer voor. Controleer de nummers.",
        "Onder 'Artikel 9' staat geen tekst.",
    )


def test_warnings__misspelt_article() -> None:
    result = imported("## Artikel 1\n\nA.\n\n## Artilel 2\n\nB.\n")
    assert [unit.type for unit in result.text.units] == ["article", "heading"]
    assert "'Artilel 2' lijkt op een artikel" in result.warnings[0]


def test_text_without_headings__is_kept_and_says_so() -> None:
    result = imported("dit is een losse notitie.\n\nmet een tweede alinea.\n")
    assert [unit.type for unit in result.text.units] == ["preamble"]
    assert "geen koppen of artikelen herkend" in result.warnings[0]
    assert result.title == "convenant"


def test_keys__are_unique_in_every_import() -> None:
    keys = [unit.key for unit in imported(CONVENANT * 2).text.units]
    assert len(set(keys)) == len(keys)


def test_html__structure_dress_and_furniture() -> None:
    source = """<!doctype html><html><head><title>Afspraken</title><script>alert('x')</script></head><body>
    <nav>Menu</nav><main><h1>Convenant</h1><h2>Artikel 1 <em>Doel</em></h2>
    <p onclick="x()">Wij <b>werken</b> samen.<br>Altijd.</p>
    <ol type="a" start="3"><li>huis<ul><li>kamer</li></ul></li><li>tuin</li></ol>
    <table><tr><th>Wie</th><th>Wat</th></tr><tr><td colspan="2">Iedereen</td></tr></table>
    <p><a href="javascript:x()">klik</a></p></main></body></html>"""
    result = imported(source, "convenant.html")
    assert outline(result) == [("heading", 0, "Convenant"), ("article", 1, "Artikel 1 Doel")]
    article = result.text.units[1]
    assert lines(article) == [
        "Wij werken samen.\u2028Altijd.",
        "c. huis",
        "• kamer",
        "d. tuin",
        "Wie\tWat",
        "Iedereen",
        "klik",
    ]
    assert article.blocks[4].rows[1][0].columns == 2
    assert "alert" not in plain_text(result.text)
    assert [(one.text, one.why) for one in result.left_out] == [("Menu", "navigatie")]


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "leeg.docx", "empty"),
        (b" \n\x00", "leeg.md", "empty"),
        (b"<html><body>Fout 404</body></html>", "convenant.pdf", "wrongType"),
        (b"\x89PNG\r\n\x1a\n....", "convenant.docx", "wrongType"),
        (b"{\\rtf1 tekst}", "convenant.docx", "wrongType"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "convenant.doc", "wrongType"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "x.docx", "encrypted"),
        (b"PK\x03\x04" + b"x" * 100, "convenant.docx", "broken"),
        (bytes(range(1, 32)) * 40, "convenant.md", "wrongType"),
    ],
)
def test_unreadable__has_a_code_and_says_what_to_do(content: bytes, name: str, code: str) -> None:
    with pytest.raises(UnreadableFile) as raised:
        read(content, name=name)
    assert raised.value.code == code
    assert len(raised.value.message.split(". ")) >= 2


@pytest.mark.parametrize("words", ["Zij gaan naar het café", "à", "Wél of niet, ‘zegt’ hij: één"])
def test_old_encodings__also_at_the_very_end(words: str) -> None:
    result = read(f"# Artikel 1\n\n{words}".encode("cp1252"), name="a.md")
    assert plain_unit(result.text.units[0]) == f"Artikel 1\n{words}\n"


def test_old_encodings() -> None:
    result = read("## Artikel 1\n\nCoöperatie\n".encode("cp1252"), name="a.md")
    assert plain_unit(result.text.units[0]) == "Artikel 1\nCoöperatie\n"


def test_footnotes_and_paragraphs_are_no_items() -> None:
    unit = imported("## Artikel 1\n\n2019. Een jaar.\n\nA. Jansen tekent.\n").text.units[0]
    assert [type(block) for block in unit.blocks] == [Paragraph, Paragraph]
    assert not [block for block in unit.blocks if isinstance(block, Footnote)]
    assert words(plain_unit(unit)) == ["Artikel", "1", "2019", "Een", "jaar", "A", "Jansen", "tekent"]


AGREED = "# Convenant\n\n## Artikel 1 Duur\n\nVier jaar.\n\n## Artikel 2 Slot\n\nDit heet Wonen.\n\n"
NAMED = "Gemeente Hilversum, namens deze, J. de Vries, wethouder\n\nStichting Wonen, A. Bos, bestuurder\n\n"


@pytest.mark.parametrize(
    "signed",
    [
        "Aldus overeengekomen en ondertekend te Hilversum,\n\n" + NAMED,
        "Aldus in drievoud opgemaakt op 1 mei 2025.\n\n" + NAMED,
        "Overeengekomen en ondertekend te Hilversum op 1 mei 2025\n\n" + NAMED,
        "Opgemaakt in tweevoud te Hilversum,\n\nPlaats: ________\n\nDatum: ________\n\n",
        "Ondertekening\n\n" + NAMED,
        "Voor akkoord:\n\n" + NAMED,
        NAMED,
        "Gemeente Hilversum\n\nnamens deze,\n\nJ. de Vries\n\nwethouder\n\n",
        "| Hilversum | Wonen |\n|---|---|\n| namens deze ........ | namens deze ........ |\n\n",
    ],
)
@pytest.mark.parametrize("after", ["", "## Bijlage 1 Kosten\n\n### Artikel 1 Wie\n\nDe gemeente betaalt.\n"])
def test_signatures__are_a_part_of_their_own(signed: str, after: str) -> None:
    units = imported(AGREED + signed + after).text.units
    closing = next(unit for unit in units if unit.key == "ondertekening")
    assert closing.type == "preamble"
    last = next(unit for unit in units if unit.number == "2" and unit.type == "article")
    assert lines(last) == ["Dit heet Wonen."]
    assert "Hilversum" in plain_unit(closing) or "Stichting" in plain_unit(closing)


@pytest.mark.parametrize(
    "source",
    [
        "# Convenant\n\n## Artikel 1 Slot\n\nAldus overeengekomen en ondertekend.\n\n## Artikel 2\n\nVier.\n",
        "# Convenant\n\n## Artikel 1 Ondertekening\n\nAldus overeengekomen en ondertekend te Hilversum.\n",
        "# Convenant\n\n## Artikel 1 Regie\n\nEen.\n\nDe gemeente voert de regie namens partijen.\n",
        "# Convenant\n\n## Artikel 1 Lijst\n\nHet gaat om:\n\na. de wethouder;\n\nb. de bestuurder.\n",
    ],
)
def test_signatures__are_not_seen_in_articles(source: str) -> None:
    assert {unit.type for unit in imported(source).text.units if unit.level} == {"article"}


@pytest.mark.parametrize(
    "below",
    [
        "## Bijlage 1 Werkwijze",
        "## Deel II Uitvoering",
        "## Hoofdstuk 2 Uitvoering",
        "## Algemene voorwaarden",
    ],
)
def test_warnings__not_for_numbers_that_begin_again(below: str) -> None:
    source = "# Convenant\n\n## Deel I Afspraken\n\n### Artikel 1\n\nEen.\n\n### Artikel 2\n\nTwee.\n\n"
    source += f"{below}\n\n### Artikel 1\n\nDrie.\n\n### Artikel 2\n\nVier.\n"
    assert imported(source).warnings == ()


def test_warnings__numbers_used_twice_in_an_annex() -> None:
    source = AGREED + "## Bijlage 1 Wijze\n\n### Artikel 1 Een\n\nA.\n\n### Artikel 1 Twee\n\nB.\n"
    assert imported(source).warnings == ("Artikel 1 komt meer dan een keer voor. Controleer de nummers.",)
