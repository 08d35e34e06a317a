import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import peggy from 'peggy';

const GRAMMAR = new URL('../languages/eql/eql.peggy', import.meta.url);
const PARSER = new URL('../languages/eql/grammar.generated.ts', import.meta.url);

const HEADER = '// Generated from eql.peggy by npm run generate. Do not edit.\n// @ts-nocheck\n';

/** The source of the parser, made from the grammar. The same grammar gives the same bytes. */
export function generateGrammar(): string {
  const parser = peggy.generate(readFileSync(GRAMMAR, 'utf8'), { format: 'es', output: 'source', grammarSource: 'eql.peggy' });
  return (
    HEADER +
    parser
      .replace(/^\/\/ @generated.*\n(?:\/\/.*\n)*/, '')
      .replaceAll('/* eslint-disable */\n', '')
      .trimStart()
  );
}

/** Writes grammar.generated.ts. */
export function writeGrammar(): void {
  writeFileSync(PARSER, generateGrammar());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeGrammar();
