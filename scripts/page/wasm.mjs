// How a WebAssembly module is written: numbers, names, sections.

/** LEB128, the numbers of WebAssembly: the number at a place, and the place after it. */
export function numberAt(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, at];
  }
}

/** A number as LEB128. */
export function leb(value) {
  const bytes = [];
  do {
    bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value >>>= 7;
  } while (value > 0);
  return bytes;
}

/** The name at a place, and the place after it. */
export function textAt(bytes, at) {
  const [size, begin] = numberAt(bytes, at);
  return [bytes.toString('utf8', begin, begin + size), begin + size];
}

/** The sections of a module: what each is, where it stands, and where its content begins and ends. */
export function* sections(module) {
  for (let at = 8; at < module.length; ) {
    const [size, begin] = numberAt(module, at + 1);
    yield { id: module[at], at, begin, end: begin + size };
    at = begin + size;
  }
}

const [CUSTOM, IMPORTS, FUNCTIONS, CODE] = [0, 2, 3, 10];

/** The content of the module's one section of a kind. */
export function contentOf(module, kind) {
  for (const { id, begin, end } of sections(module)) if (id === kind) return module.subarray(begin, end);
  throw new Error(`expected a section ${kind} in the module`);
}

/** How many functions a module has from outside: they are counted before its own. */
function importedFunctions(module) {
  const imports = contentOf(module, IMPORTS);
  const [count, first] = numberAt(imports, 0);
  let at = first;
  for (let left = count; left > 0; left -= 1) {
    [, at] = textAt(imports, textAt(imports, at)[1]);
    if (imports[at] !== 0) throw new Error(`expected imports to be functions, found kind ${imports[at]}`);
    [, at] = numberAt(imports, at + 1);
  }
  return count;
}

/** A module's own functions: the number of each, that of its type, and its body. */
export function functionsOf(module) {
  const [types, bodies] = [contentOf(module, FUNCTIONS), contentOf(module, CODE)];
  let [count, atType] = numberAt(types, 0);
  let [, atBody] = numberAt(bodies, 0);
  const found = [];
  for (let index = importedFunctions(module); count > 0; count -= 1, index += 1) {
    let type;
    [type, atType] = numberAt(types, atType);
    const [size, begin] = numberAt(bodies, atBody);
    atBody = begin + size;
    found.push({ index, type, body: bodies.subarray(begin, atBody) });
  }
  return found;
}

/** What the names of functions are called among those that a module has. */
const OF_FUNCTIONS = 1;

/** The lists of names that a module has: of what, and where each begins. */
function* nameParts(module) {
  for (const { id, begin, end } of sections(module)) {
    if (id !== CUSTOM) continue;
    const [title, first] = textAt(module, begin);
    for (let at = first; title === 'name' && at < end; ) {
      const [size, start] = numberAt(module, at + 1);
      yield { kind: module[at], begin: start };
      at = start + size;
    }
  }
}

/** The names of a module's functions, by their numbers; the imported ones come first. */
export function functionNames(module) {
  const names = new Map();
  for (const { kind, begin } of nameParts(module)) {
    if (kind !== OF_FUNCTIONS) continue;
    let [count, at] = numberAt(module, begin);
    for (; count > 0; count -= 1) {
      let index, name;
      [index, at] = numberAt(module, at);
      [name, at] = textAt(module, at);
      names.set(index, name);
    }
  }
  return names;
}

/** A module whose functions have these names, and nothing else has one. */
export function withFunctionNames(module, names) {
  const named = (text) => {
    const bytes = Buffer.from(text);
    return Buffer.concat([Buffer.from(leb(bytes.length)), bytes]);
  };
  const sized = (id, content) => Buffer.concat([Buffer.from([id, ...leb(content.length)]), content]);
  const rows = [...names].sort(([one], [other]) => one - other);
  const list = [Buffer.from(leb(rows.length)), ...rows.flatMap(([index, name]) => [Buffer.from(leb(index)), named(name)])];
  const kept = [...sections(module)].filter(({ id, begin }) => id !== CUSTOM || textAt(module, begin)[0] !== 'name');
  const section = Buffer.concat([named('name'), sized(OF_FUNCTIONS, Buffer.concat(list))]);
  return Buffer.concat([
    module.subarray(0, 8),
    ...kept.map(({ at, end }) => module.subarray(at, end)),
    sized(CUSTOM, section),
  ]);
}
