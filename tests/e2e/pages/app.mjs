// The page as a person sees it: everything by role and accessible name.
import { expect } from '@playwright/test';
import { readFile } from 'node:fs/promises';

// What the journeys look for; the rest of a journey is in English.
const WORDS = {
  en: {
    field: 'The article’s text',
    article: 'Article',
    list: 'List of annotations',
    inspector: 'Open annotation',
    notices: 'Notifications',
    label: 'Label',
  },
  vi: {
    field: 'Văn bản của bài',
    article: 'Bài viết',
    list: 'Danh sách chú giải',
    inspector: 'Chú giải đang mở',
    notices: 'Thông báo',
    label: 'Gán nhãn',
  },
};

/** The list of documents on the start page, and its rows. */
export const documents = (page) => page.getByRole('region', { name: 'Documents in this browser' });
export const rows = (page) => documents(page).getByRole('row');

export class App {
  constructor(page, language = 'en') {
    this.page = page;
    this.words = WORDS[language];
    this.field = page.getByRole('textbox', { name: this.words.field });
    this.article = page.getByRole('region', { name: this.words.article, exact: true });
    this.list = page.getByRole('grid', { name: this.words.list });
    this.inspector = page.getByRole('region', { name: this.words.inspector });
    this.notice = page.getByRole('region', { name: this.words.notices }).getByRole('status');
    this.dialog = page.getByRole('dialog');
    this.imports = page.getByRole('region', { name: 'Import' });
  }

  /** The page with an article pasted and read. */
  static async with(page, text) {
    const app = new App(page);
    await app.open();
    await app.pasteAndRead(text);
    return app;
  }

  /** Opens the page; whatever it writes to the console as an error fails the test at `healthy`. */
  async open(address = '/?lang=en') {
    this.errors = [];
    this.page.on('pageerror', (error) => this.errors.push(String(error)));
    this.page.on('console', (message) => message.type() === 'error' && this.errors.push(message.text()));
    await this.page.goto(address);
    await expect(this.page.getByRole('main')).toBeVisible();
  }

  /** Nothing has failed, and the page still shows something. */
  async healthy() {
    expect(this.errors).toEqual([]);
    await expect(this.page.getByRole('banner')).toBeVisible();
  }

  /** Pastes as a person does: the clipboard, then the keys. */
  async paste(text, html) {
    await this.page.evaluate(async ([text, html]) => {
      const parts = { 'text/plain': new Blob([text], { type: 'text/plain' }) };
      if (html) parts['text/html'] = new Blob([html], { type: 'text/html' });
      await navigator.clipboard.write([new ClipboardItem(parts)]);
    }, [text, html]);
    await this.field.focus();
    await this.page.keyboard.press('ControlOrMeta+V');
  }

  async pasteAndRead(text) {
    await this.paste(text);
    await this.read();
  }

  /** Waits until the article is there and its suggestions are. */
  async read() {
    await expect(this.article).toBeVisible();
    await expect(this.article).toHaveAttribute('aria-busy', 'false', { timeout: 30_000 });
  }

  /** How many rows the list has, once it is drawn: it comes a frame after the article. */
  async listed() {
    const rows = this.list.getByRole('row');
    await expect(rows).not.toHaveCount(0);
    return rows.count();
  }

  /** Waits until everything that was done is kept. */
  async kept() {
    await expect(this.page.locator('html')).toHaveAttribute('data-kept', 'true');
  }

  /** The mark of a stretch of text. */
  mark(quote) {
    const words = quote.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return this.article.locator('[data-id]').and(this.page.getByLabel(new RegExp(`^${words} — `))).first();
  }

  /** Opens an annotation by a click on its words. */
  async openMark(quote) {
    await this.mark(quote).click();
    await expect(this.inspector.getByText(quote, { exact: true }).first()).toBeVisible();
  }

