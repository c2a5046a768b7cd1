// Trunk's hook after a build of the page; see page/seal.mjs.
import { seal } from './page/seal.mjs';

const { TRUNK_PROFILE, TRUNK_STAGING_DIR } = process.env;
await seal(TRUNK_STAGING_DIR, { release: TRUNK_PROFILE === 'release' });
