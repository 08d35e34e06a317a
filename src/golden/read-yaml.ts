import { parseAllDocuments } from 'yaml';
import type { Diagnostic, Source } from '../source/index.ts';
import type { Golden, GoldenFile } from './case.ts';
import { diagnostic } from './codes.ts';
import { linesOf } from './lines-of.ts';
import { readCases } from './read-case.ts';
import { TooMuch, yamlPart } from './yaml-part.ts';

const MOST_PROBLEMS = 20;

/** Reads golden events from YAML, of one document or several. A document with mistakes does not hide the others. Never throws. */
export function readYaml(source: Source): GoldenFile {
  const problems: Diagnostic[] = [];
  const goldens: Golden[] = [];
  const lineOf = linesOf(source.text);
  try {
    // Keys that are twice there are told by who reads maps: the package compares each with all before it.
    const documents = parseAllDocuments(source.text, { prettyErrors: false, logLevel: 'error', uniqueKeys: false });
    for (const document of Array.isArray(documents) ? documents : []) {
      const [error] = document.errors;
      if (error !== undefined) {
        const [at] = error.pos;
        const reason = /call stack/i.test(error.message) ? 'it is nested too deep' : error.message.split('\n')[0];
        problems.push(diagnostic('golden-syntax', `the YAML does not parse: ${reason}`, { start: at, end: at + 1 }));
        continue;
      }
      if (document.contents === null) continue;
      goldens.push(...readCases(yamlPart(document, source), { source, form: 'yaml', lineOf, problems }));
    }
  } catch (error) {
    if (!(error instanceof TooMuch || error instanceof RangeError)) throw error;
    problems.push(
      diagnostic(
        'golden-syntax',
        'the YAML is nested too deep or repeats itself too often',
        { start: 0, end: 1 },
        { help: 'write large sets of events as NDJSON' },
      ),
    );
  }
  if (goldens.length === 0 && problems.length === 0)
    problems.push(diagnostic('golden-empty', 'the file holds no golden event', { start: 0, end: 1 }));
  return { name: source.name, goldens, problems: problems.slice(0, MOST_PROBLEMS).map((one) => ({ source, diagnostic: one })) };
}
