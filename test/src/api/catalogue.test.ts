import { describe, expect, it } from 'vitest';
import { CODES } from '../../../src/api/catalogue.ts';
import { CODE_TABLES } from '../../../src/api/code-tables.ts';
import { parse } from '../../../src/api/parse.ts';
import { translate } from '../../../src/api/translate.ts';
import { TARGETS, type TargetName } from '../../../translators/index.ts';
import { compile } from '../../../translators/js/index.ts';
import { sigmaCodes } from '../../../translators/sigma/codes.ts';

const examples = Object.entries(CODES).flatMap(([code, { example }]) =>
  example === undefined ? [] : [[code, example] as const],
);

describe('the catalogue of codes', () => {
  it('holds each code once', () => {
    const codes = CODE_TABLES.flatMap((table) => Object.keys(table.codes));
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
  });

  it.each(examples)('%s is told of its example', (code, example) => {
    expect(toldOf(example)).toContain(code);
  });

  it('says in one sentence without a full stop what can be done, and not twice', () => {
    const helps = Object.entries(CODES).flatMap(([code, { help, meaning }]) =>
      help === undefined ? [] : [{ code, help, meaning }],
    );
    expect(helps.length).toBeGreaterThan(60);
    expect(helps.filter(({ help }) => /[.\n]$|^[A-Z]/.test(help)).map(({ code }) => code)).toEqual([]);
    expect(
      helps.filter(({ help, meaning }) => meaning.toLowerCase().includes(help.toLowerCase())).map(({ code }) => code),
    ).toEqual([]);
  });
});

describe('what can be done', () => {
  it('is told with a refusal and with a loss', () => {
    const [refused] = parse('process where true | head 1').rules;
    const translated = refused?.meaning.ok ? translate(refused.meaning.value.rule, 'sigma') : null;
    expect(translated).toMatchObject({
      status: 'refused',
      reasons: [{ code: 'sigma-pipe', help: sigmaCodes['sigma-pipe'].help }],
    });
    const [lossy] = parse('process where length(process.name) > 20').rules;
    const told = lossy?.meaning.ok ? translate(lossy.meaning.value.rule, 'sigma') : null;
    expect(told).toMatchObject({
      losses: [{ code: 'sigma-length-characters', help: sigmaCodes['sigma-length-characters'].help }],
    });
  });

  it('is what the problem itself says, where it says so', () => {
    const [rule] = parse('sequence by ?user.id with maxspan=1m [process where true] [network where true]').rules;
    const translated = rule?.meaning.ok ? translate(rule.meaning.value.rule, 'sigma') : null;
    expect(translated).toMatchObject({
      reasons: [{ code: 'sigma-optional-key', help: 'write user.id without the question mark' }],
    });
  });
});

/** Every code that is told of a query on its way to all targets. */
function toldOf(query: string): readonly string[] {
  const { rules, problems, warnings } = parse(query);
  const codes = [...problems, ...warnings].map(({ diagnostic }) => diagnostic.code);
  for (const { meaning } of rules) {
    if (!meaning.ok) {
      codes.push(...meaning.problems.map(({ code }) => code));
      continue;
    }
    for (const target of Object.keys(TARGETS) as TargetName[]) {
      const translated = translate(meaning.value.rule, target);
      codes.push(...(translated.status === 'refused' ? translated.reasons : translated.losses).map(({ code }) => code));
    }
    const compiled = compile(meaning.value.rule);
    if (!compiled.ok) codes.push(...compiled.problems.map(({ code }) => code));
  }
  return codes;
}
