import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/index.ts';
import { compile, createWorkshop } from '../../../translators/js/index.ts';

function ruleOf(query: string) {
  const [parsed] = parse(query).rules;
  if (parsed?.meaning.ok !== true) throw new Error(`${query} was not read`);
  return parsed.meaning.value.rule;
}

/** Names that code of a rule could take for something else, texts that look like code, and every kind of condition. */
const QUERIES = [
  'process where process.name : ("nc", "ncat*") and not user.name == "svc"',
  'process where process.name in ("a", "b", "c", "d", "nc") or process.args : "*-e*"',
  'process where process.name in ("a", "b", "c", "x", "NC") or process.args : "*-e*"',
  'process where process.pid > 4 and process.name == "some(event)"',
  'process where length(process.name) == 2 and helpers.shared == "matches" and common.made == "texts"',
  'process where process.name regex "[a-c]{2,40}x"',
  'process where process.name regex "(nc|[a-c]{3})[0-9]*"',
  'network where cidrMatch(source.ip, "10.0.0.0/8") or process.name == "`x`"',
  'process where ?constructor.name == "x" or ?__proto__ == "nc"',
];

describe('predicates of one workshop', () => {
  it('answer as each does alone, in any order', () => {
    const workshop = createWorkshop();
    const events = ['nc', 'NCAT.exe', 'a', 'abx', 'abc12', 'some(event)', '`x`', null].flatMap((name) =>
      ['process', 'network'].map((category) => ({
        event: { category },
        process: { name, pid: 5, args: ['x', 'y -e z'] },
        user: { name: 'root' },
        source: { ip: ['10.1.2.3'] },
        helpers: { shared: 'matches' },
        common: { made: 'texts' },
      })),
    );
    for (const query of [...QUERIES, ...QUERIES.toReversed()]) {
      const rule = ruleOf(query);
      const [alone, together] = [compile(rule), compile(rule, workshop)];
      if (!alone.ok || !together.ok) throw new Error(`${query} was refused`);
      expect(events.map((event) => together.value(event))).toEqual(events.map((event) => alone.value(event)));
    }
  });

  it('are asked at the time that is given', () => {
    const rule = ruleOf('process where @timestamp > "now-1d"');
    const made = compile(rule, createWorkshop());
    if (!made.ok) throw new Error('it was refused');
    const event = { event: { category: 'process' }, '@timestamp': '2024-02-01T00:00:00Z' };
    expect([Date.UTC(2024, 1, 1, 12), Date.UTC(2024, 1, 3)].map((now) => made.value(event, now))).toEqual([true, false]);
  });
});
