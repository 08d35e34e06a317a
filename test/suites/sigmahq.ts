import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { type ParsedRule, parse } from '../../src/api/parse.ts';
import { shared } from './shared.ts';

/** A rule of SigmaHQ as it was read. */
export interface SigmaHqRule {
  readonly file: string;
  readonly parsed: ParsedRule;
}

/** Every so-many-th rule of SigmaHQ that is shared; what is not read at all is not among them. */
export function sigmaHqRules(step: number): readonly SigmaHqRule[] {
  const folder = shared('other-rules/sigmahq');
  return globSync('rules*/**/*.yml', { cwd: folder })
    .sort()
    .filter((_, at) => at % step === 0)
    .flatMap((file) =>
      parse(readFileSync(`${folder}/${file}`, 'utf8'), { name: file }).rules.map((parsed) => ({ file, parsed })),
    );
}
