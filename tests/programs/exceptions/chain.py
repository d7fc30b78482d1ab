try:
    try:
        {}['missing']
    except KeyError as e:
        raise ValueError('second') from e
except ValueError as e:
    print(repr(e), repr(e.__cause__), e.__cause__ is e.__context__)
try:
    try:
        [][0]
    finally:
        int('x')
except ValueError as e:
    print(e, type(e.__context__).__name__)
