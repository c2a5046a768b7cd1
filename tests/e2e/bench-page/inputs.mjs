// What the benchmark opens: articles repeated to a size, with single words annotated evenly under four
// labels, every other one a suggestion.
import { createHash } from 'node:crypto';
import { article } from '../support/bench.mjs';

export const SIZES = [
  { name: 'S', bytes: 10_000, spans: 60 },
  { name: 'M', bytes: 100_000, spans: 1_500 },
  { name: 'L', bytes: 1_000_000, spans: 15_000 },
];

const LABELS = ['OFFICIAL', 'POSITION', 'DATE', 'FIGURE'];
const SUGGESTED = {
  status: 'suggested',
  provenance: { by: 'rule', rule: 'official.honorific', version: '0', score: 0.9 },
};
const MANUAL = { status: 'manual', provenance: { by: 'person' } };

/** The text of a size, and the same with its annotations as a project file. */
export function input({ name, bytes, spans }) {
  const text = article(bytes);
  // With their marks, for some articles are decomposed: an import moves what cuts a character.
  const runs = [...text.matchAll(/[\p{L}\p{M}\p{Cf}]+/gu)];
  const words = runs.filter(([word]) => /^\p{L}[\p{L}\p{M}]+$/u.test(word));
  const step = words.length / spans;
  let units = 0;
  let start = 0;
  const annotations = Array.from({ length: spans }, (_, at) => {
    const { index, 0: quote } = words[Math.floor(at * step)];
    // Code points before the word, counted on from the word before.
    start += [...text.slice(units, index)].length;
    units = index;
    return {
      id: `T${at + 1}`,
      label: LABELS[at % LABELS.length],
      start,
      end: start + [...quote].length,
      start_utf16: index,
      end_utf16: index + quote.length,
      quote,
      value: null,
      ...(at % 2 ? SUGGESTED : MANUAL),
    };
  });
  const project = {
    schema_version: 1,
    generator: { name: 'chu-giai', version: '0' },
    offset_unit: 'codepoint',
    document: {
      title: name,
      source: '',
      created: '',
      published: '',
      sha256: createHash('sha256').update(text).digest('hex'),
      text,
    },
    labels: [],
    entities: [],
    annotations,
    relations: [],
  };
  return { name, text, project: JSON.stringify(project) };
}
