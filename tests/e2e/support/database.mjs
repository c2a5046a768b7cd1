// The browser's database as a file: what a version of the program has stored is kept, to be opened by later ones.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const FOLDER = join(ROOT, 'tests', 'fixtures', 'databases');

/** The version that the program writes. */
export const CURRENT = Number(/VERSION: u32 = (\d+);/.exec(readFileSync(join(ROOT, 'src/browser/storage/open.rs'), 'utf8'))[1]);

/** The stored database of each version, with the documents that are to come out of it. */
export const STORED = readdirSync(FOLDER)
  .sort()
  .map((name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')));

/** A page of the origin without the program, so that nothing holds the database. */
const beside = (page) => page.goto('/manifest.webmanifest');

/** Everything that is stored: `{version, stores}`, each store with its keys and values; bytes as text. */
export async function dump(page) {
  await beside(page);
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const plain = (value) => {
          if (value instanceof Uint8Array) return { bytes: new TextDecoder().decode(value) };
          return Array.isArray(value) ? value.map(plain) : value;
        };
        const opening = indexedDB.open('chu-giai');
        opening.onerror = reject;
        opening.onsuccess = () => {
          const database = opening.result;
          const stores = {};
          const reading = database.transaction([...database.objectStoreNames]);
          for (const name of database.objectStoreNames) {
            const store = reading.objectStore(name);
            const [keys, values] = [store.getAllKeys(), store.getAll()];
            values.onsuccess = () => {
              const records = keys.result.map((key, at) => [key, plain(values.result[at])]);
              stores[name] = { autoIncrement: store.autoIncrement, records };
            };
          }
          reading.oncomplete = () => {
            database.close();
            resolve({ version: database.version, stores });
          };
        };
      }),
  );
}

/** Puts a stored database in the place of the one that is there. */
export async function restore(page, { version, stores }) {
  await beside(page);
  await page.evaluate(
    ([version, stores]) =>
      new Promise((resolve, reject) => {
        const real = (value) => {
          if (Array.isArray(value)) return value.map(real);
          return value?.bytes === undefined ? value : new TextEncoder().encode(value.bytes);
        };
        localStorage.clear();
        sessionStorage.clear();
        const removal = indexedDB.deleteDatabase('chu-giai');
        removal.onerror = reject;
        removal.onsuccess = () => {
          const opening = indexedDB.open('chu-giai', version);
          opening.onerror = reject;
          opening.onupgradeneeded = () => {
            for (const [name, { autoIncrement, records }] of Object.entries(stores)) {
              const store = opening.result.createObjectStore(name, { autoIncrement });
              for (const [key, value] of records) store.put(real(value), key);
            }
          };
          opening.onsuccess = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    [version, stores],
  );
}

/**
 * Replaces records as a fault of the disk would: `change` gets the keys and values of the stores, and says what is
 * put where instead, `[[store, key, value]]`. It runs on the page, and is given `argument`.
 */
export async function damage(page, stores, change, argument) {
  await beside(page);
  await page.evaluate(
    ([stores, change, argument]) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('chu-giai');
        opening.onerror = reject;
        opening.onsuccess = () => {
          const database = opening.result;
          const writing = database.transaction(stores, 'readwrite');
          const found = {};
          const reading = stores.map((name) => {
            const store = writing.objectStore(name);
            return [name, store.getAllKeys(), store.getAll()];
          });
          reading.at(-1)[2].onsuccess = () => {
            for (const [name, keys, values] of reading) found[name] = keys.result.map((key, at) => [key, values.result[at]]);
            // A function of a test, in words: the page that it runs on has no policy.
            const changed = new Function('found', 'argument', `return (${change})(found, argument)`)(found, argument);
            for (const [name, key, value] of changed) writing.objectStore(name).put(value, key);
          };
          writing.oncomplete = () => {
            database.close();
            resolve();
          };
        };
      }),
    [stores, change.toString(), argument],
  );
}
