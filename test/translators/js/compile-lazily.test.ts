import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/index.ts';
import { compile, compileLazily } from '../../../translators/js/index.ts';

function ruleOf(query: string) {
  const [parsed] = parse(query).rules;
  if (parsed?.meaning.ok !== true) throw new Error(`${query} was not read`);
  return parsed.meaning.value.rule;
}

describe('a predicate that is made when it is asked', () => {
  it.each([
    'process where process.name : ("nc", "ncat*") and not user.name == "svc"',
    'process where process.name != null or process.args : "*-e*"',
    'process where process.pid > 4 and process.name == "a"',
    'process where length(process.name) == 2',
    'process where process.name regex "[a-c]{2,40}x"',
    'process where process.name regex "~(ab.*)&[a-z]*"',
    'process where startsWith(process.name, substring(user.name, 0, 1)) or process.pid + 1 == 6',
    'network where cidrMatch(source.ip, "10.0.0.0/8")',
  ])('answers as the one that is made at once: %s', (query) => {
    const rule = ruleOf(query);
    const [lazy, eager] = [compileLazily(rule), compile(rule)];
    if (!lazy.ok || !eager.ok) throw new Error('was refused');
    const names = ['nc', 'NCAT.exe', 'a', 'abx', null, undefined];
    for (const name of names)
      for (const user of ['svc', 'root'])
        for (const category of ['process', 'network']) {
          const event = {
            event: { category },
            process: { name, pid: 5, args: ['x', 'y -e z'] },
            user: { name: user },
            source: { ip: '10.1.1.1' },
          };
          expect(lazy.value.matches(event)).toBe(eager.value(event));
          // At first it is asked leaf by leaf, then as a whole.
          expect(Array.from({ length: 40 }, () => lazy.value.matches(event))).not.toContain(!eager.value(event));
        }
  });

  it.each(['(a{1,200}b?){1,200}', '([a-z]{90}x){9}', '~((a|b)*a(a|b){14})'])(
    'is refused at once for a pattern that is too large: %s',
    (pattern) => {
      const rule = ruleOf(`process where process.name regex "${pattern}"`);
      const [lazy, eager] = [compileLazily(rule), compile(rule)];
      expect(lazy.ok).toBe(eager.ok);
    },
  );

  it('is none of what is no object, whatever is denied', () => {
    const lazy = compileLazily(ruleOf('any where not process.name == "a"'));
    if (!lazy.ok) throw new Error('was refused');
    expect([null, 'a', ['a'], 1, undefined].map((event) => lazy.value.matches(event))).not.toContain(true);
    expect(lazy.value.matches({})).toBe(true);
    expect(lazy.value.leaf(0, { process: { name: 'a' } })).toBe(true);
    expect(() => lazy.value.leaf(1, {})).toThrow('no leaf 1');
  });

  it('is refused at once where the rule has no code', () => {
    const rule = ruleOf('any where process.name == "a"');
    const where = { kind: 'present', field: { ...fieldOf(rule), type: 'geo_point' }, origin: rule.plan.origin } as const;
    const refused = compileLazily({ ...rule, plan: { kind: 'single', where, origin: rule.plan.origin } });
    expect(refused.ok).toBe(false);
  });
});

function fieldOf(rule: ReturnType<typeof ruleOf>) {
  const { plan } = rule;
  if (plan.kind !== 'single' || plan.where.kind !== 'one-of') throw new Error('another rule');
  return plan.where.field;
}
