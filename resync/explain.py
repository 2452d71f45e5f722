"""Put the validator's errors into words that an editor can act on."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from resync.problems import Problem


def explain(error: Any, name: str, schema: TypeAdapter[Any]) -> Problem:
    """One of pydantic's errors in the file ``name``, as a problem."""
    field = ".".join(str(part) for part in error["loc"]) or "front matter"
    wrong, allowed = _words(error, schema)
    return Problem(name, field, wrong, allowed)


def _words(error: Any, schema: TypeAdapter[Any]) -> tuple[str, str]:
    """What is wrong, and what is allowed."""
    given, context = error["input"], error.get("ctx", {})
    if error["type"] == "value_error":
        wrong, _, allowed = str(context["error"]).partition("; ")
        return wrong, allowed
    if error["type"] == "extra_forbidden":
        return "is not a known field", f"known fields: {', '.join(_known_fields(schema, error['loc']))}"
    size = len(given) if isinstance(given, (str, list, dict)) else 0
    known = {
        "missing": ("is missing", "this field is required"),
        "literal_error": (f"{given!r} is not allowed", f"allowed: {context.get('expected')}"),
        "string_pattern_mismatch": (f"{given!r} has the wrong form", f"the form {context.get('pattern')}"),
        "string_too_long": (f"has {size} characters", f"at most {context.get('max_length')}"),
        "string_too_short": (f"has {size} characters", f"at least {context.get('min_length')}"),
        "too_long": (f"has {size} entries", f"at most {context.get('max_length')}"),
        "too_short": (f"has {size} entries", f"at least {context.get('min_length')}"),
    }
    message = error["msg"][0].lower() + error["msg"][1:]
    return known.get(error["type"], (f"{given!r} is not right", message))


def _known_fields(schema: TypeAdapter[Any], location: tuple[Any, ...]) -> list[str]:
    """Names of the fields allowed at the place where an unknown one was found."""
    node = schema.json_schema(by_alias=True)
    definitions = node.get("$defs", {})
    for part in location[:-1]:
        node = _resolve(node, definitions)
        if isinstance(part, int):
            node = node.get("items", {})
        else:
            node = node.get("properties", {}).get(part) or node.get("additionalProperties", {})
    return sorted(_resolve(node, definitions).get("properties", {}))


def _resolve(node: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    for option in node.get("anyOf", []):
        if option.get("type") != "null":
            node = option
    reference = node.get("$ref")
    return definitions[reference.rsplit("/", 1)[-1]] if reference else node
