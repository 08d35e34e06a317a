import { EMPTY_META, type LogSource, type RuleMeta } from '../../ir/index.ts';
import { threatsOf } from './attack.ts';
import { isRecord, own, type Record, textsOf } from './units.ts';

/** What a Sigma rule says of itself. Keys of another type than they should have count as absent. */
export function metadataOf(record: Record): RuleMeta {
  const text = (key: string): string | null => {
    const value = own(record, key);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const tags = textsOf(own(record, 'tags'));
  const level = text('level')?.toLowerCase() ?? null;
  const severity = (['low', 'medium', 'high', 'critical'] as const).find((word) => word === level) ?? null;
  const informational = level === 'informational';
  return {
    ...EMPTY_META,
    id: text('id'),
    name: text('title'),
    description: text('description'),
    language: 'sigma',
    severity: informational ? 'low' : severity,
    authors: (text('author') ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    license: text('license'),
    references: textsOf(own(record, 'references')),
    tags,
    falsePositives: textsOf(own(record, 'falsepositives')),
    threats: threatsOf(tags),
    // What is informational never alerts by itself.
    buildingBlock: informational,
    maturity: text('status'),
    logSource: logSourceOf(own(record, 'logsource')),
    created: dayOf(text('date')),
    updated: dayOf(text('modified')),
  };
}

function logSourceOf(value: unknown): LogSource | null {
  if (!isRecord(value)) return null;
  const word = (key: string): string | null => {
    const said = own(value, key);
    return typeof said === 'string' && said !== '' ? said : null;
  };
  return { category: word('category'), product: word('product'), service: word('service'), definition: word('definition') };
}

/** `2024-01-31`; older rules write `2024/01/31`. */
function dayOf(text: string | null): string | null {
  const [, year, month, day] = /^(\d{4})[-/](\d{2})[-/](\d{2})$/.exec(text ?? '') ?? [];
  return year === undefined ? null : `${year}-${month}-${day}`;
}
