/** A rule in the form of detection-rules. */
export function rule(id: string, query: string, more: { readonly [key: string]: string } = {}): string {
  const meta = { rule_id: id, name: `Rule ${id}`, type: 'eql', language: 'eql', ...more };
  const lines = Object.entries(meta).map(([key, value]) => `${key} = ${JSON.stringify(value)}`);
  return `[rule]\n${lines.join('\n')}\nquery = '''\n${query}\n'''\n`;
}

export const sigma = (id: string, image: string): string => `title: Sigma ${id}
id: ${id}
status: test
logsource:
  category: process_creation
  product: windows
detection:
  selection:
    Image|endswith: '${image}'
  condition: selection
`;

export const SIGMA_ID = '6f3e2d8c-3c5c-4d7e-9f7a-0d6f6c1c7a01';
