import type { Log, ReportingDescriptor, Result } from 'sarif';
import type { PortPlace } from './port/port.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** What a log is made of beside its results. */
interface SarifRun {
  readonly version: string;
  readonly command: string;
  readonly date: string;
  readonly rules: readonly ReportingDescriptor[];
}

/** Results as SARIF 2.1.0, the gravest first. */
export function sarifLog({ version, command, date, rules }: SarifRun, results: readonly Result[]): Log {
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'eqlibrium', version, rules: [...rules] } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: true,
            commandLine: command,
            endTimeUtc: date,
            ...(results.length <= MOST
              ? {}
              : { toolExecutionNotifications: [{ message: { text: `${results.length - MOST} more results were left out` } }] }),
          },
        ],
        results: gravestFirst(results),
      },
    ],
  };
}

/** Everything that GitHub's code scanning asks of a rule. */
export function described(title: string, help: string | null): Omit<ReportingDescriptor, 'id'> {
  return {
    shortDescription: { text: title },
    fullDescription: { text: help === null ? title : `${title}: ${help}` },
    help: { text: help ?? 'Nothing need be done.' },
  };
}

/** More results than these in a run are rejected. */
const MOST = 25_000;

const RANKS = { error: 0, warning: 1, note: 2, none: 3 } as const satisfies Record<NonNullable<Result['level']>, number>;

/** The gravest first: whoever shows a part of them shows the beginning. */
function gravestFirst(results: readonly Result[]): Result[] {
  const rank = ({ level = 'warning' }: Result): number => RANKS[level];
  return [...results].sort((one, other) => rank(one) - rank(other)).slice(0, MOST);
}

type Location = NonNullable<Result['locations']>[number];

/** A place in a file, with what stands there. */
export function locationOf(file: string, { place, text }: { readonly place: PortPlace; readonly text: string }): Location {
  const { line, column, endLine, endColumn } = place;
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file) },
      region: {
        startLine: line,
        startColumn: column,
        endLine,
        endColumn,
        ...(text === '' ? {} : { snippet: { text } }),
      },
    },
  };
}

/** The path of a file as a URI reference: no letter of it says anything else. */
function uriOf(file: string): string {
  return file
    .replaceAll('\\', '/')
    .split('/')
    .map((part) => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd')))
    .join('/');
}
