// Files as strangers have them: in old encodings, packed, hostile.
import { crc32, deflateRawSync } from 'node:zlib';

const bytes = (...parts) =>
  Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.from([part]) : Buffer.from(part, 'latin1'))));

/** Each in the bytes that a program of its time wrote, and what it says. */
export const OLD = {
  'Windows-1258': {
    words: 'xã trồng 38 ha rừng; UBND xã yêu cầu các thôn báo cáo.',
    content: bytes(
      'Ng', 0xe0, 'y 08/7/2024, xa', 0xde, ' tr', 0xf4, 0xcc, 'ng 38 ha r', 0xfd, 0xcc, 'ng; UBND xa', 0xde, ' y', 0xea,
      'u c', 0xe2, 0xcc, 'u c', 0xe1, 'c th', 0xf4, 'n b', 0xe1, 'o c', 0xe1, 'o.',
    ),
  },
  TCVN3: {
    words: 'đồng chí bí thư huyện ủy',
    content: bytes(0xae, 0xe5, 'ng ch', 0xdd, ' b', 0xdd, ' th', 0xad, ' huy', 0xd6, 'n ', 0xf1, 'y'),
  },
  VNI: {
    words: 'Xã họp đảng ủy; các thôn báo cáo, các xã rà soát.',
    content: bytes('Xa', 0xf5, ' ho', 0xef, 'p ', 0xf1, 'a', 0xfb, 'ng u', 0xfb, 'y; ca', 0xf9, 'c tho', 0xe2, 'n ba', 0xf9, 'o ca', 0xf9, 'o, ca', 0xf9, 'c xa', 0xf5, ' ra', 0xf8, ' soa', 0xf9, 't.'),
  },
};

/** A text in UTF-16 as Windows writes it, with its mark. */
export const wide = (text) => Buffer.from(`\ufeff${text}`, 'utf16le');

/** A zip of pairs of name and content; a third item lies about the unpacked size. */
export function zip(files) {
  const local = [];
  const directory = [];
  let offset = 0;
  for (const [name, content, size] of files) {
    const path = Buffer.from(name);
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain, { level: 9 });
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(0x800, 2);
    about.writeUInt16LE(8, 4);
    about.writeUInt32LE(crc32(plain), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(size ?? plain.length, 18);
    about.writeUInt16LE(path.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    local.push(Buffer.from('PK\x03\x04'), about, path, packed);
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), about, place, path);
    offset += 30 + path.length + packed.length;
  }
  const rows = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(rows.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, rows, Buffer.from('PK\x05\x06'), end]);
}
