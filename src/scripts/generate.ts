import { writeCheckPicture } from './check-picture.ts';
import { writeDocs } from './generate-docs.ts';
import { writeEcs } from './generate-ecs.ts';
import { writeGrammars } from './generate-grammar.ts';
import { writeKernel } from './generate-kernel.ts';
import { writePatternRuntime } from './generate-pattern-runtime.ts';
import { writeRefa } from './generate-refa.ts';
import { writeSeriesRuntime } from './generate-series-runtime.ts';
import { writeYaml } from './generate-yaml.ts';
import { updateArchitecture } from './update-architecture.ts';

/** Every generated file of the project, one line each. */
writeGrammars();
writeEcs();
writePatternRuntime();
writeSeriesRuntime();
writeKernel();
await writeRefa();
await writeYaml();
writeDocs();
writeCheckPicture();
updateArchitecture();
