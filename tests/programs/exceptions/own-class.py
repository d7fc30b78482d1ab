class Problem(Exception):
    def __init__(self, code, text):
        self.code = code
        self.text = text
class Worse(Problem):
    pass
for cls in (Problem, Worse):
    try:
        raise cls(42, 'trouble')
    except Worse as e:
        print('worse', e.code, e, e.args)
    except Problem as e:
        print('problem', e.code, e, repr(e))
