import type { Recipe, Twist } from '../recipe.ts';
import { BYSTANDERS } from './bystanders.ts';
import { CATEGORY } from './category.ts';
import { EVENT_TYPE } from './event-type.ts';
import { executableTwists } from './executable.ts';
import { anyImplant, IMPLANTS } from './implants.ts';
import { SHAPE } from './shape.ts';
import { USER_ID } from './user-id.ts';

export { isPidFileRule } from './rule.ts';

/** Every curated recipe for the rule, for a mapping with this length limit of `process.executable` and this folding. */
export function pidFileRecipes(limit: number | null, folding: 'ascii' | 'unicode'): readonly Recipe[] {
  return [
    ...IMPLANTS,
    ...nearMisses('event category', CATEGORY),
    ...nearMisses('event.type', EVENT_TYPE),
    ...nearMisses('user.id', USER_ID),
    ...nearMisses('process.executable', executableTwists(limit, folding)),
    ...nearMisses('document shape', SHAPE),
    ...BYSTANDERS,
  ];
}

function nearMisses(condition: string, twists: readonly Twist[]): readonly Recipe[] {
  return twists.map((twist) => ({
    name: twist.name,
    expected: twist.expected,
    nearMiss: condition,
    make: (context) => twist.change(anyImplant(context), context),
  }));
}
