"""The pairs of a query request as a tree: `Tag.1.Key=a` is `Tag` -> `1` -> `Key` -> a."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Node:
    """A place in the tree; it may hold a value, places below it, or both."""

    value: str | None = None
    children: dict[str, Node] = field(default_factory=dict)

    def numbered(self) -> list[Node]:
        """The children named 1, 2, 3..., in their order."""
        return [self.children[key] for key in sorted(filter(str.isdigit, self.children), key=int)]

    def leaves(self, path: str = "") -> list[str]:
        """The paths of every value below."""
        found = [path] if self.value is not None else []
        for name, child in self.children.items():
            found += child.leaves(f"{path}.{name}" if path else name)
        return found


def tree_of(pairs: list[tuple[str, str]]) -> Node:
    """Build the tree."""
    root = Node()
    for key, value in pairs:
        node = root
        for part in key.split("."):
            node = node.children.setdefault(part, Node())
        node.value = value
    return root
