def total(prices, tax):
    result = sum(prices)
    result = result + tax
    return result


basket = [300, 450]
due = total(basket, 120)
print(due)
