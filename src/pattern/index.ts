export * from './regex-node.ts';
export { parseLuceneRegex, type RegexParse } from './regex-parse.ts';
export * from './text-pattern.ts';
export * from './wildcard.ts';
