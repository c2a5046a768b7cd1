// What is between the page and its WebAssembly module, made small in a release.
//
// wasm-bindgen calls each function of the browser `__wbg_` + name + 16 hexadecimal digits, in the script
// and in the module, and leaves its script as a person would read it. Here the script is minified and the
// names become one or two letters in both: 8 kB of the download in Brotli.
import { minify } from 'terser';
import { leb, numberAt, sections, textAt } from './wasm.mjs';

const IMPORTS = 2;
const EXPORTS = 7;
const [FUNCTION, TABLE, MEMORY, GLOBAL] = [0, 1, 2, 3];

/** A module with its imports and exports by other names. */
function renamed(wasm, names) {
  const parts = [wasm.subarray(0, 8)];
  for (const { id, at, begin, end } of sections(wasm)) {
    if (id === IMPORTS || id === EXPORTS) {
      const section = rewritten(wasm.subarray(begin, end), id, names);
      parts.push(Buffer.from([id, ...leb(section.length)]), section);
    } else {
      parts.push(wasm.subarray(at, end));
    }
  }
  return Buffer.concat(parts);
}

function rewritten(section, id, names) {
  const [count, start] = numberAt(section, 0);
  const parts = [section.subarray(0, start)];
  let at = start;
  const text = () => {
    let name;
    [name, at] = textAt(section, at);
    return name;
  };
  const put = (value) => {
    const bytes = Buffer.from(value);
    parts.push(Buffer.from(leb(bytes.length)), bytes);
  };
  for (let left = count; left > 0; left -= 1) {
    if (id === IMPORTS) put(text());
    const name = text();
    put(names.get(name) ?? name);
    const begin = at;
    const kind = section[at++];
    if (id === EXPORTS || kind === FUNCTION) {
      [, at] = numberAt(section, at);
    } else if (kind === TABLE || kind === MEMORY) {
      if (kind === TABLE) at += 1;
      const bounded = section[at++] & 1;
      for (let bound = 0; bound <= bounded; bound += 1) [, at] = numberAt(section, at);
    } else if (kind === GLOBAL) {
      at += 2;
    } else {
      throw new Error(`expected an import of a known kind, found ${kind}`);
    }
    parts.push(section.subarray(begin, at));
  }
  return Buffer.concat(parts);
}

/** A script of wasm-bindgen with its module, both smaller. What the script does not export goes away. */
export async function shrink(script, wasm) {
  const nameCache = {};
  const { code } = await minify(script, {
    module: true,
    compress: { passes: 2 },
    mangle: { properties: { regex: /^(__wb|__externref|wasm_bindgen_)/ } },
    nameCache,
  });
  const names = new Map(Object.entries(nameCache.props.props).map(([name, short]) => [name.slice(1), short]));
  const small = renamed(wasm, names);
  console.log(`shrink: script ${script.length} → ${code.length} bytes, module ${wasm.length} → ${small.length} bytes`);
  return { script: code, wasm: small };
}
