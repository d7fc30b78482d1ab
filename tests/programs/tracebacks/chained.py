def load(name):
    return {'a': 1}[name]
def settings():
    try:
        return load('b')
    except KeyError as e:
        raise RuntimeError('no settings') from e
settings()
