import { expect, it } from 'vitest';
import '../../../src/public/vitest.ts';

it('catches netcat under any letters', () => {
  const rule = 'process where process.name : "nc"';
  expect(rule).toMatchEvent({ event: { category: 'process' }, process: { name: 'NC' } });
  expect(rule).not.toMatchEvent({ event: { category: 'process' }, process: { name: 'bash' } });
});
