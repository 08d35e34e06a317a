import { describe, expect, it } from 'vitest';
import { KNOWN_DIFFERENCES } from '../../../../src/conformance/index.ts';

const RULE = `title: t # as people write it
date: 2025-02-05
detection:
  selection_img:
    Image|endswith: '\\schtasks.exe'
    CommandLine|contains|windash: ' /create '
  selection_path:
    - Image|startswith:
        - C:\\\\*\\a\\
        - "D:\\\\b"
    - plain
  condition: all of selection_*
`;

function mended(code: string, text: string): string {
  const known = KNOWN_DIFFERENCES.find((one) => one.code === code);
  return known?.mended?.(text, text) ?? 'not mended';
}

describe("text of Sigma, said so that rsigma reads what is meant, in anybody's YAML", () => {
  it('writes what windash stands for value by value', () => {
    const text = mended('rsigma-windash', RULE);
    expect(text).toContain(
      ['    CommandLine|contains:', "      - ' -create '", "      - ' /create '", "      - ' \u2013create '"].join('\n'),
    );
  });

  it('leaves dashes inside words', () => {
    const text = RULE.replace(' /create ', 'a-b -c');
    expect(mended('rsigma-windash', text)).toContain('- a-b /c\n');
    expect(mended('rsigma-windash', text)).not.toContain('a/b');
  });

  it('writes a wildcard at the edge, behind a backslash that stays one', () => {
    expect(mended('rsigma-wrong-edge', RULE)).toContain('- Image:\n        - C:\\\\*\\a\\\\*\n        - D:\\b*\n');
  });

  it('leaves what is read as it is meant, to the letter', () => {
    const text = RULE.replace('|windash', '').replace('C:\\\\*', 'C:');
    expect(mended('rsigma-windash', text)).toBe(text);
    expect(mended('rsigma-wrong-edge', text)).toBe(text);
  });

  it('leaves a test that would stand beside one of its name', () => {
    const text = RULE.replace("' /create '\n", "' /create '\n    CommandLine|contains: x\n");
    expect(mended('rsigma-windash', text)).toBe(text);
  });

  it('leaves what is no YAML', () => {
    expect(mended('rsigma-windash', 'detection: [|windash')).toBe('detection: [|windash');
  });
});
