"""What can stand in a file, each kind in a small file of every format that has it, and what becomes of it:
the cases behind the table in docs/importeren.md."""

import base64

import typst

from tests.documents.content_files import (
    AFTER,
    AS_TEXT,
    BEFORE,
    KEPT,
    LEFT_OUT,
    TOLD,
    WARNED,
    drawn,
    dressed,
    has_note,
    has_picture,
    has_table,
    holds,
    in_html,
    in_markdown,
    in_odt,
    in_pdf,
    in_word,
    items,
    kind,
    odt_cell,
    odt_style,
    odt_table,
    odt_words,
    stretches,
    unit_titled,
    word_words,
)
from tests.documents.odd_files import pdf_of, stream
from tests.documents.reading.placed_words import HEIGHT, words
from tests.documents.rendition_texts import picture_file
from tests.documents.word_files import (
    ODT_NAMES,
    W,
    cell,
    numbering,
    paragraph,
    relation,
    row,
    run,
    table,
)

OLD = "De oude huur geldt."
PNG = picture_file()
W_NOTES = (
    f'<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t>{OLD}</w:t></w:r></w:p></w:footnote></w:footnotes>'
)
W_COMMENTS = f'<w:comments {W}><w:comment w:id="1">{paragraph(OLD)}</w:comment></w:comments>'
W_HEADER = f"<w:hdr {W}>{paragraph(OLD)}</w:hdr>"
W_LINK = f'<w:hyperlink r:id="l1">{run("de website")}</w:hyperlink>'
W_PICTURE = '<w:drawing><wp:inline><a:blip {}="i1"/></wp:inline></w:drawing>'
F = 'xmlns:f="urn:oasis:names:tc:opendocument:xmlns:form:1.0"'
ODT_HEADER = (
    f"<office:document-styles {ODT_NAMES}><office:master-styles><style:master-page>"
    f"<style:header><text:p>{OLD}</text:p></style:header>"
    "</style:master-page></office:master-styles></office:document-styles>"
)
SITE = "https://voorbeeld.example/"
COVERED = words(50, 140, OLD)

