import { type ComponentChild, type ComponentType, h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { thrownMessage } from '../source/index.ts';
import { placeIn } from './fragment.ts';
import { Outputs } from './parts/outputs.ts';
import type { PanelProps } from './parts/panel-props.ts';
import { Notice } from './parts/told.ts';

interface Panel {
  readonly name: string;
  readonly title: string;
  readonly View: ComponentType<PanelProps>;
}

/** What can be asked of the rule, in the order of the tabs; all but the first are loaded when they are opened. */
export const PANELS = [
  { name: 'outputs', title: 'Outputs', View: Outputs },
  { name: 'events', title: 'Events', View: later(async () => (await import('./parts/events.ts')).Events) },
  { name: 'files', title: 'Files', View: later(async () => (await import('./parts/files.ts')).Files) },
  { name: 'evidence', title: 'Evidence', View: later(async () => (await import('./parts/evidence.ts')).Evidence) },
  { name: 'port', title: 'A port', View: later(async () => (await import('./parts/port.ts')).PortPanel) },
  { name: 'compare', title: 'Two versions', View: later(async () => (await import('./parts/compare.ts')).Compare) },
  { name: 'docs', title: 'Documentation', View: later(async () => (await import('./parts/docs.ts')).Docs) },
] as const satisfies readonly Panel[];

export type PanelName = (typeof PANELS)[number]['name'];

/** The panel that a fragment names: that of the documentation, for a page of it or a code; null: none. */
export function panelOf(hash: string): PanelName | null {
  return placeIn(hash) === null ? null : 'docs';
}

/** A panel whose code is loaded when it is first drawn. */
function later(load: () => Promise<ComponentType<PanelProps>>): ComponentType<PanelProps> {
  return function Later(props: PanelProps): ComponentChild {
    const [View, setView] = useState<ComponentType<PanelProps> | null>(null);
    const [fault, setFault] = useState<string | null>(null);
    useEffect(() => {
      load().then(
        (loaded) => setView(() => loaded),
        (error: unknown) => setFault(thrownMessage(error)),
      );
    }, []);
    if (fault !== null) return h(Notice, { bad: true }, `This part of the page could not be loaded: ${fault}`);
    return View === null ? h('p', { class: 'faint', role: 'status' }, 'Loading.') : h(View, props);
  };
}
