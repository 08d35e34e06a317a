/**
 * What a browser runs beside the page so that it opens without network: it keeps all files of one build, and answers with them. A later
 * build is kept beside it, and answers when no page of the first is open: files of two builds never meet, also where a host lets browsers keep
 * files for a while. What is kept is named by the folder that it is of: a host may have several pages.
 */
export function offlineScript(build: string, files: readonly string[]): string {
  return `
'use strict';
const OWN = 'eqlibrium ' + registration.scope + ' ';
const KEPT = OWN + ${JSON.stringify(build)};
const FILES = ${JSON.stringify(['./', ...files])};
const anew = (file) => new Request(file, { cache: 'reload' });
addEventListener('install', (event) => event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(FILES.map(anew)))));
addEventListener('activate', (event) => event.waitUntil((async () => {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OWN) && name !== KEPT).map((name) => caches.delete(name)));
  await clients.claim();
})()));
addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET') return;
  event.respondWith((async () => {
    const kept = await caches.open(KEPT);
    return (await kept.match(event.request, { ignoreSearch: true })) ?? fetch(event.request);
  })());
});
`;
}
