"""The protocols `query` and `ec2`: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html and
https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html."""

from __future__ import annotations

from typing import Any

from botocore.model import ListShape, MapShape, Shape, StructureShape

from carshare_contract.decoded import Decoded, Malformed
from carshare_contract.form import Node, tree_of
from carshare_contract.scalars import scalar_from_text

# Not members of any input.
PROTOCOL_KEYS = ("Action", "Version")


def decode_query(decoded: Decoded, pairs: list[tuple[str, str]], protocol: str) -> None:
    """Fill `decoded` from the pairs of the form."""
    members = [(key, value) for key, value in pairs if key not in PROTOCOL_KEYS]
    shape = decoded.operation.input_shape
    if shape is None:
        decoded.unknown += [key for key, _ in members]
        return
    decoder = Ec2Decoder() if protocol == "ec2" else QueryDecoder()
    decoded.parameters.update(decoder.structure(shape, tree_of(members), ""))
    decoded.unknown += decoder.unknown


class QueryDecoder:
    """Walks the tree of the form along the shape of the input."""

    def __init__(self) -> None:
        self.unknown: list[str] = []

    def member_name(self, shape: Shape, default: str) -> str:
        """The name of a member in the form."""
        return str(shape.serialization.get("name", default))

    def is_flattened(self, shape: Shape) -> bool:
        """Whether the elements of a list or a map follow their own name directly."""
        return bool(shape.serialization.get("flattened"))

    def value(self, shape: Shape, node: Node, path: str) -> Any:
        """Decode a value of any shape."""
        if isinstance(shape, StructureShape):
            return self.structure(shape, node, path)
        if isinstance(shape, ListShape):
            return self.list(shape, node, path)
        if isinstance(shape, MapShape):
            return self.map(shape, node, path)
        self.unknown += [f"{path}.{leaf}" for name, child in node.children.items() for leaf in child.leaves(name)]
        if node.value is None:
            return Malformed("(members)", shape.type_name)
        return scalar_from_text(shape, node.value)

    def structure(self, shape: StructureShape, node: Node, path: str) -> dict[str, Any]:
        """Decode the members of a structure, and note what belongs to none."""
        result = {}
        rest = dict(node.children)
        for name, member in shape.members.items():
            child = rest.pop(self.name_in_form(member, name), None)
            if child is not None:
                result[name] = self.value(member, child, f"{path}.{name}" if path else name)
        for name, child in rest.items():
            self.unknown += child.leaves(f"{path}.{name}" if path else name)
        return result

    def name_in_form(self, member: Shape, name: str) -> str:
        """The first part of the member's key: a flattened list goes by the name of its elements, if that has one."""
        if isinstance(member, ListShape) and self.is_flattened(member) and member.member.serialization.get("name"):
            return self.member_name(member.member, name)
        return self.member_name(member, name)

    def list(self, shape: ListShape, node: Node, path: str) -> list[Any]:
        """Decode a list; `Name=` (no number) is an empty one."""
        rest = dict(node.children)
        if self.is_flattened(shape):
            elements, rest = node, {name: child for name, child in rest.items() if not name.isdigit()}
        else:
            elements = rest.pop(self.element_name(shape), Node())
        for name, child in rest.items():
            self.unknown += child.leaves(f"{path}.{name}")
        return [self.value(shape.member, child, f"{path}[]") for child in elements.numbered()]

    def element_name(self, shape: ListShape) -> str:
        """What stands between the name of a list and the number of its element."""
        return str(shape.member.serialization.get("name", "member"))

    def map(self, shape: MapShape, node: Node, path: str) -> dict[str, Any]:
        """Decode a map, which is sent as a list of keys and values."""
        entries = node if self.is_flattened(shape) else node.children.get("entry", Node())
        key_name = self.member_name(shape.key, "key")
        value_name = self.member_name(shape.value, "value")
        result = {}
        for entry in entries.numbered():
            key = entry.children.get(key_name, Node()).value or ""
            result[key] = self.value(shape.value, entry.children.get(value_name, Node()), f"{path}.{key}")
        return result


class Ec2Decoder(QueryDecoder):
    """EC2 flattens every list and writes each name with a capital."""

    def member_name(self, shape: Shape, default: str) -> str:
        """See https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html#query-key-resolution."""
        query_name = shape.serialization.get("queryName")
        if query_name:
            return str(query_name)
        name = str(shape.serialization.get("name", default))
        return name[0].upper() + name[1:]

    def is_flattened(self, shape: Shape) -> bool:
        """Always, whatever the model says."""
        return True

    def name_in_form(self, member: Shape, name: str) -> str:
        """Names of elements play no part."""
        return self.member_name(member, name)
