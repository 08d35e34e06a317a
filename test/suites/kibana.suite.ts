import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { type ParsedRule, parse } from '../../src/api/parse.ts';
import { translate } from '../../src/api/translate.ts';
import { kqlRules } from './kql-rules.ts';
import { shared, sized } from './shared.ts';
import { sigmaHqRules } from './sigmahq.ts';

const STEP = sized(4, 1);
const PUBLIC = globSync('**/*.toml', { cwd: shared('rules'), absolute: true })
  .sort()
  .filter((_, at) => at % STEP === 0)
  .flatMap((file) => parse(readFileSync(file, 'utf8'), { name: file }).rules.map((parsed) => ({ file, parsed })));
const KQL = kqlRules(STEP).rules.map(({ file, rule }) => ({ file, parsed: rule }));

/** What a rule finds and what stands on it, as the request that it becomes and its data; null: it has no meaning here. */
function essence({ meaning }: ParsedRule) {
  if (!meaning.ok) return null;
  const { rule } = meaning.value;
  const request = translate(rule, 'es-dsl');
  const { severity, tags, name, id } = rule.meta;
  const asked = request.status === 'refused' ? request.reasons.map(({ code }) => code) : request.text;
  // Kibana imports no rule without a risk score, which other languages do not have: it follows from the severity.
  return { asked, severity, tags, name, id };
}

/** What stands on a rule besides its query. */
function data(parsed: ParsedRule) {
  const found = essence(parsed);
  return found === null ? null : { ...found, asked: null };
}

/** Rules that are not what they were once they have been printed for Kibana and read again; and how many came through. */
function roundTrips(
  rules: readonly { readonly file: string; readonly parsed: ParsedRule }[],
  view: (rule: ParsedRule) => unknown,
) {
  let same = 0;
  const refused = new Map<string, number>();
  const changed: unknown[] = [];
  for (const { file, parsed } of rules) {
    if (!parsed.meaning.ok) continue;
    const printed = translate(parsed.meaning.value.rule, 'kibana');
    if (printed.status === 'refused') {
      for (const { code } of printed.reasons.slice(0, 1)) refused.set(code, (refused.get(code) ?? 0) + 1);
      continue;
    }
    const again = parse(printed.text, { name: 'rules.ndjson' });
    const [only] = again.rules;
    const [before, after] = [view(parsed), only === undefined ? null : view(only)];
    if (again.rules.length === 1 && JSON.stringify(before) === JSON.stringify(after)) same++;
    else changed.push({ file, before, after, problems: again.problems.map(({ diagnostic }) => diagnostic.message) });
  }
  return { same, refused: Object.fromEntries(refused), changed };
}

describe('rules as Kibana imports them, read again', () => {
  it('are what they were: the public rules in EQL', () => {
    expect(roundTrips(PUBLIC, essence)).toEqual({ same: PUBLIC.length, refused: {}, changed: [] });
  });

  it('are what they were: those in KQL', () => {
    const { same, changed } = roundTrips(KQL, essence);
    expect(changed).toEqual([]);
    expect(same).toBeGreaterThan(560 / STEP);
  });

  it('keep their data: those of SigmaHQ, whose requests are judged by events', () => {
    const { same, changed, refused } = roundTrips(sigmaHqRules(sized(20, 1)), data);
    console.info(`${same} came through, refused: ${JSON.stringify(refused)}`);
    expect(changed).toEqual([]);
    expect(same).toBeGreaterThan(sized(60, 1200));
  });
});
