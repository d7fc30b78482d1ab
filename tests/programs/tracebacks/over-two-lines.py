def check(*values):
    return [value
            + 1 for value in values]


print(check(1,
            "a"))
