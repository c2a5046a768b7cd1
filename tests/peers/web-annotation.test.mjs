// Recogito and Apache Annotator read what the command line wrote: make test-peers-light
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { JSDOM } from 'jsdom';

const out = process.env.PEERS_OUT;
const { window } = new JSDOM('<!doctype html><body></body>', { pretendToBeVisual: true });
for (const name of ['window', 'document', 'Node', 'NodeFilter', 'Range', 'HTMLElement', 'Element', 'Text', 'DOMRect']) {
  globalThis[name] = name === 'window' ? window : window[name];
}

const documents = (folder) =>
  readdirSync(join(out, folder))
    .filter((name) => name.endsWith('.jsonld'))
    .map((name) => {
      const page = JSON.parse(readFileSync(join(out, folder, name), 'utf8'));
      const text = readFileSync(join(out, folder, name.replace('.jsonld', '.txt')), 'utf8');
      const container = window.document.createElement('div');
      container.textContent = text;
      window.document.body.append(container);
      return { name, text, container, items: page.items };
    });

const selectors = (item) => Object.fromEntries(item.target.selector.map((known) => [known.type, known]));
const tagged = (items) => items.filter((item) => item.motivation === 'tagging');

test('there are five articles with annotations', () => {
  const found = documents('web-annotation');
  assert.equal(found.length, 5);
  for (const { items } of found) assert.ok(tagged(items).length >= 4);
});

test('positions in code points cut out the words for Apache Annotator', async () => {
  const { createTextPositionSelectorMatcher, createTextQuoteSelectorMatcher } = await import('@apache-annotator/dom');
  for (const { name, container, items } of documents('web-annotation')) {
    for (const item of tagged(items)) {
      const { TextPositionSelector: position, TextQuoteSelector: quote } = selectors(item);
      for await (const range of createTextPositionSelectorMatcher(position)(container)) {
        assert.equal(range.toString(), quote.exact, `${name} ${item.id}`);
      }
      const found = [];
      for await (const range of createTextQuoteSelectorMatcher(quote)(container)) found.push(range.toString());
      assert.deepEqual(found, [quote.exact], `${name} ${item.id}: the quotation stands once`);
    }
  }
});

test('positions in UTF-16 are what Recogito shows', async () => {
  const { parseW3CTextAnnotation } = await import('@recogito/text-annotator');
  for (const { name, text, container, items } of documents('web-annotation-utf16')) {
    for (const item of tagged(items)) {
      const { error, parsed } = parseW3CTextAnnotation(item, container);
      assert.equal(error, undefined, `${name} ${item.id}`);
      const [selector] = parsed.target.selector;
      assert.equal(text.slice(selector.start, selector.end), selector.quote, `${name} ${item.id}`);
      assert.equal(selector.quote, selectors(item).TextQuoteSelector.exact);
      const tag = parsed.bodies.find((body) => body.purpose === 'tagging');
      assert.ok(tag.value);
    }
  }
});
