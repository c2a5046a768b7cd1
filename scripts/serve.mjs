// Serves dist/ on this machine only: node scripts/serve.mjs   (PORT, default 8080; DIST, another folder)
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { server } from './server.mjs';

const HOST = '127.0.0.1';
const PORT = Number(process.env.PORT || 8080);
const DIST = process.env.DIST || join(import.meta.dirname, '..', 'dist');

if (!existsSync(join(DIST, 'index.html'))) {
  console.error('error: dist/ has no index.html\nnext:  make build');
  process.exit(1);
}
const listening = server({ folder: () => DIST });
listening.on('error', (error) => {
  const busy = error.code === 'EADDRINUSE';
  console.error(`error: ${busy ? `port ${PORT} is taken` : error.message}`);
  console.error(`next:  ${busy ? `stop what uses it, or choose another: make run PORT=${PORT + 1}` : 'choose another port: make run PORT=8081'}`);
  process.exit(1);
});
listening.listen(PORT, HOST, () => {
  console.log(`\n    Chú Giải is at http://${HOST}:${listening.address().port}  (Ctrl-C stops it)\n`);
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
