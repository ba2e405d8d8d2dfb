"""Words beside a field: the JSON Schema and the manual's tables are made from them."""

from __future__ import annotations

from typing import Any

from .node import node


@node
class Doc:
    """What a field means, in one sentence: `title: Annotated[str, Doc("...")]`."""

    text: str

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> Any:
        found = handler(schema)
        found["description"] = self.text
        return found
