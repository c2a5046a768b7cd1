// Builds of the page and servers for them.
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withPolicy } from '../../../scripts/page/policy.mjs';
import { serviceWorker } from '../../../scripts/page/seal.mjs';
import { server } from '../../../scripts/server.mjs';

const ROOT = join(import.meta.dirname, '..', '..', '..');
export const DIST = process.env.DIST || join(ROOT, 'dist');

/** What the next version says of itself. */
export const NEXT = 'Bản sau';

/** A server of its own, which tells what was asked for: a service worker belongs to an origin. */
export class Host {
  /** Under a path with a slash at both ends. */
  static async start(base = '/', folder = DIST) {
    const host = new Host();
    host.folder = folder;
    host.asked = [];
    host.server = server({ folder: () => host.folder, base, seen: (address) => host.asked.push(address) });
    await new Promise((done) => host.server.listen(0, '127.0.0.1', done));
    host.address = `http://127.0.0.1:${host.server.address().port}${base}`;
    return host;
  }

  async stop() {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}

/**
 * The build as its next version would be: another description, modules with other names, and so another hash. `half` of it
 * is there: the page is still that of the build before.
 */
export async function nextBuild({ half = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'chu-giai-next-'));
  cpSync(DIST, folder, { recursive: true });
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  let next = page.replace(/<meta\b[^>]*\bname="?description\b[^>]*>/, `<meta name="description" content="${NEXT}">`);
  for (const module of readdirSync(folder).filter((name) => name.endsWith('.wasm'))) {
    const renamed = module.replace(/[0-9a-f]{8}_bg/, 'ffffffff_bg');
    renameSync(join(folder, module), join(folder, renamed));
    next = next.replaceAll(module, renamed);
  }
  rmSync(join(folder, 'service-worker.js'));
  writeFileSync(join(folder, 'index.html'), withPolicy(next, { served: true }));
  writeFileSync(join(folder, 'service-worker.js'), await serviceWorker(folder, { release: false }));
  if (half) writeFileSync(join(folder, 'index.html'), page);
  return folder;
}
