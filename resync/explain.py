"""Put the validator's errors into words that an editor can act on."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from pydantic import TypeAdapter

from resync.problems import Problem

# What a pattern of the schema means.
_FORMS = {
    r"^(F\d{2,4}|support)$": "F and two digits or more, such as F01, or support",
    r"^S\d{2,4}$": "S and two digits or more, such as S03",
    r"^F\d{2,4}$": "F and two digits or more, such as F01",
    r"^[SF]\d{2,4}$": "S or F and two digits or more, such as S03",
    r"^([SF]\d{2,4}( [SF]\d{2,4})*|elsewhere)$": "ids with spaces between them, such as S03 F01, or elsewhere",
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "small letters, digits and single hyphens, such as mac-not-receiving",
    r"^[a-z0-9][a-z0-9 .&+'!-]*$": "small letters, digits, spaces and .&+'!-",
    r"^https?://\S+$": "an address that begins with https://",
}
_SHOWN = 40  # characters of a wrong value
_KINDS = {
    "bool_type": ("true or false", "without quotes"),
    "date_type": ("a day", "such as 2026-11-23, without quotes"),
    "dict_type": ("names with values", "in lines such as name: value"),
    "float_type": ("a number", "without quotes"),
    "int_type": ("a whole number", "without quotes"),
    "list_type": ("a list", "such as [a, b], or lines that begin with - and a space"),
    "model_type": ("names with values", "in lines such as name: value"),
    "string_type": ("text", "in quotes"),
}


def explain(errors: Sequence[Any], name: str, schema: TypeAdapter[Any]) -> list[Problem]:
    """Pydantic's errors in the file ``name``, as problems; a field with a wrong name is one mistake, not two."""
    unknown = {error["loc"]: error for error in errors if error["type"] == "extra_forbidden"}
    meant: dict[tuple[Any, ...], str] = {}
    missing = {error["loc"] for error in errors if error["type"] == "missing"}
    for location in sorted(missing, key=str):
        beside = [other[-1] for other in unknown if other[:-1] == location[:-1] and other not in meant]
        near = get_close_matches(str(location[-1]), map(str, beside), n=1, cutoff=0.5)
        if near or (len(beside) == 1 and len([m for m in missing if m[:-1] == location[:-1]]) == 1):
            meant[*location[:-1], near[0] if near else beside[0]] = str(location[-1])
            missing.discard(location)
    return [
        _problem(error, name, schema, meant.get(error["loc"], ""))
        for error in errors
        if error["type"] != "missing" or error["loc"] in missing
    ]


def _problem(error: Any, name: str, schema: TypeAdapter[Any], meant: str) -> Problem:
    field = ".".join(str(part) for part in error["loc"] if part != "[key]")
    wrong, allowed = _words(error, schema)
    return Problem(name, field, wrong, f"{meant}, which is missing" if meant else allowed, "fields")


def _words(error: Any, schema: TypeAdapter[Any]) -> tuple[str, str]:
    """What is wrong, and what is allowed."""
    given, context = error["input"], error.get("ctx", {})
    if error["type"] == "value_error":
        wrong, _, allowed = str(context["error"]).partition("; ")
        return wrong, allowed
    if error["type"] == "extra_forbidden":
        return "is not a known field", f"known fields: {', '.join(_known_fields(schema, error['loc']))}"
    if error["type"] in _KINDS:
        kind, form = _KINDS[error["type"]]
        if given is None:
            return "has no value", f"{kind} {form}"
        if error["type"] == "string_type" and isinstance(given, (bool, int, float)):
            return f"{_shown(given)} is {_kind(given)}, not text", f'{kind} {form}: "{_shown(given)}"'
        return f"{_shown(given)} is {_kind(given)}", f"{kind} {form}"
    size = len(given) if isinstance(given, (str, list, dict)) else 0
    known = {
        "missing": ("is missing", "this field is required"),
        "literal_error": (f"{given!r} is not allowed", f"allowed: {context.get('expected')}"),
        "string_pattern_mismatch": (
            f"{given!r} has the wrong form",
            _FORMS.get(str(context.get("pattern")), f"the form {context.get('pattern')}"),
        ),
        "string_too_long": (f"has {size} characters", f"at most {context.get('max_length')}"),
        "string_too_short": (f"has {size} characters", f"at least {context.get('min_length')}"),
        "too_long": (f"has {size} entries", f"at most {context.get('max_length')}"),
        "too_short": (f"has {size} entries", f"at least {context.get('min_length')}"),
    }
    message = error["msg"][0].lower() + error["msg"][1:]
    return known.get(error["type"], (f"{_shown(given)} is not right", message))


def _shown(given: Any) -> str:
    """A value as the editor wrote it, as far as that is known."""
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, list | dict):
        return "it"
    return f"'{given[:_SHOWN]}{'…' if len(given) > _SHOWN else ''}'" if isinstance(given, str) else str(given)


def _kind(given: Any) -> str:
    """What YAML took a value for."""
    if isinstance(given, bool):
        return "yes or no"
    if isinstance(given, (int, float)):
        return "a number"
    if isinstance(given, list):
        return "a list"
    return "text" if isinstance(given, str) else "names with values" if isinstance(given, dict) else "a day"


def _known_fields(schema: TypeAdapter[Any], location: tuple[Any, ...]) -> list[str]:
    """Names of the fields allowed at the place where an unknown one was found."""
    node = schema.json_schema(by_alias=True)
    definitions = node.get("$defs", {})
    node = _resolve(node, definitions)
    for part in location[:-1]:
        if isinstance(part, int):
            node = node.get("items", {})
        else:
            node = node.get("properties", {}).get(part) or node.get("additionalProperties", {})
        node = _resolve(node, definitions)
    return sorted(node.get("properties", {}))


def _resolve(node: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    for option in node.get("anyOf", []):
        if option.get("type") != "null":
            node = option
    reference = node.get("$ref")
    return definitions[reference.rsplit("/", 1)[-1]] if reference else node
