import { writeEcs } from './generate-ecs.ts';
import { writeGrammar } from './generate-grammar.ts';

/** Every generated file of the project, one line each. */
writeGrammar();
writeEcs();
