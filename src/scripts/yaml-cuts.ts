/** A part of the package yaml: what is taken, and what goes so that the bundler finds the rest unreached. */
export interface YamlCut {
  /** The generated file, in the project. */
  readonly file: string;
  /** What the file exports, with the modules of the package that have it. */
  readonly taken: Readonly<Record<string, string>>;
  /** A function of ours in place of one of the package, with what it imports. */
  readonly made?: string;
  /** Members of classes and object literals that nobody asks for, by file; a call of one throws. */
  readonly dropped: Readonly<Record<string, readonly string[]>>;
  /** Lines that hold on to what is dropped, by file. */
  readonly replaced: Readonly<Record<string, readonly (readonly [from: RegExp, to: string])[]>>;
}

/** Members of a document that change it or make nodes for it: neither who reads nor who prints does. */
const EDITING_DOCUMENTS = [
  ...['clone', 'add', 'addIn', 'createAlias', 'createNode', 'createPair', 'delete', 'deleteIn', 'get', 'getIn'],
  ...['has', 'hasIn', 'set', 'setIn'],
];
const EDITING_COLLECTIONS = ['clone', 'addIn', 'deleteIn', 'getIn', 'hasIn', 'setIn'];

/** What documents take: all of reading, in both versions of the language, and nothing of writing. */
const READER: YamlCut = {
  file: 'src/documents/yaml.generated.ts',
  taken: {
    isAlias: 'nodes/identity.js',
    isMap: 'nodes/identity.js',
    isScalar: 'nodes/identity.js',
    isSeq: 'nodes/identity.js',
    Scalar: 'nodes/Scalar.js',
    visit: 'visit.js',
  },
  made: `
import { Composer } from 'yaml:compose/composer.js';
import { Parser } from 'yaml:parse/parser.js';
export function parseAllDocuments(source, options) {
	return Array.from(new Composer(options).compose(new Parser().parse(source)));
}
`,
  dropped: {
    'doc/Document.js': [...EDITING_DOCUMENTS, 'toJSON', 'toString'],
    'doc/directives.js': ['clone', 'tagString', 'toString'],
    'nodes/Node.js': ['clone', 'toJS'],
    'nodes/Collection.js': EDITING_COLLECTIONS,
    'nodes/Pair.js': ['clone', 'toString'],
    'nodes/YAMLMap.js': ['from', 'add', 'delete', 'has', 'set', 'toString'],
    'nodes/YAMLSeq.js': ['from', 'add', 'delete', 'get', 'has', 'set', 'toString'],
    'schema/Schema.js': ['clone'],
    'schema/common/map.js': ['createNode'],
    'schema/common/null.js': ['identify', 'createNode', 'stringify'],
    'schema/common/seq.js': ['createNode'],
    'schema/common/string.js': ['identify', 'stringify'],
    'schema/core/bool.js': ['identify', 'stringify'],
    'schema/core/float.js': ['identify', 'stringify'],
    'schema/core/int.js': ['identify', 'stringify'],
    'schema/yaml-1.1/binary.js': ['identify', 'stringify'],
    'schema/yaml-1.1/bool.js': ['identify', 'stringify'],
    'schema/yaml-1.1/float.js': ['identify', 'stringify'],
    'schema/yaml-1.1/int.js': ['identify', 'stringify'],
    'schema/yaml-1.1/merge.js': ['stringify'],
    'schema/yaml-1.1/omap.js': ['identify', 'from', 'createNode'],
    'schema/yaml-1.1/pairs.js': ['createNode'],
    'schema/yaml-1.1/set.js': ['identify', 'add', 'set', 'from', 'createNode', 'toString'],
    'schema/yaml-1.1/timestamp.js': ['identify', 'stringify'],
  },
  replaced: {
    // An object cannot have a list or a map for a key. The package prints it; here its place stands for it, which no known key is like.
    'nodes/addPairToJSMap.js': [
      [
        /if \(isNode\(key\) && ctx\?\.doc\) \{[\s\S]*?return strKey;\n {4}\}/,
        'if (isNode(key)) return "items" in key ? "[key at " + key.range[0] + "]" : key.toString();',
      ],
    ],
    'schema/tags.js': [[/\s*\['json', schema\$1\],/, '']],
    'schema/yaml-1.1/omap.js': [[/(?: *this\.(?:add|delete|get|has|set) = YAMLMap\.prototype\.\w+\.bind\(this\);\n){5}/, '']],
    'doc/Document.js': [[/return typeof reviver === 'function'\s*\? applyReviver\([^)]*\)\s*: res;/, 'return res;']],
    'visit.js': [[/\/\*\* Terminate visit traversal completely \*\/\nvisitAsync[\s\S]*?visitAsync\.REMOVE = REMOVE;/, '']],
  },
};

/** What Sigma takes: printing of nodes that are built by hand, in the core schema, without folding. */
const PRINTER: YamlCut = {
  file: 'translators/sigma/yaml.generated.ts',
  taken: {
    Document: 'doc/Document.js',
    Pair: 'nodes/Pair.js',
    Scalar: 'nodes/Scalar.js',
    YAMLMap: 'nodes/YAMLMap.js',
    YAMLSeq: 'nodes/YAMLSeq.js',
  },
  dropped: {
    'doc/Document.js': [...EDITING_DOCUMENTS, 'toJS', 'toJSON'],
    'doc/directives.js': ['clone', 'atDocument', 'add', 'tagName'],
    'nodes/Node.js': ['clone', 'toJS'],
    'nodes/Collection.js': EDITING_COLLECTIONS,
    'nodes/Pair.js': ['clone', 'toJSON'],
    'nodes/Scalar.js': ['toJSON'],
    'nodes/YAMLMap.js': ['from', 'add', 'delete', 'get', 'has', 'set', 'toJSON'],
    'nodes/YAMLSeq.js': ['from', 'add', 'delete', 'get', 'has', 'set', 'toJSON'],
    'schema/Schema.js': ['clone'],
    'schema/common/map.js': ['createNode', 'resolve'],
    'schema/common/null.js': ['createNode', 'resolve'],
    'schema/common/seq.js': ['createNode', 'resolve'],
    'schema/common/string.js': ['resolve'],
    'schema/core/bool.js': ['resolve'],
    'schema/core/float.js': ['resolve'],
    'schema/core/int.js': ['resolve'],
  },
  replaced: {
    'doc/Document.js': [[/value === undefined \? null : this\.createNode\(value, _replacer, options\)/, 'value']],
    // No document of ours declares a version or a prefix of tags.
    'doc/directives.js': [[/ {4}toString\(doc\) \{[\s\S]*?\n {4}\}\n/, '    toString() { return ""; }\n']],
    'schema/tags.js': [
      [/const schemas = new Map\(\[[\s\S]*?\n\]\);/, 'const schemas = new Map([["core", schema]]);'],
      [/const tagsByName = \{[\s\S]*?\n\};/, 'const tagsByName = {};'],
      [/const coreKnownTags = \{[\s\S]*?\n\};/, 'const coreKnownTags = {};'],
      [/return addMergeTag && [\s\S]*?: schemaTags\.slice\(\);/, 'return schemaTags.slice();'],
      [/if \(addMergeTag\)\s*tags = tags\.concat\(merge\);/, ''],
    ],
    'stringify/foldFlowLines.js': [
      [/ {4}if \(lineWidth < minContentWidth\)[\s\S]*?\n {4}return res;/, '    throw new Error("folding is cut away");'],
    ],
  },
};

export const YAML_CUTS: readonly YamlCut[] = [READER, PRINTER];
