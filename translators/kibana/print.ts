import type { KibanaArtifact } from './artifact.ts';

/** A line for the rule, and one for each part of its exceptions. */
export function printKibana({ rule, exceptions }: KibanaArtifact): string {
  return [rule, ...exceptions].map((one) => `${lineOf(one)}\n`).join('');
}

/** Characters that end lines, or turn or hide text, stay escaped, so that a terminal shows the text as it is. */
const HIDING = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

function lineOf(value: unknown): string {
  return JSON.stringify(value).replace(HIDING, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
