import type { Companion } from '../../src/contract/index.ts';
import { PRODUCTS, type Product, printMapping } from './mapping.ts';

interface MappingOptions {
  /** The cluster that the mapping is for. */
  readonly product: Product;
}

/** The body of `PUT index` for an index whose fields the query of this target can ask. */
export const esMapping: Companion<MappingOptions> = {
  name: 'es-mapping',
  aliases: [],
  hints: ['mapping', 'mappings'],
  title: 'Elasticsearch mapping',
  extension: '.mapping.json',
  separator: '\n',
  options: {
    product: {
      flag: '--product <name>',
      values: PRODUCTS,
      default: 'elasticsearch',
      help: 'elasticsearch (default) or opensearch, which differ in their field types',
      judged: false,
    },
  },
  print: (rule, { product = 'elasticsearch' } = {}) => printMapping(rule, product),
};
