"""The fonts of signs: what a letter typed in one of them looks like, as a character that says the same."""

import re

# From the space on, each in the place of its letter; � where the font has nothing.
SYMBOL = (
    " !∀#∃%&∍()*+,−./0123456789:;<=>?"
    "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
    "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}~�"
    "��������������������������������"
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵"
    "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
    "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭�"
)
WINGDINGS = (
    " 🖉✂✁👓🕭🕮🕯🕿✆🖂🖃📪📫📬📭🗀🗁🗎🗏🗐🗄⌛🖮🖰🖲🖳🖴🖫🖬✇✍"
    "🖎✌🖏👍👎☜☞☝☟🖐☺😐☹💣🕱🏳🏱✈☼🌢❄🕆✞🕈✠✡☪☯🕉☸♈♉"
    "♊♋♌♍♎♏♐♑♒♓🙰🙵●○◼☐☐☐☐▪◆◆❖◆⌧⮹⌘🏵🏶🙶🙷▯"
    "🄋➀➁➂➃➄➅➆➇➈➉🄌➊➋➌➍➎➏➐➑➒➓🙢🙠🙡🙣🙞🙜🙝🙟∙•"
    "⬝○○◉◉◉○▪☐🟁🟅★🟋🟏🟓🟑⯐⌖⯎⯏⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘"
    "🕙🕚🕛⮰⮱⮲⮳⮴⮵⮶⮷🙪🙫🙕🙔🙗🙖🙐🙑🙒🙓⌫⌦←→↑↓←→↑↓←"
    "→↑↓↖↗↙↘←→↑↓↖↗↙↘⇦⇨⇧⇩↔⇳↖↗↙↘🢬🢭✗✓☒☑�"
)
WINGDINGS_2 = (
    " 🖊🖋🖌🖍✄✀🕾🕽🗅🗆🗇🗈🗉🗊🗋🗌🗍📋🗑🗔🖵🖶🖷🖸🖭🖯🖱🖒🖓🖘🖙"
    "🖚🖛👈👉🖜🖝🖞🖟🖠🖡👆👇🖢🖣🖑✗✓☒☑☒☒⮾⮿🛇⦸🙱🙴🙲🙳‽🙹🙺"
    "🙻🙦🙤🙥🙧🙚🙘🙙🙛⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿�"
    "☉●☽☾⸿✝🕇🕜🕝🕞🕟🕠🕡🕢🕣🕤🕥🕦🕧🙨🙩⋅••●○○○○⊙◉▪"
    "▪◾■☐☐☐☐☐▣▣▣■▪◆◆◇◈◈◈◈◈◈◆◆◊🞠◖◗⯊⯋⯀⯁"
    "⬟⯂⬣⬢⯃⯄🞡🞢🞣🞤🞥🞦🞧🞨🞩🞪🞫🞬🞭🞮🞯🞰🞱🞲🞳🞴🞵🞶🞷🞸🞹🞺"
    "🞻🞼🞽🞾🞿🟀🟂🟄🟆🟉🟊✶🟌🟎🟐🟒✹🟃🟇✯🟍🟔⯌⯍※⁂������"
)
WINGDINGS_3 = (
    " ←→↑↓↖↗↙↘←→↑↓↖↘↑↓↔↕←→↑↓↓←→←→←→←→"
    "⮐⮑⮒⮓←←⭾⭿←→↑↓⮏⮍⮎⮌⭮⭯⎋⌤⌃⌥␣⍽⇪↑←→←→←→"
    "←→←→←→←→↑↓↖↗↙↘↔↕▲▼△▽◀▶◁▷◣◢◤◥🞀🞂🞁�"
    "🞃⯅⯆⯇⯈←→↑↓←→↑↓←→↑↓←→↑↓←→↑↓←→↑↓←→↑"
    "↓←→↑↓←→←→←→←🢜🢝🢞🢟→←→←→←→↑↓←→↑↓←→↑"
    "↓←→↑↓←→↑↓←→←→←→←→←→↑↓↖↗↙↘←→↑↓↖↗↙"
    "↘←→↑↓↖↗↙↘←→↑↓←→↑↓���������������"
)
WEBDINGS = (
    " 🕷🕸🕲🕶🏆🎖🖇🗨🗩🗰🗱🌶🎗🙾🙼🗕🗖🗗⏴⏵⏶⏷⏪⏩⏮⏭⏸⏹⏺🗚🗳"
    "🛠🏗🏘🏙🏚🏜🏭🏛🏠🏖🏝🛣🔍🏔👁👂🏞🏕🛤🏟🛳🕬🕫🕨🔈🎔🎕🗬🙽🗭🗪🗫"
    "⮔✓🚲☐🛡📦🛱■🚑🛈🛩🛰🟈🕴●🛥🚔🗘✗❓🛲🚇🚍⛳⦸⊖🚭🗮⏐🗯🗲�"
    "🚹🚺🛉🛊🚼👽🏋⛷🏂🏌🏊🏄🏍🏎🚘🗠🛢💰🏷💳👪🗡🗢🗣✯🖄🖅🖃🖆🖹🖺🖻"
    "🕵🕰🖽🖾📋🗒🗓🕮📚🗞🗟🗃🗂🖼🎭🎜🎘🎙🎧💿🎞📷🎟🎬📽📹📾📻🎚🎛📺💻"
    "🖥🖦🖧🕹🎮🕻🕼📟🖁🖀🖨🖩🖿🖪🗜🔒🔓🗝📥📤🕳🌣🌤🌥🌦☁🌨🌧🌩🌪🌬🌫"
    "🌜🌡🛋🛏🍽🍸🛎🛍Ⓟ♿🛆🖈🎓🗤🗥🗦🗧🛪🐿🐦🐟🐕🐈🙬🙮🙭🙯🗺🌍🌏🌎🕊"
)
FONTS = {
    "symbol": SYMBOL,
    "wingdings": WINGDINGS,
    "wingdings2": WINGDINGS_2,
    "wingdings3": WINGDINGS_3,
    "webdings": WEBDINGS,
}
FIRST, PRIVATE_FIRST = 0x20, 0xF020
NOTHING = "�"
PRIVATE = re.compile("[\ue000-\uf8ff]")
# Word writes this bullet in any font.
COMMON_BULLET, BULLET = "\uf0b7", "•"
# What says something in a list; any other sign in front of an item is a bullet.
SAYING = frozenset("☐☑☒✓✗")


