// Project files, the published schema, and the command line that writes the same files.
import Ajv from 'ajv/dist/2020.js';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');
const schema = JSON.parse(readFileSync(join(root, 'schema', 'chu-giai-v1.schema.json'), 'utf8'));
// The formats are the widths of Rust's numbers; minimum and maximum say the same.
const formats = Object.fromEntries(
  ['uint8', 'uint16', 'uint32', 'uint64', 'int16', 'double'].map((name) => [name, true]),
);
const validate = new Ajv({ strict: false, allErrors: true, formats }).compile(schema);

/** What the schema has against a project file; nothing where it is valid. */
export const faults = (project) => (validate(project) ? [] : validate.errors);

const built = ['release', 'debug'].map((profile) => join(root, 'target', profile, 'chu-giai'));
const cli = [process.env.CHU_GIAI_CLI, ...built].find((path) => path && existsSync(path));

/** The file that the command line writes of a text. */
export function detected(text) {
  if (!cli) throw new Error('expected the command line, and it is not built: cargo build --release');
  const file = join(mkdtempSync(join(tmpdir(), 'chu-giai-')), 'article.txt');
  writeFileSync(file, text);
  return execFileSync(cli, ['detect', file], { encoding: 'utf8', maxBuffer: 1 << 28 });
}

/** The command line's project of a text. */
export const detect = (text) => JSON.parse(detected(text));

/** The real articles that lie outside the repository, where they are present. */
export function goldArticles() {
  const folder = join(root, process.env.GOLD ?? '../shared/gold');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/** What an annotation says, whoever found it and whatever its id is. */
export const said = ({ label, kind, start, end, value }) => ({ label, kind, start, end, value });
