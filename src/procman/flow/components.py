"""Strongly connected components: the loops of a graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


def strongly_connected_components(successors: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Number the component of every node.

    R. Tarjan, *Depth-first search and linear graph algorithms*, SIAM J. Comput. 1(2), 1972; iterative, so that
    a long process cannot exhaust the stack.

    Args:
        successors: The nodes that each node leads to; every node is a key.

    Returns:
        The component's number by node; nodes on a common loop share it.
    """
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    component: dict[str, int] = {}
    stack: list[str] = []
    for root in successors:
        if root in index:
            continue
        index[root] = low[root] = len(index)
        stack.append(root)
        work: list[tuple[str, Iterator[str]]] = [(root, iter(successors[root]))]
        while work:
            node, rest = work[-1]
            following = next(rest, None)
            if following is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    _close(node, stack, component)
            elif following not in index:
                index[following] = low[following] = len(index)
                stack.append(following)
                work.append((following, iter(successors[following])))
            elif following not in component:
                low[node] = min(low[node], index[following])
    return component


def _close(root: str, stack: list[str], component: dict[str, int]) -> None:
    number = len(component)  # grows with every closed component, so it is unique
    while True:
        node = stack.pop()
        component[node] = number
        if node == root:
            return
