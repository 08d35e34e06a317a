import * as Plot from '@observablehq/plot';
import { drawnFor, svgOf } from '../../src/report/pictures.ts';
import { thousands } from '../../src/report/text.ts';
import { figuresOf, secondsOf } from './figures.ts';
import type { ContestRecord } from './record.ts';
import type { Sweep } from './sweeps.ts';

/** Pictures as SVG. Their colours are those of the page, by name, so that they follow light and dark. */

/** Drawn for a telephone and scaled up: what can be read there can be read anywhere. */
const WIDTH = 360;
/** A horizontal axis that spans more than this is in powers. */
const WIDE = 20;

/** Every round of everybody who was timed: a dot each, over seconds of the processor. */
export function roundsChart({ rows }: ContestRecord): string {
  const timed = rows.filter((row) => figuresOf(row, rows) !== null);
  const data = timed.flatMap(({ name, costs }) => (costs ?? []).map((cost) => ({ name, seconds: secondsOf(cost) })));
  return svgOf(
    Plot.plot({
      ...drawnFor(WIDTH),
      marginTop: 4,
      marginLeft: 110,
      marginRight: 16,
      marginBottom: 34,
      height: 44 + 24 * timed.length,
      x: {
        label: 'seconds of the processor',
        domain: [0, Math.max(...data.map(({ seconds }) => seconds))],
        nice: true,
        ticks: 4,
      },
      y: { label: null, domain: timed.map(({ name }) => name), tickFormat: shortName },
      marks: [
        Plot.dotX(data, { x: 'seconds', y: 'name', r: 3, fill: 'var(--one)', fillOpacity: 0.6 }),
        Plot.tickX(data, Plot.groupY({ x: 'median' }, { x: 'seconds', y: 'name', stroke: 'var(--text)' })),
        Plot.ruleX([0]),
      ],
    }),
  );
}

/** A sweep: megabytes a second of `match` and of `JSON.parse`, over what was changed. */
export function sweepChart({ by, points }: Sweep): string {
  const data = points.flatMap(({ at, bytes, match, parse }) => [
    { at, who: 'match', speed: bytes / 1e6 / match },
    { at, who: 'JSON.parse', speed: bytes / 1e6 / parse },
  ]);
  const [least, most] = [Math.min(...points.map(({ at }) => at)), Math.max(...points.map(({ at }) => at))];
  const type = least > 0 && most / least > WIDE ? 'log' : 'linear';
  return svgOf(
    Plot.plot({
      ...drawnFor(WIDTH),
      marginTop: 22,
      marginLeft: 48,
      marginRight: 16,
      marginBottom: 34,
      height: 220,
      x: { label: by, type, ticks: 5, tickFormat: (value: number) => (value < 1 ? String(value) : thousands(value)) },
      y: { label: 'MB a second', domain: [0, Math.max(...data.map(({ speed }) => speed))], nice: true, ticks: 5, grid: true },
      marks: [
        Plot.lineY(data, { x: 'at', y: 'speed', z: 'who', stroke: colourOf }),
        Plot.dot(data, { x: 'at', y: 'speed', r: 3, fill: colourOf }),
        Plot.ruleY([0]),
      ],
    }),
  );
}

function colourOf({ who }: { readonly who: string }): string {
  return who === 'match' ? 'var(--one)' : 'var(--other)';
}

function shortName(name: string): string {
  return name.length > 20 ? `${name.slice(0, 19)}…` : name;
}