def is_sign_font(font: str) -> bool:
    return _named(font) in FONTS


def sign_in(font: str, character: str) -> str:
    """What a character shows in this font; an ordinary one in an ordinary font itself, and � where nobody can
    tell.
    """
    if PRIVATE.match(character):
        place = ord(character) - PRIVATE_FIRST
    elif is_sign_font(font):
        place = ord(character) - FIRST
    else:
        return character
    signs = FONTS.get(_named(font), "")
    if 0 <= place < len(signs):
        return signs[place]
    return BULLET if character == COMMON_BULLET else NOTHING


def shown_in(font: str, words: str, unread: dict[str, None]) -> str:
    """The words as they are shown; `unread` gathers the fonts of signs that nobody can tell."""
    if not is_sign_font(font) and not PRIVATE.search(words):
        return words
    shown = "".join(one if one.isspace() else sign_in(font, one) for one in words)
    if NOTHING in shown and NOTHING not in words:
        unread[font] = None
    return shown


def bullet_in(font: str, pattern: str) -> str:
    """The bullets of a list: a box that is ticked or not stays so, every other sign of such a font is a plain
    bullet.
    """
    shown = (sign_in(font, one) for one in pattern)
    plain = (
        sign if sign in SAYING or sign == written else BULLET
        for sign, written in zip(shown, pattern, strict=True)
    )
    return "".join(plain).strip()


def unread_sign(font: str) -> str:
    """What to say where a text has �."""
    return (
        f"In dit bestand staat een teken dat niet te lezen is, uit het lettertype “{font or 'onbekend'}”. In "
        "de tekst staat daar nu �. Kijk in het bestand wat daar staat, en verbeter het in het concept."
    )


def _named(font: str) -> str:
    return re.sub(r"[\s_-]|regular|mt$|ps$", "", font.lower())
