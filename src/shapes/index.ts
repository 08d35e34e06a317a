export { ecsAsSigma, ecsNameOf, routeOf } from './ecs-as-sigma.ts';
export type { LogSource } from './log-source.ts';
export { SHAPE_NAMES, SHAPES, type ShapeName } from './shape.ts';
export { createLooking, type Looking, type Onlooker, type Sight } from './sight.ts';
