"""The JSON Schema of a register file, for who makes one: `docs/register.schema.json`."""

from collections.abc import Iterable
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from documents.entry_rule.data import json_schema
from documents.entry_rule.words import MEMBERS
from signatures.importing.items import RegisterFile
from signatures.standing.partner_kinds import KindFact

RULE = "#/$defs/EntryRule"
SHORT = ("PersonItem", "PredecessorItem")


class _WithoutTitles(GenerateJsonSchema):
    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def register_schema(kinds: Iterable[KindFact]) -> dict[str, Any]:
    """As the models have it, with the kinds of partner of the region, the rules of entry into force and the
    short forms that they read."""
    codes = [kind.code for kind in kinds]
    schema = RegisterFile.model_json_schema(schema_generator=_WithoutTitles)
    parts = schema["$defs"]
    for part in (schema, *parts.values()):
        part.pop("description", None)
    del parts["ActItem"]["properties"]["precision"]["default"]
    parts["VersionItem"]["properties"]["rule"] = {"anyOf": [{"$ref": RULE}, {"type": "null"}]}
    parts["PartnerItem"]["properties"]["kind"] = {"enum": codes}
    parts["EntryRule"] = json_schema(RULE, [*MEMBERS, *codes])
    for name in SHORT:
        parts[name] = {"anyOf": [{"type": "string"}, parts[name]]}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "Registerbestand"}
