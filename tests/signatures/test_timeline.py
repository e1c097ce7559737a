"""What happened, in order, with the day it happened and the moment it was recorded."""

from signatures.overviews.timeline import Event, document_events, in_order, life_events, partner_events
from tests.signatures.facts import Register, at


def events(register: Register, known: str | None = None) -> list[Event]:
    versions = register.on("2026-01-01", known).standing.versions
    return document_events(register.facts, versions, known_on=at(known) if known else None)


def told(found: list[Event]) -> list[str]:
    return [f"{event.when} {event.text}" for event in found]


def test_a_document_from_determining_to_replacement() -> None:
    register = Register()
    register.member("huizen")
    register.version(1, "2019-03-01", label="2019", errata=(register.erratum("1.1", "2019-06-01"),))
    register.version(2, "2025-09-18", label="2025")
    register.sign("huizen", "2019-04-01", signatories=("A. Bos",))
    register.sign("huizen", "2025-11-01", 2, precision="month")
    assert told(events(register)) == [
        "01-01-2019 Huizen doet mee.",
        "01-03-2019 Versie 2019 vastgesteld.",
        "01-04-2019 Huizen tekende versie 2019 (A. Bos).",
        "01-04-2019 Versie 2019 van kracht geworden.",
        "01-06-2019 Hersteld exemplaar 1.1 van versie 2019 vastgesteld.",
        "18-09-2025 Versie 2025 vastgesteld.",
        "november 2025 Huizen tekende versie 2025.",
        "30-11-2025 Versie 2025 van kracht geworden.",
        "30-11-2025 Versie 2019 niet meer van kracht.",
    ]


def test_each_kind_of_act_has_its_sentence() -> None:
    register = Register()
    register.member("huizen", until="2024-01-01", scope="artikel 4")
    register.version(1, "2019-03-01")
    for day, (kind, declares) in enumerate(
        [
            ("adoption", ""),
            ("refusal", ""),
            ("signature", "reservation"),
            ("declaration", "reservation"),
            ("withdrawal", ""),
        ],
        10,
    ):
        register.act(kind, "huizen", f"2019-04-{day}", declares=declares)
    register.act("declaration", None, "2019-05-01", declares="provisional")
    register.act("withdrawal", None, "2019-06-01")
    found = events(register)
    assert [event.text for event in found if event.recorded and event.kind != "determined"] == [
        "Huizen nam een besluit over versie 1.",
        "Huizen weigerde versie 1 te tekenen.",
        "Huizen tekende versie 1 met een voorbehoud.",
        "Huizen maakte een voorbehoud bij versie 1.",
        "Huizen trok de ondertekening van versie 1 in.",
        "Partijen spraken af versie 1 voorlopig toe te passen.",
        "Versie 1 ingetrokken.",
    ]
    assert "Huizen doet mee voor een deel: artikel 4." in [event.text for event in found]
    assert found[-1].text == "Huizen doet niet meer mee."


def test_a_correction_stands_beside_what_it_corrects() -> None:
    register = Register()
    register.member("huizen")
    register.version(1, "2019-03-01")
    first = register.sign("huizen", "2019-05-20")
    register.act("correction", "huizen", "2019-05-21", corrects=first, recorded=at("2020-01-01"))
    signed, corrected = [event for event in events(register) if event.partner and event.kind != "joined"]
    assert (signed.remark, corrected.remark) == ("later hersteld", "herstel")
    assert corrected.text == "Hersteld: Huizen tekende versie 1 op 21 mei 2019, niet op 20 mei 2019."
    assert corrected.recorded == at("2020-01-01")
    void = register.act(
        "correction", "huizen", "2019-05-21", corrects=first, void=True, recorded=at("2021-01-01")
    )
    last = next(event for event in events(register) if event.recorded == at("2021-01-01"))
    assert void and last.text == "Doorgehaald: Huizen tekende versie 1 op 20 mei 2019."


def test_what_was_not_known_yet_is_not_told() -> None:
    register = Register()
    register.member("huizen", until="2022-01-01", until_recorded=at("2022-03-01"))
    register.version(1, "2019-03-01")
    act = register.sign("huizen", "2019-05-20", recorded=at("2019-09-01"))
    register.act("correction", "huizen", "2019-05-21", corrects=act, recorded=at("2020-01-01"))
    assert not [event for event in events(register, "2019-08-01") if event.kind == "signature"]
    known = events(register, "2019-10-01")
    assert [event.remark for event in known if event.kind == "signature"] == [""]
    assert not [event for event in known if event.kind in ("correction", "left")]
    assert [event.kind for event in events(register, "2022-04-01")].count("left") == 1


def test_in_order_of_recording() -> None:
    register = Register()
    register.member("huizen", "blaricum")
    register.version(1, "2019-03-01")
    register.sign("huizen", "2019-05-20", recorded=at("2019-09-01"))
    register.sign("blaricum", "2019-06-20", recorded=at("2019-06-21"))
    found = [event for event in events(register) if event.kind == "signature"]
    assert [event.partner for event in found] == ["huizen", "blaricum"]
    assert [event.partner for event in in_order(found, "recorded")] == ["blaricum", "huizen"]


def test_of_one_partner_only_its_own() -> None:
    register = Register()
    register.member("huizen", "blaricum")
    register.version(1, "2019-03-01")
    register.sign("huizen", "2019-05-20")
    register.sign("blaricum", "2019-06-20")
    assert told(partner_events(register.facts, "huizen")) == [
        "01-01-2019 Huizen doet mee.",
        "20-05-2019 Huizen tekende versie 1.",
    ]


def test_the_life_of_a_partner() -> None:
    register = Register()
    register.partner("weesp")
    register.partner("bussum", names=[("Bussum", "1900-01-01"), ("Bussum aan Zee", "2010-01-01")])
    register.partner(
        "gm", names=[("Gooise Meren", "2016-01-01")], succeeds=(("bussum", at("2016-01-01").date()),)
    )
    partners = {partner.id: partner for partner in register.facts.partners}
    assert told(life_events(partners["bussum"], partners)) == [
        "01-01-2010 Bussum heet voortaan Bussum aan Zee.",
        "01-01-2016 Gooise Meren volgt Bussum aan Zee op per 1 januari 2016.",
    ]
    assert life_events(partners["weesp"], partners) == []
