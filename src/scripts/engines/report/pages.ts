import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { agreementHtml } from './html.ts';
import { agreementMarkdown } from './markdown.ts';
import type { AgreementRecord } from './record.ts';
import { parseRecord, recordText } from './record-text.ts';

const folder = fileURLToPath(new URL('../../../../docs/engines', import.meta.url));

/** The record that is kept in the project. */
export function readRecord(): AgreementRecord {
  return parseRecord(readFileSync(`${folder}/agreement.json`, 'utf8'));
}

export function writeRecord(record: AgreementRecord): void {
  writeFileSync(`${folder}/agreement.json`, recordText(record));
}

/** Writes both pages from the record that is kept. */
export function writePages(): void {
  const record = readRecord();
  writeFileSync(`${folder}/agreement.md`, agreementMarkdown(record));
  writeFileSync(`${folder}/agreement.html`, agreementHtml(record));
}
