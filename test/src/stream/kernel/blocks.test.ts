import { describe, expect, it, vi } from 'vitest';
import { parse } from '../../../../src/api/parse.ts';
import { streamRuleCompiler } from '../../../../src/api/stream-rules.ts';
import { createStream, type StreamOptions, type StreamRule } from '../../../../src/stream/index.ts';
import { createBlockScanner } from '../../../../src/stream/kernel/index.ts';
import { newScan } from '../../../../src/stream/scan.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const rule = { facts: { kind: 'text', text: 'needle', letters: 'fold' }, id: 'n', name: 'n', asked: ['a'] } as const;

function run(bytes: Uint8Array, options: StreamOptions, known: Partial<StreamRule> = {}) {
  const found: unknown[] = [];
  const matches = (event: unknown): boolean => JSON.stringify(event).toLowerCase().includes('needle');
  const stream = createStream([{ ...rule, matches, ...known }], {
    ...options,
    onMatch: ({ line, lineNumber }) => found.push([lineNumber, line]),
  });
  for (let at = 0; at < bytes.length; at += 3_000_000) stream.push(bytes.subarray(at, at + 3_000_000));
  return { found, report: stream.end() };
}

/** Lines of all lengths, good and bad, several blocks of them, and one that is longer than a block. */
function manyLines(): Uint8Array {
  const lines: string[] = [];
  for (let index = 0; index < 60_000; index++) {
    const kind = index % 7;
    if (kind === 0) lines.push('');
    else if (kind === 1) lines.push(`{"a":"${'é'.repeat(index % 90)}"}`);
    else if (kind === 2) lines.push(index % 31 === 0 ? '{"a":"NeeDle"}' : '{"a":1}\r');
    else if (kind === 3) lines.push(`{"a":${index},}`);
    else if (kind === 4) lines.push(`[{"a":"needle ${index}"}]`);
    else if (kind === 5) lines.push(`{"index":{"_id":"${index}"}}`);
    else lines.push(`{"hits":{"hits":[{"_source":{"a":"needle"}}]}}`);
    if (index === 30_000) lines.push(`{"a":"${'x'.repeat(2_500_000)}needle"}`);
  }
  return encode(`\ufeff${lines.join('\n')}`);
}

