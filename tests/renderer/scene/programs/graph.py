graph = {}
for a, b in ["ab", "bc", "ca", "cd", "de"]:
    graph.setdefault(a, []).append(b)
    graph.setdefault(b, []).append(a)


def breadth_first(start):
    parent = {start: None}
    queue = [start]
    while queue:
        node = queue.pop(0)
        for neighbour in graph[node]:
            if neighbour not in parent:
                parent[neighbour] = node
                queue.append(neighbour)
    return parent


print(breadth_first("a"))
