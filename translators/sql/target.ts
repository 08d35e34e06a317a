import { defaultsOf, type OptionRows, type Target } from '../../src/contract/index.ts';
import { sqlCodes } from './codes.ts';
import type { KnownColumn, Layout } from './columns.ts';
import type { SqlDialect } from './dialect.ts';
import { commentText, printWhere } from './print.ts';
import { tableText } from './table-name.ts';
import { type SqlArtifact, translateSql } from './translate.ts';

/** What can be chosen of an output in SQL. */
export interface SqlOptions {
  readonly columns: Layout;
  readonly as: 'select' | 'view';
  /** The name of the table. */
  readonly table: string;
  /** The columns of a table that is there, by the field each holds; null: nobody looked, and `columns` says how they are. */
  readonly known: { readonly [field: string]: KnownColumn } | null;
}

const OPTIONS: OptionRows<SqlOptions> = {
  columns: {
    flag: '--columns <layout>',
    values: ['flat', 'lists', 'nested', 'json'],
    default: 'flat',
    help: 'a column a field (flat), with lists (lists), columns in columns (nested), all in one (json)',
    judged: true,
    unlessToldJudged: 'lists',
  },
  as: { flag: '--as <form>', values: ['select', 'view'], default: 'select', help: 'select or view', judged: false },
  table: {
    flag: '--table <name>',
    values: ['events'],
    default: 'events',
    open: true,
    help: 'the table of the events (default events); a name with a dot stands in double quotes',
    judged: false,
  },
  known: { flag: null, values: [null], default: null, open: true, help: 'the columns of a table', judged: false },
};

const DEFAULTS = defaultsOf(OPTIONS);

interface Names {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly hints: readonly string[];
  readonly title: string;
  readonly extension: string;
}

/** The row of a target that is a dialect of SQL. */
export function sqlTarget(names: Names, dialect: SqlDialect): Target<SqlArtifact, SqlOptions> {
  return {
    ...names,
    separator: '\n',
    options: OPTIONS,
    logic: 'three-valued',
    narrow: true,
    codes: sqlCodes,
    companions: [],
    support: {
      constant: 'exact',
      and: 'exact',
      or: 'exact',
      not: 'exact',
      present: 'exact',
      'one-of': 'partly',
      range: 'partly',
      'date-range': 'partly',
      matches: 'partly',
      'in-network': 'partly',
      words: 'refused',
      anywhere: 'refused',
      computed: 'refused',
      single: 'exact',
      sequence: 'refused',
      sample: 'refused',
    },
    translate: (rule, options = {}) => {
      const { columns, as, table, known } = { ...DEFAULTS, ...options };
      return translateSql(rule, { layout: columns, known, table, view: as === 'view' }, dialect);
    },
    print: (artifact) => printSql(artifact, dialect),
  };
}

/** The line above the columns, by which whoever makes such a table finds them. */
const COLUMNS_LINE = '-- A row for each event, with these columns:';

function printSql({ title, where, columns, table, alias, view }: SqlArtifact, dialect: SqlDialect): string {
  const lines = [
    ...(title === null ? [] : [`-- ${commentText(title)}`]),
    ...(columns.length === 0 ? [] : [COLUMNS_LINE, ...columns.map((column) => `--   ${column}`)]),
    ...(view === null ? [] : [`CREATE VIEW ${dialect.name(view)} AS`]),
    'SELECT *',
    `FROM ${tableText(table, dialect)}${alias === null ? '' : ` AS ${dialect.name(alias)}`}`,
    `WHERE ${printWhere(where, dialect)};`,
  ];
  return `${lines.join('\n')}\n`;
}
