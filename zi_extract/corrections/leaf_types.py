"""What a value may be, by its place in the exported form: a text typed by a person becomes it."""

from __future__ import annotations

import types
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

import pydantic
from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo

from zi_extract.model.decree import Decree


class NotPossibleError(ValueError):
    """The text is no value of this field."""


def value_of(pointer: str, text: str | None) -> Any:
    """The value that a person's text means at this pointer: a number, a date, yes or no, a text.

    Raises NotPossibleError when the exported form does not allow it there.
    """
    adapter = _adapter(tuple(part for part in pointer.split("/")[1:]))
    if adapter is None:
        raise NotPossibleError("no single value stands there")
    plain: Any = text
    if text is not None and not text.strip():
        plain = None
    for tried in (plain, "" if plain is None else plain):
        try:
            return adapter.validate_python(tried)
        except pydantic.ValidationError as error:
            reason = str(error.errors()[0]["msg"])
    raise NotPossibleError(reason)


@cache
def _adapter(parts: tuple[str, ...]) -> TypeAdapter[Any] | None:
    kind: Any = Decree
    field: FieldInfo | None = None
    for part in parts:
        kind = _without_none(kind)
        if get_origin(kind) is tuple:
            if not part.isdigit():
                return None
            kind, field = get_args(kind)[0], None
        elif isinstance(kind, type) and issubclass(kind, BaseModel):
            field = kind.model_fields.get(part)
            if field is None:
                return None
            kind = field.annotation
        else:
            return None
    bare = _without_none(kind)
    if get_origin(bare) is tuple or (isinstance(bare, type) and issubclass(bare, BaseModel)):
        return None
    if field is not None and field.metadata:
        return TypeAdapter(Annotated[kind, *field.metadata])
    return TypeAdapter(kind)


def _without_none(kind: Any) -> Any:
    """The type of an optional value; metadata taken off to look inside."""
    if get_origin(kind) is Annotated:
        return kind
    if get_origin(kind) in (Union, types.UnionType):
        real = [option for option in get_args(kind) if option is not type(None)]
        return real[0] if len(real) == 1 else kind
    return kind
