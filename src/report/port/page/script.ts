/**
 * What a page does by itself: it finds rules by their names, and unpacks the texts of a rule when it is opened. They are markup of this
 * renderer, with everything of others escaped in it before it was packed.
 */
export const SCRIPT = `
'use strict';
const packed = document.getElementById('parts');
let parts = null;
async function unpack() {
  const bytes = Uint8Array.from(atob(packed.textContent), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(stream).text());
}
async function fill(rule) {
  const body = rule.querySelector('[data-part]');
  if (body === null || packed === null) return;
  parts = parts ?? unpack();
  const all = await parts;
  const part = all[Number(body.dataset.part)];
  body.removeAttribute('data-part');
  body.innerHTML = part;
}
document.addEventListener('toggle', (event) => { if (event.target.open) fill(event.target); }, true);
const search = document.getElementById('search');
const found = document.getElementById('found');
const rules = [...document.querySelectorAll('ul.rules > li')];
const names = rules.map((rule) => rule.querySelector('summary').textContent.toLowerCase());
function find() {
  const words = search.value.toLowerCase().split(/\\s+/);
  let count = 0;
  rules.forEach((rule, at) => {
    rule.hidden = !words.every((word) => names[at].includes(word));
    if (!rule.hidden) count++;
  });
  for (const section of document.querySelectorAll('section[data-outcome]')) section.hidden = section.querySelector('li:not([hidden])') === null;
  found.textContent = search.value === '' ? '' : count + (count === 1 ? ' rule' : ' rules');
}
if (search !== null) { search.parentElement.hidden = false; search.addEventListener('input', find); }
function follow() {
  const at = document.getElementById(location.hash.slice(1));
  if (at !== null && at.matches('details')) at.open = true;
}
addEventListener('hashchange', follow);
follow();
`;
