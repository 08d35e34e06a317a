import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { agreementHtml } from '../../../../src/report/agreement/html.ts';
import { agreementMarkdown } from '../../../../src/report/agreement/markdown.ts';
import type { AgreementRecord } from '../../../../src/report/agreement/record.ts';
import { parseRecord, recordText } from '../../../../src/report/agreement/record-text.ts';

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
