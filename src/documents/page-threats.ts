import type { Technique, Threat, ThreatEntry } from '../ir/index.ts';
import type { Diagnostic } from '../source/index.ts';
import { diagnostic } from './codes.ts';
import type { PageLine } from './page-lines.ts';

type Level = 'tactic' | 'technique' | 'subtechnique';

interface Found {
  readonly level: Level;
  readonly framework: string;
  readonly line: PageLine;
  name: string;
  id: string | null;
  reference: string | null;
}

/** Reads the blocks that follow a line `Framework:`: a tactic, its techniques, their sub-techniques. */
export function readThreats(lines: readonly PageLine[]): {
  readonly threats: readonly Threat[];
  readonly problems: readonly Diagnostic[];
} {
  const entries: Found[] = [];
  const problems: Diagnostic[] = [];
  let framework: string | null = null;
  let level: Level = 'tactic';
  for (const line of lines) {
    const [, key, value = ''] =
      /^(Framework|Tactic|Technique|Sub-technique|Name|ID|Reference URL):\s*(.*)$/.exec(line.clean) ?? [];
    const last = entries.at(-1);
    if (key === 'Framework') framework = value.replace(/(ATT&CK)(TM|\u2122)$/, '$1');
    else if (framework === null || key === undefined) continue;
    else if (key === 'Tactic' || key === 'Technique') level = key === 'Tactic' ? 'tactic' : 'technique';
    else if (key === 'Sub-technique') level = 'subtechnique';
    else if (key === 'Name')
      entries.push({
        level,
        framework,
        line,
        name: value,
        id: null,
        reference: null,
      });
    else if (last !== undefined && key === 'ID') last.id = value;
    else if (last !== undefined) last.reference = value;
  }
  return { threats: nest(entries, problems), problems };
}

interface MutableTechnique extends ThreatEntry {
  readonly subtechniques: ThreatEntry[];
}

function nest(entries: readonly Found[], problems: Diagnostic[]): readonly Threat[] {
  const threats: {
    framework: string;
    tactic: ThreatEntry;
    techniques: MutableTechnique[];
  }[] = [];
  for (const { level, framework, line, name, id, reference } of entries) {
    const threat = threats.at(-1);
    const technique = threat?.techniques.at(-1);
    const entry: ThreatEntry = { id: id ?? '', name, reference };
    const placed =
      id !== null &&
      (level === 'tactic'
        ? threats.push({ framework, tactic: entry, techniques: [] })
        : level === 'technique'
          ? threat?.techniques.push({ ...entry, subtechniques: [] })
          : technique?.subtechniques.push(entry));
    if (!placed) {
      problems.push(
        diagnostic('metadata-invalid', `the ${level} "${name}" has no id or no place`, {
          start: line.start,
          end: line.start + line.raw.length,
        }),
      );
    }
  }
  return threats satisfies readonly {
    readonly techniques: readonly Technique[];
  }[];
}