  /** Selects a stretch of text, as dragging over it would. */
  async select(words) {
    await this.article.evaluate((article, words) => {
      const walker = document.createTreeWalker(article.querySelector('.article__text'), NodeFilter.SHOW_TEXT);
      const nodes = [];
      let text = '';
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        nodes.push([text.length, node]);
        text += node.data;
      }
      const start = text.indexOf(words);
      if (start < 0) throw new Error(`not in the article: ${words}`);
      const at = (offset) => {
        const [begin, node] = nodes.findLast(([begin]) => begin <= offset);
        return [node, offset - begin];
      };
      const range = document.createRange();
      range.setStart(...at(start));
      const [node, offset] = at(start + words.length - 1);
      range.setEnd(node, offset + 1);
      const selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
    }, words);
    await expect(this.page.getByRole('toolbar', { name: this.words.label })).toBeVisible();
  }

  /** The file that the export dialog downloads, by its format's name. */
  async export(format = 'Project (JSON)') {
    await this.page.getByRole('banner').getByRole('button', { name: 'Export' }).click();
    await this.dialog.getByRole('combobox', { name: 'Format' }).selectOption({ label: format });
    await expect(this.dialog.getByRole('region', { name: 'Preview' })).toBeVisible();
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.dialog.getByRole('button', { name: 'Download' }).click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    await this.page.keyboard.press('Escape');
    await expect(this.dialog).toHaveCount(0);
    return { name: download.suggestedFilename(), text };
  }

  /** Chooses files on the start page, pairs of name and content, and imports them as they were recognised. */
  async importFiles(files) {
    await this.chooseFiles(files);
    await this.takeFiles();
  }

  /** Takes the files that the page has looked at. */
  async takeFiles() {
    await this.dialog.getByRole('button', { name: /^(Import|Nhập)$/ }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  /** Chooses files on the start page: the page asks before it takes them. */
  async chooseFiles(files) {
    const [chooser] = await Promise.all([
      this.page.waitForEvent('filechooser'),
      this.page.getByRole('button', { name: /^(Open files|Mở tệp)$/ }).click(),
    ]);
    await chooser.setFiles(
      files.map(([name, content]) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) })),
    );
  }

  /** Opens the panels where they lie below the article, on a narrow page. */
  async openPanels() {
    const sheet = this.page.locator('.bar__sheet button');
    const tabs = this.page.getByRole('tablist');
    // They come a frame after the article: until one of the two is seen, it is not known which it will be.
    await expect(sheet.or(tabs).filter({ visible: true }).first()).toBeVisible();
    if (await sheet.isVisible()) await sheet.click();
  }

  /** Back to the empty page. */
  async startAnew() {
    await this.page.getByRole('button', { name: 'Documents', exact: true }).click();
    await expect(this.field).toBeVisible();
  }

  /** Opens a file through the start page. */
  async openFile(name, content, mimeType = 'application/json') {
    const [chooser] = await Promise.all([
      this.page.waitForEvent('filechooser'),
      this.page.getByRole('button', { name: 'Open files' }).click(),
    ]);
    await chooser.setFiles({ name, mimeType, buffer: Buffer.from(content) });
  }

  /** Every mark of the article, by annotation: label and words, collected while scrolling through it. */
  async marks() {
    return this.article.evaluate(async (article) => {
      const marks = new Map();
      const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)));
      article.scrollTop = 0;
      await frame();
      for (;;) {
        for (const block of article.querySelectorAll('.article__block')) {
          const where = block.querySelector('[data-at]')?.dataset.at ?? '';
          for (const mark of block.querySelectorAll('[data-id]')) {
            const known = marks.get(mark.dataset.id) ?? { label: mark.dataset.label, parts: new Map() };
            const at = (mark.matches('[data-at]') ? mark : mark.querySelector('[data-at]'))?.dataset.at ?? where;
            known.parts.set(Number(at), mark.textContent);
            marks.set(mark.dataset.id, known);
          }
        }
        const before = article.scrollTop;
        article.scrollTop += article.clientHeight / 2;
        await frame();
        if (article.scrollTop === before) break;
      }
      return [...marks].map(([id, { label, parts }]) => {
        const words = [...parts].sort(([a], [b]) => a - b).map(([, words]) => words);
        return { id: `T${id}`, label, quote: words.join('').replace(/\s+/g, '') };
      });
    });
  }
}
