try:
    int('zero')
except ValueError:
    undefined
