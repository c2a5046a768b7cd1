// The icon as a picture, for where a system wants one: a word with its underline, as in the page's head.
// Rectangles of flat colours, within the circle that every system leaves of a picture.
import { deflateSync } from 'node:zlib';

const COLOURS = [
  [0xff, 0xff, 0xff],
  [0xc2, 0xd4, 0xf5],
  [0x0b, 0x57, 0xd0],
];
// Left, top, right, bottom in hundredths, and which colour.
const SHAPES = [
  [24, 28, 76, 62, 1],
  [24, 62, 76, 72, 2],
];

/** The check sum of PNG; Node.js has one of its own only since 20.15. */
function sumOf(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(sumOf(body));
  return Buffer.concat([size, body, sum]);
}

/** The icon as a PNG with a palette, so many pixels wide and high. */
export function icon(size) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 3], 8); // bits of a pixel, which is a place in the palette
  const rows = Buffer.alloc(size * (size + 1)); // each row begins with its filter: none
  for (const [left, top, right, bottom, colour] of SHAPES) {
    const [x, y, end, below] = [left, top, right, bottom].map((part) => Math.round((part * size) / 100));
    for (let row = y; row < below; row += 1) rows.fill(colour, row * (size + 1) + 1 + x, row * (size + 1) + 1 + end);
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(COLOURS.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
