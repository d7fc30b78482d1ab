"""Runs programs for a comparison: a line of JSON with the text comes in, a line with output, errors and status goes out."""
import json, os, subprocess, sys, tempfile


def run(text):
    with open("program.py", "w", encoding="utf-8") as file:
        file.write(text)
    try:
        done = subprocess.run([sys.executable, "program.py"], capture_output=True, timeout=10, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return {"out": "", "err": "timeout", "status": -14}
    here = os.path.join(os.getcwd(), "").encode()
    return {
        "out": done.stdout.decode("utf-8", "replace"),
        "err": done.stderr.replace(here, b"").decode("utf-8", "replace"),
        "status": done.returncode,
    }


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for line in sys.stdin:
            print(json.dumps(run(json.loads(line))), flush=True)


main()
