"""How an index is laid out. LAYOUT goes up with every change here: an index of another layout is rebuilt."""

from typing import Any

from search.engines.audiences import AUDIENCES, also_read_by
from search.engines.elasticsearch.address import Address

LAYOUT = 5
DEEPEST = 100_000
LONGEST_TERM = 255  # what the analyzer keeps of one term

_KEYWORD = {"type": "keyword"}
_DAY = {"type": "date", "format": "strict_date"}
_FREQUENCIES = {"type": "text", "analyzer": "whitespace", "index_options": "freqs"}
_POSITIONS = {"type": "text", "analyzer": "whitespace", "index_options": "positions"}
STREAMS = {
    "place": _FREQUENCIES,
    "heading": _FREQUENCIES,
    "title": _FREQUENCIES,
    "body": _FREQUENCIES,
    "words": _POSITIONS,
}


def mappings() -> dict[str, Any]:
    """Each audience has its streams apart, so that what one may not read weighs in no score. A passage is
    sent with the streams of its narrowest audience, and the cluster copies these to the wider ones. Only what
    a hit shows is kept as it was."""
    return {
        "dynamic": "strict",
        "_meta": {"layout": LAYOUT},
        "_source": {"includes": ["data"]},
        "properties": {
            "ref": _KEYWORD,
            "document": _KEYWORD,
            "kind": _KEYWORD,
            "visibility": _KEYWORD,
            "partner": _KEYWORD,
            "year": _KEYWORD,
            "standing": _KEYWORD,
            "determined_on": _DAY,
            "in_force_from": _DAY,
            "until": _DAY,
            "changed_on": _DAY,
            "digest": {"type": "keyword", "index": False},
            "spellings": {"type": "keyword", "index": False},
            "data": {"type": "object", "enabled": False},
            **{audience: {"properties": _streams(audience)} for audience in AUDIENCES},
        },
    }


def _streams(audience: str) -> dict[str, Any]:
    wider = also_read_by(audience)
    return {
        name: {**kind, **({"copy_to": [f"{other}.{name}" for other in wider]} if wider else {})}
        for name, kind in STREAMS.items()
    }


def settings(address: Address) -> dict[str, Any]:
    copies = (
        {"auto_expand_replicas": "0-1"}
        if address.replicas is None
        else {"number_of_replicas": address.replicas}
    )
    return {"number_of_shards": address.shards, "max_result_window": DEEPEST, **copies}
