"""Runs SQL with chdb, ClickHouse as a library: one statement as a JSON text a line in, one JSON object a line out.

Every answer is an object with "ok", and "rows" or "error". Output is ASCII, so that no reader takes a character of a value for the end of a line.
"""

import json
import sys


def main():
    # What the library prints must not stand among the answers.
    answers, sys.stdout = sys.stdout, sys.stderr
    sys.stdin.reconfigure(encoding="utf-8")
    from chdb import session

    database = session.Session()

    def reply(answer):
        answers.write(json.dumps(answer) + "\n")
        answers.flush()

    for line in sys.stdin:
        try:
            text = database.query(json.loads(line), "JSON").bytes().decode("utf-8")
            reply({"ok": True, "rows": json.loads(text)["data"] if text.strip() else []})
        except Exception as error:
            reply({"ok": False, "error": str(error)})


if __name__ == "__main__":
    main()