describe('lines scanned in blocks', () => {
  it.each(['lines', 'any'] as const)('are reported as those scanned one by one: %s', (form) => {
    const bytes = manyLines();
    const kernel = run(bytes, { form, scanning: 'kernel', maxListedBadLines: 30_000 });
    expect(kernel).toEqual(run(bytes, { form, scanning: 'lines', maxListedBadLines: 30_000 }));
    expect(kernel.found.length).toBeGreaterThan(1000);
    expect(kernel.report.badLineCount).toBeGreaterThan(8000);
  });

  it.each(['lines', 'any'] as const)('are sorted as those scanned one by one: %s', (form) => {
    const bytes = manyLines();
    const need = {
      kind: 'sign',
      sign: { kind: 'part', field: 'a', text: 'needle', stands: 'anywhere', letters: 'fold' },
    } as const;
    const leaf = { need, isWhole: true, longest: null };
    const matches = (event: unknown): boolean => String(Object(event).a).toLowerCase().includes('needle');
    const known = { conditions: [{ kind: 'leaf', number: 0, leaf } as const], deciding: ['a'], matches };
    for (const [maxLineBytes, facts] of [
      [1000, null],
      [10_000_000, null],
      [10_000_000, rule.facts],
    ] as const) {
      const sought = { ...known, facts };
      const [sorted, plain] = (['kernel', 'lines'] as const).map((scanning) =>
        run(bytes, { form, scanning, maxListedBadLines: 30_000, maxLineBytes }, sought),
      );
      expect(sorted).toEqual(plain);
      expect(sorted?.report.matches[0]).toBeGreaterThan(200);
      expect(sorted?.report.candidates).toBeLessThan(20_000);
    }
  });

  it('are scanned while another stream reads, and after one that failed', () => {
    const needle = encode('{"a":"needle"}\n'.repeat(3));
    const inner: number[] = [];
    const options = { scanning: 'kernel' } as const;
    const outer = createStream([{ ...rule, matches: () => true }], {
      ...options,
      onMatch() {
        const other = createStream(
          [{ ...rule, facts: { kind: 'text', text: 'other', letters: 'exact' }, matches: () => true }],
          options,
        );
        other.push(encode('{"a":1}\n{"a":"other"}\n{"a":"needle"}\n'));
        inner.push(other.end().candidates);
      },
    });
    outer.push(encode('{"a":"first needle"}\n'));
    outer.push(needle);
    expect(outer.end().matchedLines).toBe(4);
    expect(inner).toEqual([1, 1, 1, 1]);

    const failing = createStream([{ ...rule, matches: () => true }], {
      ...options,
      onMatch: () => {
        throw new Error('full');
      },
    });
    expect(() => failing.push(encode(`{"a":1}\n${'{"a":"needle"}\n'.repeat(2)}`))).toThrow('full');
    expect(run(needle, options).report.matchedLines).toBe(3);
  });

  it('are sorted while another stream sorts, and after one that failed', () => {
    const sought = (text: string) => {
      const need = { kind: 'sign', sign: { kind: 'value', field: 'a', text, letters: 'exact' } } as const;
      const conditions = [{ kind: 'leaf', number: 0, leaf: { need, isWhole: true, longest: null } } as const];
      return { ...rule, facts: null, conditions, deciding: ['a'], matches: () => expect.unreachable() };
    };
    const lines = encode('{"a":"x"}\n{"a":"y"}\n{"a":"x"}\n{"a":"z"}\n{"a":"x"}\n');
    const inner: number[] = [];
    const found: number[] = [];
    const options = { scanning: 'kernel' } as const;
    const outer = createStream([sought('x')], {
      ...options,
      onMatch({ lineNumber }) {
        found.push(lineNumber);
        const other = createStream([sought('z'), sought('y')], options);
        other.push(lines);
        inner.push(...other.end().matches);
      },
    });
    outer.push(lines);
    expect([outer.end().matches, found, inner]).toEqual([[3], [1, 3, 5], [1, 1, 1, 1, 1, 1]]);

    let fails = true;
    const failing = createStream([sought('x')], {
      ...options,
      onMatch() {
        if (fails) throw new Error('full');
      },
    });
    const chunk = lines.slice();
    expect(() => failing.push(chunk)).toThrow('full');
    fails = false;
    chunk[6] = 'y'.charCodeAt(0);
    failing.push(chunk);
    expect(failing.end().matches).toEqual([3]);
  });

  it('take part in sequences whatever other stream is read at a match', () => {
    const compile = streamRuleCompiler();
    const compiled = [
      'process where process.name == "a"',
      'sequence by host.name [process where process.name == "a"] [any where true]',
    ].flatMap((query) =>
      parse(query).rules.flatMap(({ meaning }) => {
        const made = meaning.ok ? compile(meaning.value.rule, { id: query, name: query }) : null;
        return made?.ok === true ? [made.value] : [];
      }),
    );
    const line = (second: number, name: string): string =>
      `{"@timestamp":"2024-01-01T00:00:0${second}Z","event":{"category":"process"},"host":{"name":"h"},"process":{"name":"${name}"}}\n`;
    const others = encode(line(0, 'other'));
    const stream = createStream(compiled, {
      scanning: 'kernel',
      onMatch() {
        const other = createStream(compiled, { scanning: 'kernel' });
        other.push(others);
        other.end();
      },
    });
    stream.push(encode(line(1, 'a') + line(2, 'b')));
    expect(stream.end().matches).toEqual([1, 1]);
  });

  it('are left to JavaScript where there is no WebAssembly', async () => {
    vi.resetModules();
    vi.stubGlobal('WebAssembly', undefined);
    try {
      const { createBlockScanner: without } = await import('../../../../src/stream/kernel/index.ts');
      expect(without(null).scan(encode('{}\n'), 0, newScan(), () => expect.unreachable(), null)).toBe(0);
    } finally {
      vi.unstubAllGlobals();
      vi.resetModules();
    }
  });

  it('end before one that is longer than a block', () => {
    const long = `{"a":"${'x'.repeat(2 ** 20)}"}\n`;
    const starts: number[] = [];
    const scanner = createBlockScanner(null);
    expect(scanner.scan(encode(`{}\n${long}{}\n`), 0, newScan(), (start) => starts.push(start), null)).toBe(3);
    expect(starts).toEqual([0]);
  });
});
