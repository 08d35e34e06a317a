import { diagnostic } from '../../api/codes.ts';
import { type Beside, type ParseOutcome, parseIn } from '../../api/parse.ts';
import { decodeDocument, looksLikeForeignRule, looksLikeRule, readDocuments } from '../../documents/index.ts';
import { KNOWN_LANGUAGES } from '../../languages/index.ts';
import { READERS } from '../../languages/readers.ts';
import { source } from '../../source/index.ts';
import { tookTooLong } from '../host/time-limit.ts';
import { STDIN } from './names.ts';
import { type RuleOptions, readingOf } from './options.ts';
import { problemsIn } from './problems.ts';

const NOTHING: ParseOutcome = { rules: [], problems: [], warnings: [], others: [] };

/** What is said of a file that takes too long to read. */
export function tooSlow(file: string, timeout: number): ParseOutcome {
  const text = source('', file === '-' ? STDIN : file);
  return { ...NOTHING, problems: problemsIn(text, [tookTooLong('reading it', timeout, { start: 0, end: 0 })]) };
}

/** What is said of a file that is there and cannot be read. */
export function unreadFile(file: string, reason: string): ParseOutcome {
  return { ...NOTHING, problems: problemsIn(source('', file), [diagnostic('file-unreadable', reason, { start: 0, end: 0 })]) };
}

/** Null for a file among many that is not meant to be a rule. */
export function readRules(
  bytes: Uint8Array,
  file: string,
  options: RuleOptions,
  many: boolean,
  beside?: Beside,
): ParseOutcome | null {
  const name = file === '-' ? STDIN : file;
  const decoded = decodeDocument(bytes, name);
  if (!decoded.ok) return { ...NOTHING, problems: problemsIn(source('', name), decoded.problems) };
  const { text } = decoded.value;
  if (many && !looksLikeRule(text, file, KNOWN_LANGUAGES))
    return looksLikeForeignRule(text, KNOWN_LANGUAGES)
      ? { ...NOTHING, others: readDocuments(decoded.value, KNOWN_LANGUAGES).others }
      : null;
  return parseIn(READERS, decoded.value.text, { name, ...readingOf(options) }, beside);
}
