"""What the style sheets of a page hide, count and write, as a reader sees it."""

import pytest

from documents.reading.texts import read
from documents.text import plain_lines


def imported(body: str, sheet: str = "", head: str = ""):
    page = f"<html><head>{head}<style>{sheet}</style></head><body><h2>Artikel 1</h2>{body}</body></html>"
    return read(page.encode(), name="a.html")


def lines(body: str, sheet: str = "") -> list[str]:
    return [
        line
        for unit in imported(body, sheet).text.units
        for block in unit.blocks
        for line in plain_lines(block)
    ]


OLD = "Oude huur."


@pytest.mark.parametrize(
    ("sheet", "hidden"),
    [
        (".oud { display: none }", '<p class="nu oud">Oude huur.</p>'),
        ("#oud{display:none}", '<div id="oud"><p>Oude huur.</p></div>'),
        ("aside{display:none}", "<aside>Oude huur.</aside>"),
        ("p.oud{display:NONE}", '<p class="oud">Oude huur.</p>'),
        ("body .regeling > p.oud{display:none}", '<div class="regeling"><p class="oud">Oude huur.</p></div>'),
        (".nu + .oud{display:none}", '<p class="nu">Nu.</p><p class="oud">Oude huur.</p>'),
        (".nu ~ p{display:none}", '<p class="nu">Nu.</p><ul></ul><p>Oude huur.</p>'),
        ("[data-stand='oud']{display:none}", '<p data-stand="oud">Oude huur.</p>'),
        ("[aria-hidden=true]{visibility:hidden}", '<p aria-hidden="true">Oude huur.</p>'),
        ("p:not(.nu){display:none}", '<p class="nu">Nu.</p><p>Oude huur.</p>'),
        ("p:last-child{display:none}", "<div><p>Nu.</p><p>Oude huur.</p></div>"),
        ("div p:nth-child(2){display:none}", "<div><p>Nu.</p><p>Oude huur.</p></div>"),
        (".a, .oud, .b{visibility:hidden}", '<p class="oud">Oude huur.</p>'),
        (".oud{visibility:collapse}", '<p class="oud">Oude huur.</p>'),
        (".oud{opacity:0}", '<p class="oud">Oude huur.</p>'),
        (
            "/* .x{} */ .oud{color:red;display:none!important;}",
            '<p class="oud" style="display:block">Oude huur.</p>',
        ),
        ("@media screen { .oud{display:none} }", '<p class="oud">Oude huur.</p>'),
        ("@media (min-width: 40em) { .oud{display:none} }", '<p class="oud">Oude huur.</p>'),
        ("@supports (display:grid) { .oud{display:none} }", '<p class="oud">Oude huur.</p>'),
        ('.x::after{content:"}"} .oud{display:none}', '<p class="oud">Oude huur.</p>'),
        (
            "tr.oud{display:none}",
            '<table><tr><td>Nu.</td></tr><tr class="oud"><td>Oude huur.</td></tr></table>',
        ),
        ("li.oud{display:none}", '<ul><li>Nu.</li><li class="oud">Oude huur.</li></ul>'),
        (".oud{display:none}", '<p>Nu. <span class="oud">Oude huur.</span></p>'),
        ("", '<p style="display:none !important">Oude huur.</p>'),
        ("", "<p hidden>Oude huur.</p>"),
        ("", "<template><p>Oude huur.</p></template>"),
        ("", "<dialog>Oude huur.</dialog>"),
        ("", "<datalist><option>Oude huur.</option></datalist>"),
        ("", "<select><option>Oude huur.</option><option selected>Nu.</option></select>"),
    ],
)
def test_hidden__is_left_out_and_told(sheet: str, hidden: str) -> None:
    result = imported(
        f"<p>Voor.</p>{hidden}<p class='slot'>Na.</p>".replace("<p class='slot'>", "<h3>"), sheet
    )
    told = " ".join(one.text for one in result.left_out)
    shown = " ".join(
        line for unit in result.text.units for block in unit.blocks for line in plain_lines(block)
    )
    assert OLD not in shown
    assert OLD in told
    assert ("Nu." in shown) is ("Nu." in hidden)


@pytest.mark.parametrize(
    ("sheet", "shown"),
    [
        ("@media print { .oud{display:none} }", '<p class="oud">Oude huur.</p>'),
        ("@media (max-width: 600px) { .oud{display:none} }", '<p class="oud">Oude huur.</p>'),
        (".oud{display:none} #een{display:block}", '<p class="oud" id="een">Oude huur.</p>'),
        (".oud{display:none}", '<p class="oud" style="display:block">Oude huur.</p>'),
        (".oud:hover{display:none}", '<p class="oud">Oude huur.</p>'),
        (".nu .oud{display:none}", '<p class="oud">Oude huur.</p>'),
        (".oud{visibility:hidden} .oud b{visibility:visible}", '<p class="oud"><b>Oude huur.</b></p>'),
        ("", "<details><summary>Meer</summary>Oude huur.</details>"),
        ("", "<dialog open>Oude huur.</dialog>"),
        ("", "<select multiple><option>Nu.</option><option>Oude huur.</option></select>"),
        ("{}}{ .oud{display:none", '<p class="oud">Oude huur.</p>'),
    ],
)
def test_what_is_shown_in_the_end_stays(sheet: str, shown: str) -> None:
    assert OLD in " ".join(lines(shown, sheet))


