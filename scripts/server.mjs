// A server for a build of the page, with what a good one sends beside the files.
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';
import { policyOf } from './page/policy.mjs';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm', // streaming compilation refuses any other
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
// The build puts a hash of the contents into these names. The page and the service worker must be asked for each
// time: they say which build is the newest.
const HASHED = /-[0-9a-f]{8,}(_bg)?\.(js|wasm|css)$/;

// What a page cannot say of itself; the service worker is no page and fetches the files of a build.
const FRAMES = "frame-ancestors 'none'";
const OF_A_SCRIPT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** The file of a folder that an address names, or undefined: nothing outside the folder has a name. */
async function fileFor(folder, base, address) {
  let path;
  try {
    const { pathname } = new URL(address, 'http://localhost');
    if (!pathname.startsWith(base)) return undefined;
    path = join(folder, decodeURIComponent(pathname.slice(base.length - 1)));
  } catch {
    return undefined; // a malformed escape or address
  }
  if (path.includes('\0') || (path !== folder && !path.startsWith(folder + sep))) return undefined;
  let found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) {
    path = join(path, 'index.html');
    found = await stat(path).catch(() => undefined);
  }
  return found?.isFile() ? { path, size: found.size } : undefined;
}

/** The policy that goes with a file: that of the page as it stands there, and no frame around it. */
async function policyFor(path) {
  if (path.endsWith('.js')) return OF_A_SCRIPT;
  if (!path.endsWith('.html')) return FRAMES;
  const own = policyOf(await readFile(path, 'utf8'));
  return own ? `${own}; ${FRAMES}` : FRAMES;
}

/**
 * A server that is not listening yet. `folder()` says where the build lies, `base` is the path it is served under,
 * with a slash at both ends; `seen` gets the path of each request.
 */
export function server({ folder, base = '/', seen = () => {} }) {
  return createServer(async (request, response) => {
    const refuse = (status, headers = {}) =>
      response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers }).end('not here\n');
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, { Allow: 'GET, HEAD' });
    seen(request.url);
    const file = await fileFor(folder(), base, request.url);
    if (!file) return refuse(404);
    response.writeHead(200, {
      'Content-Type': TYPES[extname(file.path)] ?? 'application/octet-stream',
      'Content-Length': file.size,
      'Cache-Control': HASHED.test(file.path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      'Content-Security-Policy': await policyFor(file.path),
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    });
    if (request.method === 'HEAD') return response.end();
    return createReadStream(file.path).on('error', () => response.destroy()).pipe(response);
  });
}
