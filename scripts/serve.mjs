// Serves dist/ on this machine only: node scripts/serve.mjs   (PORT, default 8080; DIST, another folder)
import { createReadStream, existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';

const HOST = '127.0.0.1';
const PORT = Number(process.env.PORT || 8080);
const DIST = process.env.DIST || join(import.meta.dirname, '..', 'dist');

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
// Trunk puts a hash of the contents into these names.
const HASHED = /-[0-9a-f]{8,}(_bg)?\.(js|wasm|css)$/;

/** The file of dist/ that a request names, or undefined: nothing outside dist/ has a name. */
async function fileFor(url) {
  let path;
  try {
    path = join(DIST, decodeURIComponent(new URL(url, `http://${HOST}`).pathname));
  } catch {
    return undefined; // a malformed escape or URL
  }
  if (path.includes('\0') || (path !== DIST && !path.startsWith(DIST + sep))) return undefined;
  let found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) {
    path = join(path, 'index.html');
    found = await stat(path).catch(() => undefined);
  }
  return found?.isFile() ? { path, size: found.size } : undefined;
}

const server = createServer(async (request, response) => {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const file = await fileFor(request.url);
  if (!file) {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('not found\n');
    return;
  }
  response.writeHead(200, {
    'Content-Type': TYPES[extname(file.path)] ?? 'application/octet-stream',
    'Content-Length': file.size,
    'Cache-Control': HASHED.test(file.path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'X-Content-Type-Options': 'nosniff',
  });
  if (request.method === 'HEAD') response.end();
  else createReadStream(file.path).on('error', () => response.destroy()).pipe(response);
});

if (!existsSync(join(DIST, 'index.html'))) {
  console.error('error: dist/ has no index.html\nnext:  make build');
  process.exit(1);
}
server.on('error', (error) => {
  const busy = error.code === 'EADDRINUSE';
  console.error(`error: ${busy ? `port ${PORT} is taken` : error.message}`);
  console.error(`next:  ${busy ? `stop what uses it, or choose another: make run PORT=${PORT + 1}` : 'choose another port: make run PORT=8081'}`);
  process.exit(1);
});
server.listen(PORT, HOST, () => {
  console.log(`\n    Chú Giải is at http://${HOST}:${server.address().port}  (Ctrl-C stops it)\n`);
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
