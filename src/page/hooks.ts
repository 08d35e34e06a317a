import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { thrownMessage } from '../source/index.ts';
import type { Desk, Reading } from './desk.ts';
import { sameOptions } from './options.ts';
import { chosenOf } from './work/chosen.ts';
import { openOffice } from './work/office.ts';
import type { Subject, Work, WorkName } from './work/work.ts';

/** What is known of the rule, drawn anew whenever that changes. */
export function useReading(desk: Desk): Reading {
  const [reading, setReading] = useState(desk.now());
  useEffect(() => {
    setReading(desk.now());
    return desk.listen(() => setReading(desk.now()));
  }, [desk]);
  return reading;
}

/** A piece of work that may take long: where it stands, how it is begun and stopped. */
export interface Run<Name extends WorkName> extends State<Name> {
  begin(asked: Work[Name]['asked']): void;
  stop(): void;
}

interface State<Name extends WorkName> {
  readonly running: boolean;
  /** What it is, or was, about; null: it was never begun. */
  readonly asked: Work[Name]['asked'] | null;
  readonly answer: Work[Name]['answer'] | null;
  /** What was told since it began. */
  readonly told: readonly Work[Name]['told'][];
  readonly fault: string | null;
}

/** Each has a worker of its own, which ends when its panel goes. `gather` says what is kept of what is told; without it, all. */
export function useRun<Name extends WorkName>(
  name: Name,
  gather: (kept: readonly Work[Name]['told'][], told: Work[Name]['told']) => readonly Work[Name]['told'][] = (kept, told) => [
    ...kept,
    told,
  ],
): Run<Name> {
  const office = useMemo(() => openOffice(), []);
  const [state, setState] = useState<State<Name>>({ running: false, asked: null, answer: null, told: [], fault: null });
  const turn = useRef(0);
  useEffect(() => () => office.stop(), [office]);
  return {
    ...state,
    begin(asked) {
      office.stop();
      turn.current++;
      const mine = turn.current;
      const update = (next: (state: State<Name>) => State<Name>): void => {
        if (turn.current === mine) setState(next);
      };
      setState({ running: true, asked, answer: null, told: [], fault: null });
      office
        .ask(name, asked, (told) => update((now) => ({ ...now, told: gather(now.told, told) })))
        .then(
          (answer) => update((now) => ({ ...now, running: false, answer })),
          (error: unknown) => update((now) => ({ ...now, running: false, fault: thrownMessage(error) })),
        );
    },
    stop: () => office.stop(),
  };
}

/** The rule as it can be worked on; null: there is none that is accepted. */
export function subjectIn({ shared, read }: Reading): Subject | null {
  const { text, rule, options } = shared;
  const chosen = chosenOf(read?.rules ?? [], rule);
  const isCurrent = read?.text === text && sameOptions(read.options, options);
  return isCurrent && chosen?.accepted === true ? { text, rule, options } : null;
}
