import { thrownMessage } from '../../source/index.ts';
import { read } from './read.ts';
import type { Order, Saying, Work, WorkName } from './work.ts';

/** What each kind of work is done by; what is not needed to read rules is loaded when it is first asked for. */
const WORKERS: {
  readonly [Name in WorkName]: (
    asked: Work[Name]['asked'],
    tell: (value: Work[Name]['told']) => void,
  ) => Work[Name]['answer'] | Promise<Work[Name]['answer']>;
} = {
  read,
  translate: async (asked) => (await import('./translate.ts')).translate(asked),
  events: async (asked) => (await import('./events.ts')).makeEvents(asked),
  explain: async (asked) => (await import('./explain.ts')).explainEvents(asked),
  check: async (asked, tell) => (await import('./check.ts')).checkRule(asked, tell),
  prove: async (asked, tell) => (await import('./prove.ts')).proveRule(asked, tell),
  against: async (asked) => (await import('./against.ts')).judgePort(asked),
  diff: async (asked) => (await import('./diff.ts')).compareRules(asked),
  match: async (asked, tell) => (await import('./match.ts')).matchFiles(asked, tell),
};

addEventListener('message', ({ data }) => {
  const order: Order = data;
  void workOn(order);
});

async function workOn<Name extends WorkName>({ id, name, asked }: Extract<Order, { readonly name: Name }>): Promise<void> {
  const worker: (asked: never, tell: (value: unknown) => void) => unknown = WORKERS[name];
  try {
    const value = await worker(asked as never, (told) => say({ id, kind: 'told', value: told }));
    say({ id, kind: 'answer', value });
  } catch (error) {
    say({ id, kind: 'failed', message: thrownMessage(error) });
  }
}

function say(saying: Saying): void {
  postMessage(saying);
}
