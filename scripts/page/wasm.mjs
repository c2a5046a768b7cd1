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
