import type { Connector, FlinkArtifact, SequenceQuery } from './artifact.ts';
import { all, type Condition, printCondition, test } from './condition.ts';
import { comment, name, path, text } from './escape.ts';

/** The statements of a job: what there is stays as it is, so that many jobs share the tables. */
export function printFlink(artifact: FlinkArtifact): string {
  const { id, title, connector, time, query } = artifact;
  const selected = [id === null ? 'CAST(NULL AS STRING)' : text(id), text(title)].join(', ');
  return [
    comment(title),
    `CREATE TABLE IF NOT EXISTS \`events\` (
  \`event\` STRING,
  \`event_time\` AS COALESCE(TO_TIMESTAMP_LTZ(JSON_VALUE(\`event\`, ${path(time)}), ${text(TIME)}, 'UTC'), TO_TIMESTAMP_LTZ(0, 3)),
  WATERMARK FOR \`event_time\` AS \`event_time\` - INTERVAL '60' SECOND
) WITH (
  ${CONNECTORS[connector].join(',\n  ')}
);`,
    '',
    "CREATE TABLE IF NOT EXISTS `alerts` (\n  `rule_id` STRING,\n  `rule_name` STRING,\n  `events` ARRAY<STRING>\n) WITH ('connector' = 'print');",
    '',
    'INSERT INTO `alerts`',
    query.kind === 'single'
      ? `${fieldsOf(artifact)}\n${single(query.where, selected)}`
      : `${fieldsOf(artifact)}, ${sequence(query, selected)}`,
  ]
    .join('\n')
    .concat(';\n');
}

/** ISO 8601 with as many decimals as there are. */
const TIME = "yyyy-MM-dd'T'HH:mm:ss[.SSSSSSSSS][.SSSSSS][.SSS][.SS][.S]X";

const CONNECTORS: { readonly [Name in Connector]: readonly string[] } = {
  filesystem: [
    "'connector' = 'filesystem'",
    "'path' = 'file:///events'",
    "'source.monitor-interval' = '10 s'",
    "'format' = 'raw'",
  ],
  kafka: [
    "'connector' = 'kafka'",
    "'topic' = 'events'",
    "'properties.bootstrap.servers' = 'localhost:9092'",
    "'properties.group.id' = 'eqlibrium'",
    "'scan.startup.mode' = 'latest-offset'",
    "'format' = 'raw'",
  ],
};

/** Every field as the list of its texts, one value or several. */
function fieldsOf({ fields }: FlinkArtifact): string {
  const columns = fields.map(
    (field) =>
      `,\n    JSON_QUERY(\`event\`, ${path(field.levels)} RETURNING ARRAY<STRING> WITH CONDITIONAL ARRAY WRAPPER) AS ${name(field.name)}`,
  );
  return `WITH \`fields\` AS (\n  SELECT *${columns.join('')}\n  FROM \`events\`\n)`;
}

function single(where: Condition, selected: string): string {
  return `SELECT ${selected}, ARRAY[\`event\`]\nFROM \`fields\`\nWHERE ${printCondition(where, '  ')}`;
}

function sequence(query: SequenceQuery, selected: string): string {
  const { flags, keys, pattern, maxspan } = query;
  const keyNames = keys.map((_, at) => `\`key_${at + 1}\``);
  const flagNames = flags.map((flag) => name(flag.name));
  const shown = pattern.filter((one) => one.shown);
  const events = shown.map((_, at) => `\`event_${at + 1}\``);
  return [
    `\`items\` AS (
  SELECT *${flags.map((_, at) => `,\n    (${flagCondition(query, at)}) IS TRUE AS ${flagNames[at]}`).join('')}
  FROM \`fields\`${keys.map(joined).join('')}
), \`asked\` AS (
  SELECT ${['`event`', '`event_time`', ...keyNames, ...flagNames].join(', ')}
  FROM \`items\`
  WHERE (${flagNames.join(' OR ')})${keyNames.map((key) => ` AND ${key} IS NOT NULL`).join('')}
)`,
    `SELECT ${selected}, ARRAY[${events.join(', ')}]`,
    'FROM `asked` MATCH_RECOGNIZE (',
    ...(keys.length === 0 ? [] : [`  PARTITION BY ${keyNames.join(', ')}`]),
    '  ORDER BY `event_time`',
    `  MEASURES ${shown.map((one, at) => `\`${one.name}\`.\`event\` AS ${events[at]}`).join(', ')}`,
    '  ONE ROW PER MATCH',
    '  AFTER MATCH SKIP TO NEXT ROW',
    `  PATTERN (${pattern.map((one) => `\`${one.name}\`${one.quantifier}`).join(' ')})${within(maxspan)}`,
    `  DEFINE\n    ${pattern.map((one) => `\`${one.name}\` AS ${one.define}`).join(',\n    ')}`,
    ')',
  ].join('\n');
}

/** `WITHIN` stops short of its end, and a sequence may take the whole of its span, which is of milliseconds. */
function within(maxspan: number | null): string {
  return maxspan === null ? '' : ` WITHIN INTERVAL '${((maxspan + 1) / 1000).toFixed(3)}' SECOND(10, 3)`;
}

/** What a row is asked for an item: its condition, and that the item reads the key where the row has it. */
function flagCondition({ flags, keys }: SequenceQuery, at: number): string {
  const own = keys.flatMap((fields, key) =>
    new Set(fields).size === 1 ? [] : [test(`ARRAY_CONTAINS(${name(fields[at] ?? '')}, \`key_${key + 1}\`)`)],
  );
  const condition = flags[at]?.condition;
  return condition === undefined ? 'FALSE' : printCondition(all([condition, ...own]), '      ');
}

/** A row for each value that a key has in any of its fields. */
function joined(fields: readonly string[], at: number): string {
  const names = [...new Set(fields)].map(name);
  const lists = names.reduce((before, next) => `COALESCE(ARRAY_UNION(${before}, ${next}), ${before}, ${next})`);
  return `\n  CROSS JOIN UNNEST(ARRAY_DISTINCT(${lists})) AS \`k${at + 1}\` (\`key_${at + 1}\`)`;
}
