/**
 * What is run beside a module: reads events, a line each, and answers with the numbers of those that match, a line each. The last line counts
 * the events, so that half an answer is none. The module stands beside it, and is run as it is.
 */
export const HARNESS = `
import json
import os
import runpy
import sys

now = float(sys.argv[1])
rule = runpy.run_path(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'rule.py'))['rule']
clock = (now,) if rule.__code__.co_argcount > 1 else ()
count = 0
for line in sys.stdin.buffer:
    answer = rule(json.loads(line), *clock)
    if not isinstance(answer, bool):
        sys.exit('event %d is answered with %r' % (count, answer))
    if answer:
        print(count)
    count += 1
print('of', count)
`;
