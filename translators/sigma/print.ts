import {
  type Correlation,
  type Custom,
  type Detection,
  type EventTest,
  isList,
  type LogSource,
  type Metadata,
  type Search,
  type SearchMap,
  type SigmaArtifact,
  type SigmaDocument,
  type SigmaStyle,
  type SigmaValue,
} from './artifact.ts';
import { escapedText, quotedNode, textNode } from './scalar.ts';
import { Document, Pair, Scalar, YAMLMap, YAMLSeq } from './yaml.generated.ts';

/**
 * The artifact as YAML that loaders of version 1.1 and 1.2 read alike: UTF-8, LF, four spaces, a final newline, no
 * anchors, no lists of one (sigma-target 8.3). Several documents stand one after the other.
 */
export function printSigma(artifact: SigmaArtifact): string {
  return artifact.documents.map((document) => printDocument(document, artifact.style)).join('---\n');
}

function printDocument(content: SigmaDocument, style: SigmaStyle): string {
  const document = new Document(documentNode(content, style), {
    customTags: (tags) => [escapedText, ...tags],
    aliasDuplicateObjects: false,
  });
  return document.toString({ indent: 4, lineWidth: 0, defaultStringType: 'QUOTE_SINGLE', defaultKeyType: 'PLAIN' });
}

type Node = Scalar | YAMLMap | YAMLSeq;
type Entry = readonly [key: string, node: Node | null];

/** The keys in the order of the published rules (sigma-target 1.1); what is absent is not printed. */
function documentNode(content: SigmaDocument, style: SigmaStyle): YAMLMap {
  switch (content.kind) {
    case 'rule':
      return mapNode(metadataEntries(content, eventEntries(content), style));
    case 'correlation':
      return mapNode([
        ...metadataEntries(content, [['correlation', correlationNode(content.correlation)]], style),
        ['generate', new Scalar(false)],
      ]);
    case 'event':
      return partNode(content, eventEntries(content), [], style);
    case 'count':
      return partNode(content, [['correlation', correlationNode(content.correlation)]], [['generate', new Scalar(false)]], style);
  }
}

type Part = Extract<SigmaDocument, { readonly name: string }>;

function partNode(part: Part, body: readonly Entry[], end: readonly Entry[], style: SigmaStyle): YAMLMap {
  if (part.metadata !== null) return mapNode([...metadataEntries(part.metadata, body, style, part.name), ...end]);
  return mapNode([...partEntries(part), ...body, ...end]);
}

function partEntries({ title, name, id, taxonomy }: Part): readonly Entry[] {
  return [
    ['title', plain(title)],
    ['name', plain(name)],
    ['id', plain(id)],
    ['taxonomy', plain(taxonomy)],
  ];
}

function eventEntries({ logSource, detection }: EventTest): readonly Entry[] {
  return [
    ['logsource', logSourceNode(logSource)],
    ['detection', detectionNode(detection)],
  ];
}

/** The schema wants lists here, of one element too. */
function correlationNode({ type, rules, groupBy, timespan, aliases, atLeast }: Correlation): YAMLMap {
  const aliased = [...aliases].map(([alias, fields]): Entry => {
    return [alias, mapNode([...fields].map(([rule, field]): Entry => [rule, textNode(field)]))];
  });
  return mapNode([
    ['type', textNode(type)],
    ['rules', plainList(rules)],
    ['group-by', plainList(groupBy)],
    ['timespan', textNode(timespan)],
    ['aliases', aliased.length === 0 ? null : mapNode(aliased)],
    ['condition', atLeast === null ? null : mapNode([['gte', new Scalar(atLeast)]])],
  ]);
}

/** Everything a rule says of itself, with what it asks for in the middle. */
function metadataEntries(
  rule: Metadata,
  body: readonly Entry[],
  style: SigmaStyle,
  name: string | null = null,
): readonly Entry[] {
  const date = style === 'sigmahq' ? bare : quoted;
  return [
    ['title', plain(rule.title)],
    ['id', plain(rule.id)],
    ['name', plain(name)],
    [
      'related',
      rule.derivedFrom === null
        ? null
        : listNode([
            mapNode([
              ['id', plain(rule.derivedFrom)],
              ['type', plain('derived')],
            ]),
          ]),
    ],
    ['taxonomy', plain(rule.taxonomy)],
    ['status', plain(rule.status)],
    ['description', style === 'sigmahq' ? lines(rule.description) : plain(rule.description)],
    ['license', plain(rule.license)],
    ['references', plainList(rule.references)],
    ['author', plain(rule.author)],
    ['date', date(rule.date)],
    ['modified', date(rule.modified)],
    ['tags', plainList(rule.tags)],
    ...body,
    ['falsepositives', plainList(rule.falsePositives)],
    ['level', plain(rule.level)],
    ['consumer', plain(rule.consumer)],
    ['elastic', rule.elastic.size === 0 ? null : customNode(rule.elastic)],
  ];
}

function logSourceNode(source: LogSource): YAMLMap {
  return mapNode([
    ['category', plain(source.category)],
    ['product', plain(source.product)],
    ['service', plain(source.service)],
    ['definition', plain(source.definition)],
  ]);
}

function detectionNode(detection: Detection): YAMLMap {
  const searches = [...detection.searches].map(([name, maps]): Entry => [name, searchesNode(maps)]);
  return mapNode([...searches, ['condition', plain(detection.condition)]]);
}

function searchesNode(search: Search): Node {
  // One keyword is a list, too: the schema has no identifier that is a bare string.
  return 'keywords' in search ? listNode(search.keywords.map(valueNode)) : oneOrList(search.map(searchNode));
}

function searchNode(map: SearchMap): YAMLMap {
  return mapNode([...map].map(([key, values]): Entry => [key, oneOrList(values.map(valueNode))]));
}

function valueNode(value: SigmaValue): Scalar {
  return typeof value === 'string' ? quotedNode(value) : new Scalar(value);
}

function customNode(value: Custom): Node {
  if (typeof value === 'number') return new Scalar(value);
  if (typeof value === 'string') return textNode(value);
  if (isList(value)) return listNode(value.map(textNode));
  return mapNode([...value].map(([key, item]): Entry => [key, customNode(item)]));
}

function plain(text: string | null): Scalar | null {
  return text === null ? null : textNode(text);
}

function quoted(text: string | null): Scalar | null {
  return text === null ? null : quotedNode(text);
}

/** A date without quotes, as people write it: some loaders make a date of it, others a text. */
function bare(date: string | null): Scalar | null {
  if (date === null) return null;
  const node = new Scalar(date);
  node.type = Scalar.PLAIN;
  return node;
}

/** A text of several lines ends its last one, too. */
function lines(text: string | null): Scalar | null {
  const node = plain(text);
  if (node?.type === Scalar.BLOCK_LITERAL) node.value = `${text}\n`;
  return node;
}

function plainList(texts: readonly string[]): YAMLSeq | null {
  return texts.length === 0 ? null : listNode(texts.map(textNode));
}

function mapNode(entries: readonly Entry[]): YAMLMap {
  const map = new YAMLMap();
  for (const [key, node] of entries) {
    if (node !== null) map.items.push(new Pair(textNode(key), node));
  }
  return map;
}

function oneOrList(nodes: readonly Node[]): Node {
  const [only, ...others] = nodes;
  return only !== undefined && others.length === 0 ? only : listNode(nodes);
}

function listNode(nodes: readonly Node[]): YAMLSeq {
  const list = new YAMLSeq();
  list.items.push(...nodes);
  return list;
}
