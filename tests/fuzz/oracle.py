"""Runs programs for a comparison: a line of JSON with the text comes in, a line with output, errors and status goes out.

Each runs in a process of its own, forked from this one, so that none sees what another left behind. Needs a POSIX system.
"""
import json, os, sys, tempfile


def run(text):
    with open("program.py", "w", encoding="utf-8") as file:
        file.write(text)
    import builtins

    try:
        code = compile(text, "program.py", "exec")
        exec(code, {"__name__": "__main__", "__builtins__": builtins})
        return 0
    except BaseException as error:
        traceback = error.__traceback__
        sys.excepthook(type(error), error, traceback.tb_next if traceback else None)
        return 1


def main():
    os.chdir(tempfile.mkdtemp())
    for line in sys.stdin:
        texts = {}
        for name in ("out", "err"):
            texts[name] = open(name, "w+b")
        child = os.fork()
        if child == 0:
            os.dup2(texts["out"].fileno(), 1)
            os.dup2(texts["err"].fileno(), 2)
            import signal

            signal.alarm(10)
            status = run(json.loads(line))
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)
        _, status = os.waitpid(child, 0)
        answer = {"status": os.waitstatus_to_exitcode(status)}
        for name, file in texts.items():
            file.seek(0)
            answer[name] = file.read().decode("utf-8", "replace")
            file.close()
        print(json.dumps(answer), flush=True)


main()
