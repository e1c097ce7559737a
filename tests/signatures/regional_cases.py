"""What happened in the region, as registers: cases that a plain list of signatures gets wrong.

The days are those that were published: of the joining and leaving of municipalities, of the texts that held,
and of the decisions about them.
"""

from datetime import date

import pytest

from signatures.standing.facts import Name, PartnerFact
from tests.signatures.facts import Register, on

MERGED = ("bussum", "muiden", "naarden")


@pytest.fixture
def weesp() -> Register:
    """Out of the joint arrangement on 1-1-2022, merged into Amsterdam on 24-3-2022, and still named by a text
    that held until 28-2-2022."""
    register = Register()
    register.member("hilversum", "huizen", since="2019-01-01")
    register.member("weesp", since="2019-01-01", until="2022-01-01")
    register.partner("amsterdam", succeeds=(("weesp", on("2022-03-24")),))
    register.version(1, "2020-12-01", {"type": "date", "on": "2021-01-01"}, label="2021")
    register.version(2, "2022-02-01", {"type": "date", "on": "2022-03-01"}, label="2022")
    for partner in ("hilversum", "huizen", "weesp"):
        register.sign(partner, "2020-12-15")
    return register


@pytest.fixture
def gooise_meren() -> Register:
    """Three municipalities signed the text of 2011, each with its own day of entry into force; one took their
    place in 2016."""
    register = Register()
    register.member(*MERGED, since="2011-01-01", until="2016-01-01")
    register.version(1, "2011-08-01", label="2011")
    register.sign("muiden", "2011-08-15")
    register.sign("naarden", "2011-09-22")
    register.sign("bussum", "2011-09-30")
    register.act("declaration", "naarden", "2011-10-13", declares="inForce")
    register.act("declaration", "muiden", "2011-09-01", declares="inForce")
    heir = PartnerFact(
        "gooise-meren",
        "municipality",
        (Name("Gooise Meren", date(2016, 1, 1)),),
        tuple((partner, on("2016-01-01")) for partner in MERGED),
    )
    register.partners[heir.id] = heir
    register.member("gooise-meren", since="2016-01-01")
    return register


@pytest.fixture
def eemnes() -> Register:
    """Takes part for some fields of work only, from 1-1-2016."""
    register = Register()
    register.member("blaricum", since="2010-01-01")
    register.member("eemnes", since="2016-01-01", scope="alleen sociaal domein en wonen")
    register.version(1, "2017-04-01", label="2017")
    register.sign("blaricum", "2017-04-13")
    return register


@pytest.fixture
def gap() -> Register:
    """The text of 2018 held until 30-12-2020 ("vervallen per 31-12-2020"), the next one from 1-1-2021."""
    register = Register()
    register.version(1, "2018-03-01", {"type": "date", "on": "2018-03-21"}, label="2018")
    register.act("withdrawal", None, "2020-12-31", 1)
    register.version(2, "2020-12-01", {"type": "date", "on": "2021-01-01"}, label="2021")
    return register


@pytest.fixture
def threshold() -> Register:
    """Adopted from 13 April to 13 July 2017; the last one that was needed followed on 13 December."""
    register = Register()
    partners = ["blaricum", "eemnes", "huizen", "laren", "wijdemeren", "gooise-meren"]
    register.member(*partners, since="2016-01-01")
    rule = {"type": "share", "numerator": 2, "denominator": 3, "act": "adoption", "of": "municipality"}
    register.version(1, "2017-04-01", rule, label="2017")
    for partner, day in zip(partners[:3], ("2017-04-13", "2017-05-01", "2017-07-13"), strict=True):
        register.act("adoption", partner, day)
    register.act("adoption", "gooise-meren", "2017-12-13")
    return register


@pytest.fixture
def region() -> Register:
    """Three municipalities; all signed the version of 2019, and Weesp left on 1 January 2022."""
    register = Register()
    register.member("blaricum", "huizen")
    register.member("weesp", until="2022-01-01")
    register.version(1, "2019-03-01", label="2019")
    for partner, day in (("blaricum", "2019-03-10"), ("huizen", "2019-05-20"), ("weesp", "2019-04-02")):
        register.sign(partner, day)
    return register
