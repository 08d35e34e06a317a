import { marked, type Token, type Tokens } from 'marked';
import { type ComponentChild, h } from 'preact';
import { keyOf } from './pages.ts';

/** A page drawn of parts: no markup of the text becomes markup of the page. Headings are numbered, so that a section can be shown. */
export function Markdown({ text, from }: { readonly text: string; readonly from: string }): ComponentChild {
  let headings = 0;
  const base = from.startsWith('targets/') ? `translators/${from.slice('targets/'.length)}/README.md` : `docs/${from}.md`;

  const all = (tokens: readonly Token[] | undefined): readonly ComponentChild[] => (tokens ?? []).map(one);

  function one(token: Token): ComponentChild {
    switch (token.type) {
      case 'heading': {
        const at = headings++;
        return h(`h${Math.min(6, Number(token['depth']) + 1)}`, { id: `section-${at}`, tabIndex: -1 }, ...all(inner(token)));
      }
      case 'paragraph':
        return h('p', null, ...all(inner(token)));
      case 'text':
        return 'tokens' in token ? all(inner(token)) : decoded(String(token['text']));
      case 'escape':
        return String(token['text']);
      case 'strong':
      case 'em':
      case 'del':
        return h(token.type, null, ...all(inner(token)));
      case 'codespan':
        return h('code', null, decoded(String(token['text'])));
      case 'br':
        return h('br', null);
      case 'hr':
        return h('hr', null);
      case 'blockquote':
        return h('blockquote', null, ...all(inner(token)));
      case 'code':
        return h('pre', { tabIndex: 0, role: 'region', 'aria-label': 'code' }, String(token['text']));
      case 'link':
        return link(token as Tokens.Link);
      case 'list':
        return list(token as Tokens.List);
      case 'table':
        return table(token as Tokens.Table);
      case 'image':
        return h('em', null, String(token['text']));
      // Comments that say where generated parts begin.
      case 'html':
      case 'space':
        return null;
      default:
        return token.raw;
    }
  }

  function link({ href, tokens }: Tokens.Link): ComponentChild {
    if (/^https?:\/\//.test(href)) return h('a', { href, rel: 'noreferrer noopener', target: '_blank' }, ...all(tokens));
    const key = keyOf(new URL(href, `https://page.invalid/${base}`).pathname.slice(1));
    return key === null ? all(tokens) : h('a', { href: key === 'codes' ? '#code/' : `#docs/${key}` }, ...all(tokens));
  }

  function list({ ordered, items }: Tokens.List): ComponentChild {
    return h(ordered ? 'ol' : 'ul', null, ...items.map((item) => h('li', null, ...all(item.tokens))));
  }

  function table({ header, rows }: Tokens.Table): ComponentChild {
    return h(
      'div',
      { class: 'scroll', tabIndex: 0, role: 'region', 'aria-label': 'table' },
      h(
        'table',
        null,
        h('thead', null, h('tr', null, ...header.map((cell) => h('th', { scope: 'col' }, ...all(cell.tokens))))),
        h('tbody', null, ...rows.map((row) => h('tr', null, ...row.map((cell) => h('td', null, ...all(cell.tokens)))))),
      ),
    );
  }

  return h('div', { class: 'prose' }, ...all(marked.lexer(text)));
}

function inner(token: Token): readonly Token[] | undefined {
  return 'tokens' in token ? token.tokens : undefined;
}

const ENTITIES: { readonly [name: string]: string } = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/** The lexer escapes texts for who writes HTML; here they are texts. */
function decoded(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
}
