import { parse, TomlError } from 'smol-toml';
import { type Diagnostic, diagnostic, failure, type Result, type Source, type Span, success } from '../source/index.ts';
import { cutSource, spanOf } from './cut.ts';
import type { RuleDocument } from './document.ts';
import { isTable, named, own, readRecord, type Table } from './record.ts';

/** Reads a detection-rules TOML file: a `[metadata]` and a `[rule]` table. */
export function readToml(document: Source): Result<readonly RuleDocument[]> {
  let tables: Table;
  try {
    tables = parse(document.text);
  } catch (error) {
    return failure(syntaxProblem(document, error));
  }
  const placeOf = keyPlace(document.text);
  const rule = own(tables, 'rule');
  if (!isTable(rule)) {
    return failure(diagnostic('query-missing', 'there is no [rule] table', spanOf(document.text, '[metadata]')));
  }
  const language = own(rule, 'language') ?? 'eql';
  if (language !== 'eql') {
    return failure(diagnostic('language-not-eql', `the rule is not an EQL rule but ${named(language)}`, placeOf('language')));
  }
  const query = own(rule, 'query');
  if (typeof query !== 'string' || query.trim() === '') {
    return failure(diagnostic('query-missing', 'the [rule] table has no query', spanOf(document.text, '[rule]')));
  }
  const { meta, problems } = readRecord(rule, placeOf);
  const metadata = own(tables, 'metadata');
  const warnings: Diagnostic[] = [...problems];
  const date = (key: string): string | null => {
    const value = isTable(metadata) ? own(metadata, key) : undefined;
    if (value === undefined) return null;
    const found = /^(\d{4})[/-](\d{2})[/-](\d{2})/.exec(value instanceof Date ? value.toISOString() : String(value));
    if (found !== null) return `${found[1]}-${found[2]}-${found[3]}`;
    warnings.push(diagnostic('metadata-invalid', `\`${key}\` should be a date such as 2024/05/31`, placeOf(key)));
    return null;
  };
  const maturity = isTable(metadata) ? own(metadata, 'maturity') : undefined;
  return success(
    [
      {
        form: 'toml',
        documentName: document.name,
        meta: {
          ...meta,
          maturity: typeof maturity === 'string' ? maturity : null,
          created: date('creation_date'),
          updated: date('updated_date'),
        },
        query: cutSource(document, query.trim(), placeOf('query').start),
      },
    ],
    warnings,
  );
}

/** The parser does not keep places, so a key's place is the line that assigns it. */
function keyPlace(text: string): (key: string) => Span {
  return (key) => {
    const found = new RegExp(`^[ \\t]*(?:\\[\\[?rule\\.)?(${key})\\b`, 'm').exec(text);
    if (found === null) return spanOf(text, '[rule]');
    const start = found.index + found[0].length - key.length;
    return { start, end: start + key.length };
  };
}

function syntaxProblem(document: Source, error: unknown): Diagnostic {
  if (!(error instanceof TomlError)) {
    return diagnostic('document-syntax', 'the TOML does not parse', {
      start: 0,
      end: 0,
    });
  }
  const lines = document.text.split('\n').slice(0, error.line - 1);
  const lineStart = lines.reduce((sum, line) => sum + line.length + 1, 0);
  const start = Math.min(lineStart + Math.max(0, error.column - 1), document.text.length);
  const reason = (error.message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /, '');
  return diagnostic('document-syntax', `the TOML does not parse: ${reason}`, {
    start,
    end: start + 1,
  });
}
