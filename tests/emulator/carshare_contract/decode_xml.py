"""XML bodies of the protocol `rest-xml`: https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from botocore.model import ListShape, MapShape, Shape, StructureShape

from carshare_contract.scalars import scalar_from_text


def local_name(name: str) -> str:
    """A name without its namespace: `{http://...}Bucket` is Bucket."""
    return name.rsplit("}", 1)[-1]


class XmlDecoder:
    """Walks the elements along a shape."""

    def __init__(self) -> None:
        self.unknown: list[str] = []

    def value(self, shape: Shape, elements: list[Element], path: str) -> Any:
        """Decode a value; only a flattened list has more than one element."""
        if isinstance(shape, ListShape):
            return self.list(shape, elements, path)
        if isinstance(shape, MapShape):
            return self.map(shape, elements, path)
        if isinstance(shape, StructureShape):
            return self.structure(shape, elements[0], path)
        return scalar_from_text(shape, elements[0].text or "")

    def structure(self, shape: StructureShape, element: Element, path: str) -> dict[str, Any]:
        """Decode the members of a structure from elements and attributes."""
        children: dict[str, list[Element]] = {}
        for child in element:
            children.setdefault(local_name(child.tag), []).append(child)
        attributes = {local_name(name): value for name, value in element.attrib.items()}
        result = {}
        for name, member in shape.members.items():
            member_path = f"{path}.{name}" if path else name
            if member.serialization.get("xmlAttribute"):
                sent = attributes.pop(str(member.serialization["name"]).rsplit(":", 1)[-1], None)
                if sent is not None:
                    result[name] = scalar_from_text(member, sent)
                continue
            found = children.pop(element_name(member, name), None)
            if found is not None:
                result[name] = self.value(member, found, member_path)
        self.unknown += [f"{path}.{name}" if path else name for name in (*children, *attributes)]
        return result

    def list(self, shape: ListShape, elements: list[Element], path: str) -> list[Any]:
        """Decode a list, flattened or wrapped."""
        if not shape.serialization.get("flattened"):
            elements = list(elements[0])
        return [self.value(shape.member, [each], f"{path}[]") for each in elements]

    def map(self, shape: MapShape, elements: list[Element], path: str) -> dict[str, Any]:
        """Decode a map, flattened or wrapped in `entry` elements."""
        entries = elements if shape.serialization.get("flattened") else list(elements[0])
        key_name = shape.key.serialization.get("name", "key")
        value_name = shape.value.serialization.get("name", "value")
        result = {}
        for entry in entries:
            children = {local_name(child.tag): child for child in entry}
            key = children[key_name].text or ""
            result[key] = self.value(shape.value, [children[value_name]], f"{path}.{key}")
        return result


def element_name(member: Shape, name: str) -> str:
    """The name of a member's element; a flattened list goes by the name of its elements, if that has one."""
    if isinstance(member, ListShape) and member.serialization.get("flattened"):
        inner = member.member.serialization.get("name")
        if inner:
            return str(inner)
    return str(member.serialization.get("name", name))
