import type { Event } from '../event/index.ts';
import { ecsAsSigma, routeOf as ecsRouteOf, mayBeOf, saidOf } from './ecs-as-sigma.ts';
import { ecsView } from './ecs-view.ts';
import type { LogSource } from './log-source.ts';
import { moduleAsSigma } from './module-as-sigma.ts';
import { type Route, routeOf } from './route.ts';
import { type ShapeName, type Told, tellShape } from './shape.ts';
import { sigmaView } from './sigma-view.ts';

/** What a rule has to do with the shape of events: whose names it asks, and where it says that its events come from. */
export interface Onlooker {
  readonly names: 'ecs' | 'sigma';
  readonly source: LogSource | null;
}

/** How the events of one input are seen. The view of an event is the same however often it is asked for. */
export interface Sight {
  /** The event as a rule sees it, by the number of the rule; null: it is of another log source. */
  see(event: Event, rule: number): Event | null;
  /** All names that some rule sees. */
  whole(event: Event): Event;
}

/** Watches inputs and tells their shapes. */
export interface Looking {
  /** An input begins with this event. Null: its events are seen as they stand. */
  first(event: Event): Sight | null;
  /** For an input that does not begin here, whose events are not seen as they stand. */
  sight(): Sight;
  /** Rules of one kind see the same of every event. */
  kindOf(rule: number): string;
  /** How many events of each shape were seen since the last call: none of an input whose events are seen as they stand. */
  counts(): { readonly [Name in ShapeName]?: number };
  /** Words of log sources that stand for nothing that is known, by the number of the rule. */
  readonly unknownSources: readonly (readonly string[])[];
}

/** Prepares what rules see of events of a shape; `auto` tells it by the first event of each input, and then of each event. */
export function createLooking(named: ShapeName | 'auto', rules: readonly Onlooker[]): Looking {
  const routes = rules.map(({ source }): Routes | null =>
    source === null ? null : { windows: routeOf(source), ecs: ecsRouteOf(source) },
  );
  const someAskSigma = rules.some(({ names }) => names === 'sigma');
  let counts: { [Name in ShapeName]?: number } = {};

  function sight(): Sight {
    let last: { readonly event: Event; readonly views: Views } | null = null;
    /** Rules are asked about the same event one after the other. */
    const viewsOf = (event: Event): Views => {
      if (last?.event === event) return last.views;
      const views = createViews(event, tellShape(event, named));
      counts[views.told.shape] = (counts[views.told.shape] ?? 0) + 1;
      last = { event, views };
      return views;
    };
    return {
      see(event, rule) {
        const onlooker = rules[rule];
        if (onlooker === undefined) return event;
        const views = viewsOf(event);
        if (!concerns(routes[rule] ?? null, views)) return null;
        return onlooker.names === 'sigma' ? views.sigma() : views.ecs();
      },
      whole(event) {
        const views = viewsOf(event);
        return { ...views.ecs(), ...(someAskSigma ? views.sigma() : {}) };
      },
    };
  }

  return {
    first(event) {
      const { record } = tellShape(event, named);
      return record === null && !someAskSigma && (named === 'auto' || named === 'ecs') ? null : sight();
    },
    sight,
    kindOf: (rule) => JSON.stringify(rules[rule]),
    counts() {
      const told = counts;
      counts = {};
      return told;
    },
    unknownSources: routes.map((route) => route?.windows.unknown ?? []),
  };
}

/** Which records of Windows logs a rule is asked about, and which other events. */
interface Routes {
  readonly windows: Route;
  readonly ecs: ReturnType<typeof ecsRouteOf>;
}

function concerns(routes: Routes | null, { told: { record }, said }: Views): boolean {
  if (routes === null) return true;
  return record === null ? mayBeOf(routes.ecs, said) : routes.windows.admits(record);
}

interface Views {
  readonly told: Told;
  /** The texts of a field, read once for all rules. */
  said(name: string): readonly string[];
  ecs(): Event;
  sigma(): Event;
}

/** Each view is made when it is first asked for. */
function createViews(event: Event, told: Told): Views {
  const { record, shape } = told;
  let ecs: Event | null = null;
  let sigma: Event | null = null;
  const texts = new Map<string, readonly string[]>();
  return {
    told,
    said(name) {
      const known = texts.get(name) ?? saidOf(event, name);
      texts.set(name, known);
      return known;
    },
    ecs: () => {
      if (record === null) return event;
      // Winlogbeat's events have ECS names of their own; of the other shapes nothing stands under one.
      ecs ??= ecsView(record, shape === 'winlogbeat' ? event : {});
      return ecs;
    },
    sigma: () => {
      sigma ??=
        record === null
          ? ecsAsSigma(event)
          : shape === 'winlogbeat'
            ? { ...ecsAsSigma(event), ...moduleAsSigma(event, record), ...sigmaView(record) }
            : sigmaView(record);
      return sigma;
    },
  };
}
