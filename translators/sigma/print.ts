import { Document, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import {
  type Custom,
  type Detection,
  isList,
  type LogSource,
  type SearchMap,
  type SigmaArtifact,
  type SigmaRule,
  type SigmaValue,
} from './artifact.ts';
import { escapedText, quotedNode, textNode } from './scalar.ts';

/**
 * The artifact as YAML that loaders of version 1.1 and 1.2 read alike: UTF-8, LF, four spaces, a final newline, no
 * anchors, no lists of one (sigma-target 8.3). Several documents stand one after the other.
 */
export function printSigma(artifact: SigmaArtifact): string {
  return artifact.documents.map(printRule).join('---\n');
}

function printRule(rule: SigmaRule): string {
  const document = new Document(ruleNode(rule), {
    customTags: (tags) => [escapedText, ...tags],
    aliasDuplicateObjects: false,
  });
  return document.toString({ indent: 4, lineWidth: 0, defaultStringType: 'QUOTE_SINGLE', defaultKeyType: 'PLAIN' });
}

type Node = Scalar | YAMLMap | YAMLSeq;
type Entry = readonly [key: string, node: Node | null];

/** The keys in the order of the published rules (sigma-target 1.1); what is absent is not printed. */
function ruleNode(rule: SigmaRule): YAMLMap {
  return mapNode([
    ['title', plain(rule.title)],
    ['id', plain(rule.id)],
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
    ['description', plain(rule.description)],
    ['license', plain(rule.license)],
    ['references', plainList(rule.references)],
    ['author', plain(rule.author)],
    ['date', quoted(rule.date)],
    ['modified', quoted(rule.modified)],
    ['tags', plainList(rule.tags)],
    ['logsource', logSourceNode(rule.logSource)],
    ['detection', detectionNode(rule.detection)],
    ['falsepositives', plainList(rule.falsePositives)],
    ['level', plain(rule.level)],
    ['elastic', rule.elastic.size === 0 ? null : customNode(rule.elastic)],
  ]);
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
  const searches = [...detection.searches].map(([name, maps]): Entry => [name, oneOrList(maps.map(searchNode))]);
  return mapNode([...searches, ['condition', plain(detection.condition)]]);
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