KINDS = (
    kind(
        "Kop van een artikel",
        "Artikel 1 Doel",
        unit_titled("Artikel 1 Doel"),
        Word=(KEPT, in_word(paragraph("Artikel 1 Doel", style="Kop1"), paragraph("Samen."))),
        ODT=(KEPT, in_odt('<text:h text:outline-level="1">Artikel 1 Doel</text:h><text:p>Samen.</text:p>')),
        PDF=(KEPT, in_pdf("= Artikel 1 Doel\nSamen.")),
        HTML=(KEPT, in_html("<h2>Artikel 1 Doel</h2><p>Samen.</p>")),
        Markdown=(KEPT, in_markdown("## Artikel 1 Doel\n\nSamen.")),
    ),
    kind(
        "Leden en onderdelen van een lijst",
        "",
        holds(items),
        Word=(
            KEPT,
            in_word(
                paragraph("Eerst.", list_=(1, 0)),
                paragraph("Dan.", list_=(1, 1)),
                numbers=numbering(("decimal", "%1."), ("lowerLetter", "%2.")),
            ),
        ),
        ODT=(KEPT, in_odt("<text:p>1. Eerst.</text:p><text:p>a. Dan.</text:p>")),
        PDF=(KEPT, in_pdf('1. Eerst.\n#enum(numbering: "a.")[Dan.]')),
        HTML=(KEPT, in_html("<ol><li>Eerst.<ol type=a><li>Dan.</ol></ol>")),
        Markdown=(KEPT, in_markdown("1. Eerst.\n\na. Dan.")),
    ),
    kind(
        "Tabel",
        "Bedrag",
        holds(has_table(1)),
        Word=(KEPT, in_word(table(row(cell("Soort"), cell("Bedrag")), row(cell("Huur"), cell("550"))))),
        ODT=(
            KEPT,
            in_odt(
                odt_table(*(odt_cell(a) + odt_cell(b) for a, b in (("Soort", "Bedrag"), ("Huur", "550"))))
            ),
        ),
        PDF=(AS_TEXT, in_pdf("#table(columns: 2)[Soort][Bedrag][Huur][550]")),
        HTML=(KEPT, in_html("<table><tr><th>Soort<th>Bedrag<tr><td>Huur<td>550</table>")),
        Markdown=(KEPT, in_markdown("| Soort | Bedrag |\n|---|---|\n| Huur | 550 |")),
    ),
    kind(
        "Samengevoegde cellen",
        "Kosten",
        holds(has_table(2)),
        Word=(
            KEPT,
            in_word(table(row(cell("Kosten", '<w:gridSpan w:val="2"/>')), row(cell("Huur"), cell("550")))),
        ),
        ODT=(
            KEPT,
            in_odt(
                odt_table(
                    odt_cell("Kosten", 'table:number-columns-spanned="2"') + "<table:covered-table-cell/>",
                    odt_cell("Huur") + odt_cell("550"),
                )
            ),
        ),
        PDF=(AS_TEXT, in_pdf("#table(columns: 2, table.cell(colspan: 2)[Kosten], [Huur], [550])")),
        HTML=(KEPT, in_html("<table><tr><th colspan=2>Kosten<tr><td>Huur<td>550</table>")),
    ),
    kind(
        "Voetnoot",
        OLD,
        holds(has_note),
        Word=(
            KEPT,
            in_word(
                paragraph(run("De huur") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(" geldt.")),
                parts={"word/footnotes.xml": W_NOTES.encode()},
            ),
        ),
        ODT=(
            KEPT,
            in_odt(
                "<text:p>De huur<text:note><text:note-citation>1</text:note-citation><text:note-body>"
                f"<text:p>{OLD}</text:p></text:note-body></text:note> geldt.</text:p>"
            ),
        ),
        PDF=(KEPT, in_pdf(f"De huur#footnote[{OLD}] geldt.")),
        HTML=(
            KEPT,
            in_html(f"<p>De huur<a id='r' href='#n'>1</a> geldt.</p><p id='n'><a href='#r'>1</a> {OLD}</p>"),
        ),
        Markdown=(KEPT, in_markdown(f"De huur[^1] geldt.\n\n[^1]: {OLD}")),
    ),
    kind(
        "Doorgehaalde woorden",
        "€ 550",
        dressed("€ 550", "struck"),
        Word=(KEPT + WARNED, word_words("€ 550", "<w:strike/>")),
        ODT=(KEPT + WARNED, odt_words("€ 550", 'style:text-line-through-style="solid"')),
        PDF=(KEPT + WARNED, in_pdf("De huur is #strike[€ 550] nu.")),
        HTML=(KEPT + WARNED, in_html("<p>De huur is <s>€ 550</s> nu.</p>")),
        Markdown=(KEPT + WARNED, in_markdown("De huur is ~~€ 550~~ nu.")),
    ),
    kind(
        "Hoge letters (1ᵉ)",
        "1e",
        dressed("e", "raised"),
        Word=(
            KEPT,
            in_word(paragraph(run("De 1") + run("e", '<w:vertAlign w:val="superscript"/>') + run(" dag."))),
        ),
        ODT=(
            KEPT,
            in_odt(
                '<text:p>De 1<text:span text:style-name="T1">e</text:span> dag.</text:p>',
                styles=odt_style('style:text-position="super 58%"'),
            ),
        ),
        PDF=(KEPT, in_pdf("De 1#super[e] dag.")),
        HTML=(KEPT, in_html("<p>De 1<sup>e</sup> dag.</p>")),
        Markdown=(KEPT, in_markdown("De 1<sup>e</sup> dag.")),
    ),
    kind(
        "Vet en cursief",
        "zestig",
        dressed("zestig", "bold"),
        Word=(KEPT, word_words("zestig", "<w:b/>")),
        ODT=(KEPT, odt_words("zestig", 'fo:font-weight="bold"')),
        PDF=(KEPT, in_pdf("De huur is *zestig* nu.")),
        HTML=(KEPT, in_html("<p>De huur is <b>zestig</b> nu.</p>")),
        Markdown=(KEPT, in_markdown("De huur is **zestig** nu.")),
    ),
    kind(
        "Koppeling naar een webadres",
        "de website",
        lambda text: any(one.href == SITE for runs in stretches(text) for one in runs),
        Word=(
            KEPT,
            in_word(
                paragraph(run("Zie ") + W_LINK + run(" erbij.")),
                relations=relation("l1", "hyperlink", SITE, outside=True),
            ),
        ),
        ODT=(KEPT, in_odt(f'<text:p>Zie <text:a xlink:href="{SITE}">de website</text:a> erbij.</text:p>')),
        PDF=(AS_TEXT, in_pdf(f'Zie #link("{SITE}")[de website] erbij.')),
        HTML=(KEPT, in_html(f"<p>Zie <a href='{SITE}'>de website</a> erbij.</p>")),
        Markdown=(KEPT, in_markdown(f"Zie [de website]({SITE}) erbij.")),
    ),
    kind(
        "Afbeelding in het bestand",
        "",
        holds(has_picture),
        Word=(
            KEPT,
            in_word(
                paragraph(f"<w:r>{W_PICTURE.format('r:embed')}</w:r>"),
                relations=relation("i1", "image", "media/a.png"),
                parts={"word/media/a.png": PNG},
            ),
        ),
        ODT=(
            KEPT,
            in_odt(
                '<text:p><draw:frame><draw:image xlink:href="Pictures/a.png"/></draw:frame></text:p>',
                parts={"Pictures/a.png": PNG},
            ),
        ),
        PDF=(KEPT, in_pdf(f"#image(bytes({tuple(PNG)}), width: 4cm)")),
        HTML=(KEPT, in_html(f"<img src='data:image/png;base64,{base64.b64encode(PNG).decode()}'>")),
        Markdown=(KEPT, in_markdown(f"![](data:image/png;base64,{base64.b64encode(PNG).decode()})")),
    ),
    kind(
        "Afbeelding buiten het bestand",
        "",
        holds(has_picture),
        Word=(
            TOLD + WARNED,
            in_word(
                paragraph(f"<w:r>{W_PICTURE.format('r:link')}</w:r>"),
                relations=relation("i1", "image", f"{SITE}a.png", outside=True),
            ),
        ),
        ODT=(
            TOLD + WARNED,
            in_odt(f'<text:p><draw:frame><draw:image xlink:href="{SITE}a.png"/></draw:frame></text:p>'),
        ),
        HTML=(TOLD + WARNED, in_html(f"<img src='{SITE}a.png'>")),
        Markdown=(TOLD + WARNED, in_markdown(f"![]({SITE}a.png)")),
    ),
    kind(
        "Verborgen tekst",
        OLD,
        Word=(LEFT_OUT, in_word(paragraph(run(OLD, "<w:vanish/>")))),
        ODT=(LEFT_OUT, odt_words(OLD, 'text:display="none"')),
        PDF=(LEFT_OUT, drawn(b"1 g " + COVERED + b" 0 g ")),
        HTML=(LEFT_OUT, in_html(f"<p style='display:none'>{OLD}</p>")),
    ),
    kind(
        "Bedekte tekst, of tekst naast de bladzijde",
        OLD,
        PDF=(LEFT_OUT, drawn(COVERED + b"0 0 1 rg 45 %d 200 18 re f 0 g " % (HEIGHT - 144))),
    ),
    kind(
        "Bijgehouden wijziging: verwijderd",
        OLD,
        Word=(
            LEFT_OUT + WARNED,
            in_word(paragraph(f"{run('Nu. ')}<w:del><w:r><w:delText>{OLD}</w:delText></w:r></w:del>")),
        ),
        ODT=(
            LEFT_OUT + WARNED,
            in_odt(
                "<text:tracked-changes><text:changed-region><text:deletion>"
                f"<text:p>{OLD}</text:p></text:deletion></text:changed-region></text:tracked-changes>"
            ),
        ),
        HTML=(LEFT_OUT + WARNED, in_html(f"<p>Nu. <del>{OLD}</del></p>")),
    ),
    kind(
        "Opmerking in de kantlijn",
        OLD,
        Word=(
            LEFT_OUT,
            in_word(
                paragraph(f'<w:commentRangeStart w:id="1"/>{run("Nu.")}'),
                relations=relation("c1", "comments", "comments.xml"),
                parts={"word/comments.xml": W_COMMENTS.encode()},
            ),
        ),
        ODT=(
            LEFT_OUT,
            in_odt(f"<text:p>Nu.<office:annotation><text:p>{OLD}</text:p></office:annotation></text:p>"),
        ),
        PDF=(
            LEFT_OUT,
            drawn(
                b"",
                page=b"/Annots[<</Type/Annot/Subtype/FreeText/Rect[50 50 200 80]/Contents(%s)>>]"
                % OLD.encode(),
            ),
        ),
    ),
    kind(
        "Kop- en voettekst",
        OLD,
        Word=(
            LEFT_OUT,
            in_word(
                relations=relation("h1", "header", "header1.xml"),
                parts={"word/header1.xml": W_HEADER.encode()},
            ),
        ),
        ODT=(LEFT_OUT, in_odt("", parts={"styles.xml": ODT_HEADER.encode()})),
        PDF=(
            LEFT_OUT,
            typst.compile(
                f"#set page(height: 8cm, header: [{OLD}])\n".encode()
                + "\n#pagebreak()\n".join([f"{BEFORE}\n\n{AFTER}"] * 3).encode()
            ),
        ),
        HTML=(LEFT_OUT, in_html("", f"<header><p>{OLD}</p></header>")),
    ),
    kind(
        "Inhoudsopgave",
        "Doel 3",
        Word=(LEFT_OUT, in_word(paragraph("Artikel 1 Doel 3", style="Inhopg1"))),
        ODT=(
            LEFT_OUT,
            in_odt(
                "<text:table-of-content><text:index-body><text:p>Artikel 1 Doel 3</text:p></text:index-body>"
                "</text:table-of-content>"
            ),
        ),
        PDF=(
            LEFT_OUT,
            in_pdf(
                "#text(14pt)[*Inhoud*]\n\n"
                + "\n\n".join(f"Artikel {n} Doel #h(1fr) {n + 2}" for n in range(1, 6))
                + f"\n\n#text(14pt)[*Artikel 1 Doel*]\n\n{BEFORE * 3}"
            ),
        ),
        HTML=(
            LEFT_OUT,
            in_html("".join(f"<p><a href='#a{n}'>Artikel {n} Doel {n + 2}</a></p>" for n in (1, 2, 3))),
        ),
    ),
    kind(
        "Aangekruist vakje",
        "☒",
        Word=(
            KEPT,
            in_word(
                paragraph(
                    run("Borg: ") + run("\uf0fd", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')
                )
            ),
        ),
        ODT=(
            KEPT,
            in_odt(
                '<office:forms><f:form><f:checkbox f:id="c" f:state="checked"/></f:form></office:forms>'
                '<text:p>Borg: <draw:control draw:control="c"/></text:p>'.replace("<f:form>", f"<f:form {F}>")
            ),
        ),
        PDF=(
            KEPT,
            pdf_of(
                {
                    1: b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[10 0 R]>>>>",
                    2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                    3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[10 0 R]"
                    b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
                    4: stream(b"BT /F1 12 Tf 50 620 Td (Er is een borgsom.) Tj ET"),
                    10: b"<</Type/Annot/Subtype/Widget/P 3 0 R/Rect[30 618 42 630]/T(b)/FT/Btn/V/Ja/AS/Ja"
                    b"/AP<</N<</Ja 4 0 R/Off 4 0 R>>>>>>",
                }
            ),
        ),
        HTML=(KEPT, in_html("<p>Borg: <input type=checkbox checked></p>")),
    ),
)