@pytest.mark.parametrize(
    ("sheet", "body", "expected"),
    [
        ("ol{list-style-type:lower-alpha}", "<ol><li>huis</li><li>tuin</li></ol>", ["a. huis", "b. tuin"]),
        (".r{list-style:upper-roman inside}", '<ol class="r" start="4"><li>huis</li></ol>', ["IV. huis"]),
        (
            "ol ol{list-style:lower-roman} ol{list-style:lower-latin}",
            "<ol><li>huis<ol><li>kamer</li></ol></li></ol>",
            ["a. huis", "i. kamer"],
        ),
        (
            ".g{list-style-type:decimal}",
            '<ul class="g"><li>huis</li><li>tuin</li></ul>',
            ["1. huis", "2. tuin"],
        ),
        ("ol{list-style-type:disc}", "<ol><li>huis</li></ol>", ["• huis"]),
        ("ol{list-style-type:upper-alpha}", '<ol type="1"><li value="3">huis</li></ol>', ["C. huis"]),
        (
            "ol{list-style:lower-alpha}",
            "<ol reversed><li>huis</li><li>tuin</li></ol>",
            ["b. huis", "a. tuin"],
        ),
        ("li{list-style-type:lower-alpha}", "<ol><li>huis</li></ol>", ["a. huis"]),
        ('ol{list-style-type:"– "}', "<ol><li>huis</li></ol>", ["– huis"]),
        ("ol{list-style:none}", "<ol><li>huis</li></ol>", ["huis"]),
        ("ul{list-style:none}", "<ul><li>huis</li></ul>", ["huis"]),
        ("li{display:block}", "<ol><li>huis</li></ol>", ["huis"]),
        (
            ".weg{display:none}",
            '<ol><li>huis</li><li class="weg">x</li><li>tuin</li></ol>',
            ["1. huis", "2. tuin"],
        ),
        (
            "ol{list-style:none}",
            '<ol><li><span class="nr">1.</span>huis</li><li><span>1a</span><p>tuin</p></li></ol>',
            ["1. huis", "1a tuin"],
        ),
        (
            "ul{list-style-type:none}",
            "<ul><li><p><span>a.</span> huis</p></li><li><b>Tuin</b> met schuur</li></ul>",
            ["a. huis", "Tuin met schuur"],
        ),
        (
            "ol{list-style:none;counter-reset:lid} li{counter-increment:lid}"
            'li::before{content:counter(lid, lower-alpha) ")"}',
            "<ol><li>huis</li><li>tuin</li></ol><ol><li>zolder</li></ol>",
            ["a) huis", "b) tuin", "a) zolder"],
        ),
        (
            'ol{list-style:none;counter-reset:n}li:before{counter-increment:n;content:counters(n,".") " "}',
            "<ol><li>huis<ol><li>kamer</li><li>zaal</li></ol></li><li>tuin</li></ol>",
            ["1 huis", "1.1 kamer", "1.2 zaal", "2 tuin"],
        ),
        (
            'li::marker{content:"(" counter(list-item, upper-alpha) ")"}',
            "<ol><li>huis</li></ol>",
            ["(A) huis"],
        ),
        (
            'body{counter-reset:lid 4} p.lid::before{counter-increment:lid;content:counter(lid) ". "}',
            '<p class="lid">huis</p><p class="lid">tuin</p>',
            ["5. huis", "6. tuin"],
        ),
        (
            r'p.pijl::before{content:"\f101"} q::before{content:open-quote}',
            '<p class="pijl">huis</p>',
            ["huis"],
        ),
        (r'p.lid::before{content:"\00a7 "}', '<p class="lid">huis</p>', ["huis"]),
    ],
)
def test_numbers_that_the_style_makes_are_those_that_a_reader_sees(
    sheet: str, body: str, expected: list[str]
) -> None:
    assert lines(body, sheet) == expected


@pytest.mark.parametrize(
    ("sheet", "head"),
    [
        ("ol{list-style-type:mijn-letters} @counter-style mijn-letters{system:cyclic;symbols:x}", ""),
        ("li::before{content:counter(lid, hebrew)}", ""),
        ("ol{list-style:none} li::before{content:counter(lid) var(--teken)}", ""),
        ("", '<link rel="stylesheet" href="stijl.css">'),
        ("@import url(stijl.css);", ""),
    ],
)
def test_numbers_that_cannot_be_known__are_warned_for(sheet: str, head: str) -> None:
    result = imported("<ol><li>huis</li></ol>", sheet, head)
    assert [one for one in result.warnings if "Vergelijk de nummering" in one]


def test_a_linked_sheet__says_nothing_of_a_page_without_numbered_lists() -> None:
    assert imported("<p>Tekst.</p>", head='<link rel="stylesheet" href="stijl.css">').warnings == ()
