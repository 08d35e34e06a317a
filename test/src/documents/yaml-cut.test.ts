import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type * as yaml from 'yaml';
import * as cut from '../../../src/documents/yaml.generated.ts';
import { someOf } from '../../support/random-cases.ts';
import { YAML_TEXTS } from './yaml-texts.ts';

type Reader = Pick<typeof yaml, 'isMap' | 'isScalar' | 'parseAllDocuments' | 'visit'>;

/** The package as browsers have it. Node's differs in `!!binary` alone, where Buffer passes over what is no base64. */
const whole: Reader = await import(new URL('../../../node_modules/yaml/browser/index.js', import.meta.url).href);

/** All that a reader says of a text: values, places and types of its nodes, errors and warnings with theirs. */
function saidBy({ isMap, isScalar, parseAllDocuments, visit }: Reader, text: string): unknown {
  return [...parseAllDocuments(text, { prettyErrors: false, logLevel: 'error' })].map((part) => {
    const nodes: unknown[] = [];
    let listsAsKeys = false;
    visit(part, {
      Map: (_, node) => void nodes.push(['map', node.range, node.tag, node.anchor, placeOf(node.get('query', true))]),
      Seq: (_, node) => void nodes.push(['list', node.range, node.tag, node.anchor]),
      Scalar: (_, { range, type, tag, source, value }) => void nodes.push(['text', range, type, tag, source, value]),
      Alias: (_, { range, source }) => void nodes.push(['alias', range, source]),
      Pair: (_, { key }) => {
        listsAsKeys ||= !(isScalar(key) || key === null);
      },
    });
    const problems = [...part.errors, ...part.warnings].map(({ name, code, pos, message }) => [name, code, pos, message]);
    // An object has no list for a key; what stands in its place is the one thing in which the two differ.
    const value = outcome(() => part.toJS({ mapAsMap: listsAsKeys }));
    const plain = outcome(() => Object.keys(part.toJS() ?? {}).length);
    return { range: part.range, problems, nodes, value, plain: listsAsKeys ? null : plain };

    function placeOf(node: unknown): unknown {
      return isScalar(node) ? node.range : isMap(node);
    }
  });
}

function outcome<Value>(run: () => Value): { readonly value?: Value; readonly error?: string } {
  try {
    return { value: run() };
  } catch (error) {
    return { error: String(error) };
  }
}

function same(text: string): void {
  const [ours, theirs] = [cut, whole].map((reader) =>
    outcome(() => inspect(saidBy(reader, text), { depth: 20, breakLength: 120 })),
  );
  if (ours?.value !== theirs?.value || ours?.error !== theirs?.error) expect(ours).toEqual(theirs);
}

describe('the reader that is cut out of yaml', () => {
  it.each(YAML_TEXTS)('says of %j what the package says', (text) => {
    for (const one of [text, text.replaceAll('\n', '\r\n'), `%YAML 1.1\n---\n${text}`, `---\nfirst: 1\n...\n${text}`]) same(one);
  });

  it.each(someOf(YAML_TEXTS))('says it of %j too when it breaks off anywhere', (text) => {
    for (let end = 1; end < text.length; end++) same(text.slice(0, end));
  });

  it('says it of texts made at random of what means something in YAML', () => {
    const word = fc.constantFrom(
      ...[
        'a',
        'query',
        '1',
        '0o17',
        '0x1F',
        '1:30',
        'yes',
        'null',
        '~',
        '"q\\n\\x41"',
        "'it''s'",
        '# c',
        '<<',
        '2001-12-14',
        '.inf',
      ],
      ...[
        ': ',
        ':',
        '- ',
        '? ',
        '\n',
        '\n',
        '\n  ',
        '\n    ',
        '\t',
        ' ',
        ', ',
        '[',
        ']',
        '{',
        '}',
        '|\n',
        '>-\n',
        '|+2\n',
        '&a ',
        '*a',
        '<<: *a',
      ],
      ...[
        '!!str ',
        '!!int ',
        '!!set ',
        '!!omap ',
        '!!pairs ',
        '!!binary ',
        '!!timestamp ',
        '!own ',
        '!<x> ',
        '\n---\n',
        '\n...\n',
        '%YAML 1.1\n---\n',
      ],
    );
    const text = fc.array(word, { minLength: 1, maxLength: 16 }).map((words) => words.join(''));
    fc.assert(fc.property(text, same), { numRuns: 1500, seed: 1 });
  });

  it('throws where it is asked for what was cut', () => {
    const [part] = cut.parseAllDocuments('a: [1]');
    expect(() => String(part)).toThrow('cut away');
    expect(() => JSON.stringify(part)).toThrow('cut away');
    expect(() => String(part?.contents)).toThrow('cut away');
    expect(() => part?.createNode(1)).toThrow(TypeError);
    expect(() => part?.set('a', 1)).toThrow(TypeError);
  });

  it('gives each list or map that is a key a name of its own, which no rule has for a key', () => {
    const [part] = cut.parseAllDocuments('[query]: 1\n{query: 2}: 3\n? &a [b]\n: 4\n? *a\n: 5\n');
    expect(part?.toJS()).toEqual({ '[key at 0]': 1, '[key at 11]': 3, '[key at 30]': 4, '*a': 5 });
  });
});
