import * as Plot from '@observablehq/plot';
import { drawnFor, svgOf } from '../../pictures.ts';
import { thousands } from '../../text.ts';
import type { PortDocument } from '../port.ts';
import { CELL_WORDS, type Cell, type Grid, type Stretch } from './grid.ts';

/** Pictures as SVG. Their colours are those of the page, by name, so that they follow light and dark. */

/** Drawn for a telephone and scaled up: what can be read there can be read anywhere. */
const WIDTH = 360;

/** The fill of each kind of rule, by the variables of the page. */
const OUTCOME_FILLS = {
  exact: 'var(--exact)',
  lossy: 'var(--lossy)',
  refused: 'var(--refused)',
  beyond: 'var(--beyond)',
} as const;

/** The fill of each kind of cell. */
const CELL_FILLS = {
  differs: 'var(--differs)',
  announced: 'var(--lossy)',
  open: 'var(--refused)',
  'not-run': 'var(--none)',
  agrees: 'var(--exact)',
} as const satisfies Record<Cell, string>;

/** Rules by outcome: a bar for each target. */
export function outcomeChart({ targets }: PortDocument): string {
  const data = targets.flatMap(({ target, counts }) =>
    (['exact', 'lossy', 'refused', 'beyond'] as const).map((outcome) => ({ target, outcome, rules: counts[outcome] })),
  );
  return svgOf(
    Plot.plot({
      ...frame(),
      height: 40 + 34 * targets.length,
      x: { label: 'rules', ticks: 4, tickFormat: (value: number) => thousands(value) },
      y: { label: null, domain: targets.map(({ target }) => target) },
      marks: [
        Plot.barX(data, {
          x: 'rules',
          y: 'target',
          fill: ({ outcome }: (typeof data)[number]) => OUTCOME_FILLS[outcome],
          insetTop: 3,
          insetBottom: 3,
        }),
        Plot.ruleX([0]),
      ],
    }),
  );
}

/** Rules by engine: a row for each engine, a column for each rule; neighbours that did the same are one stretch. */
export function agreementChart({ engines, rules, stretches }: Grid): string {
  return svgOf(
    Plot.plot({
      ...frame(),
      height: 40 + 22 * engines.length,
      x: { label: 'rules, the worst first', domain: [0, rules], ticks: 4, tickFormat: (value: number) => thousands(value) },
      y: { label: null, domain: engines },
      marks: [
        Plot.barX(stretches, {
          x1: 'from',
          x2: 'to',
          y: 'engine',
          fill: ({ cell }: Stretch) => CELL_FILLS[cell],
          insetTop: 1,
          insetBottom: 1,
          title: ({ engine, cell, from, to }: Stretch) => `${engine}: ${thousands(to - from)} rules, ${CELL_WORDS[cell]}`,
        }),
        // A single rule among hundreds would be thinner than a line.
        Plot.tickX(
          stretches.filter(({ cell, from, to }) => cell !== 'agrees' && (to - from) * WIDTH < rules * 2),
          {
            x: ({ from, to }: Stretch) => (from + to) / 2,
            y: 'engine',
            stroke: ({ cell }: Stretch) => CELL_FILLS[cell],
            strokeWidth: 2,
            insetTop: 1,
            insetBottom: 1,
          },
        ),
      ],
    }),
  );
}

function frame(): Plot.PlotOptions {
  return { ...drawnFor(WIDTH), marginTop: 4, marginLeft: 76, marginRight: 12, marginBottom: 34 };
}
