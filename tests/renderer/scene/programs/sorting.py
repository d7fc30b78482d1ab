def insertion_sort(items):
    for i in range(1, len(items)):
        item = items[i]
        k = i - 1
        while k >= 0 and items[k] > item:
            items[k + 1] = items[k]
            k -= 1
        items[k + 1] = item
    return items


def merge(left, right):
    if not left or not right:
        return left or right
    if left[0] < right[0]:
        return [left[0]] + merge(left[1:], right)
    return [right[0]] + merge(left, right[1:])


data = [5, 2, 8, 1]
copy = data[:]
same = data
insertion_sort(same)
print(data, copy, merge(data, [0, 3, 9]))
