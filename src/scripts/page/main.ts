import { buildPage, PAGE_FOLDER } from './build.ts';
import { servePage } from './serve.ts';

/** `npm run page`: builds the page and serves it on loopback until somebody ends it. With `--build [FOLDER]` it is only built. */
const [word, folder = PAGE_FOLDER] = process.argv.slice(2);
const PORT = 5180;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

if (word === '--build') {
  await buildPage(folder);
  say(`the page is in ${folder}: any host of static files serves it`);
} else {
  await buildPage();
  const { address } = await servePage(PAGE_FOLDER, Number(process.env['PORT'] ?? PORT));
  say(`the page is at ${address} (Ctrl-C ends it)`);
}
