// What the page may do, written down where the browser holds it to it: its Content-Security-Policy.
//
// Nothing is allowed but what is named here. Scripts and styles are named by the hash of what they say.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// The sheet that goes with an article to read and to print; the page adds it as it stands in this file.
const READING = join(import.meta.dirname, '..', '..', 'styles', 'reading.css');

const META = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/;

export const hash = (content, algorithm = 'sha256') =>
  `${algorithm}-${createHash(algorithm).update(content).digest('base64')}`;

const quoted = (contents) => contents.map((content) => `'${hash(content)}'`).join(' ');

/** What stands between the tags of all elements of a name whose attributes pass. */
function contents(html, name, passes = () => true) {
  const elements = html.matchAll(new RegExp(`<${name}\\b([^>]*)>([\\s\\S]*?)</${name}>`, 'g'));
  return [...elements].filter(([, attributes]) => passes(attributes)).map(([, , content]) => content);
}

/** A page with its policy; `served` if it comes from a server together with other files of the build. */
export function withPolicy(html, { served }) {
  const bare = html.replace(META, '');
  const scripts = contents(bare, 'script', (attributes) => !attributes.includes('type="text/plain"'));
  const styles = [...contents(bare, 'style'), readFileSync(READING, 'utf8')];
  const policy = [
    "default-src 'none'",
    // WebAssembly needs a permission that is like the one for `eval`, but is for WebAssembly alone.
    `script-src ${quoted(scripts)} 'wasm-unsafe-eval'`,
    `style-src ${quoted(styles)}`,
    // Yew sets `style` attributes: colours of labels, places of what floats. They can fetch nothing, because
    // images and fonts have rules of their own.
    "style-src-attr 'unsafe-inline'",
    // Icons stand in the page and in its manifest.
    'img-src data: blob:',
    "font-src 'none'",
    "object-src 'none'",
    // A worker is made of the page's own script and so is under this policy, too. One from a file would not be:
    // it has the policy that the server sends with it, and many servers send none. The file is the service worker.
    `worker-src blob:${served ? " 'self'" : ''}`,
    // The module, once: before the first line of it runs, the page forbids itself this as well (loader.mjs).
    `connect-src ${served ? "'self'" : "'none'"}`,
    ...(served ? ["manifest-src 'self'"] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const charset = /<meta charset="?utf-8"?\s*\/?>/i;
  if (!charset.test(bare)) throw new Error('expected a page that begins with its encoding');
  // Before everything that it is about.
  return bare.replace(charset, (meta) => `${meta}<meta http-equiv="Content-Security-Policy" content="${policy}">`);
}

/** The policy of a page; undefined where it has none, as while `trunk serve` changes the page it serves. */
export const policyOf = (html) => META.exec(html)?.[1];
