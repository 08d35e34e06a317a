import type { Conversion, Engine, Inspector } from '../../contract/index.ts';
import type { Bridge, Judged } from './bridge.ts';
import { CONVERTERS, type Converter } from './converters.ts';
import { sqliteOver } from './sqlite.ts';

interface PysigmaOptions {
  readonly bridge: Bridge;
  /** Runs EQL, for what the EQL converter prints; null: nothing does. */
  readonly eql: Engine | null;
  /** Runs Lucene query strings, for what the Lucene converter prints; null: nothing does. */
  readonly lucene: Engine | null;
}

/**
 * pySigma (github.com/SigmaHQ/pySigma), the Sigma library written in Python by others: parses a rule, holds it to its
 * validators and converts it with every backend. (sigma-target 8.1) What a converted query means is judged only by running it.
 */
export function pysigma({ bridge, eql, lucene }: PysigmaOptions): Inspector {
  const runners = { sqlite: sqliteOver(bridge), eql, lucene, none: null } as const;
  return {
    name: 'pysigma',
    reads: 'sigma',
    receipt: async () => {
      const versions = await bridge.versions();
      return `pySigma ${versions.get('pysigma') ?? '?'}`;
    },
    inspect: async (artifact) => {
      const [versions, judged] = [await bridge.versions(), await bridge.judge(artifact, CONVERTERS)];
      return {
        problems: problemsOf(judged),
        conversions: CONVERTERS.map((one) => conversion(one, judged, versions, runners[one.runs])),
      };
    },
  };
}

function problemsOf({ unparsed, issues }: Judged): readonly string[] {
  return unparsed === null ? issues.map(({ severity, text }) => `${severity}: ${text}`) : [unparsed];
}

function conversion(
  { name, distribution }: Converter,
  { unparsed, conversions }: Judged,
  versions: ReadonlyMap<string, string>,
  runner: Engine | null,
): Conversion {
  const made = conversions.get(name) ?? { refused: unparsed ?? 'no answer' };
  const head = { converter: name, version: `${distribution} ${versions.get(distribution) ?? '?'}` };
  if ('refused' in made) return { ...head, status: 'refused', reason: made.refused };
  const [query, ...others] = made.queries;
  // Several queries belong to several rules: which of them is to be run nobody says.
  const engine = query !== undefined && others.length === 0 ? runner : null;
  return { ...head, status: 'converted', text: made.queries.join('\n'), engine };
}
