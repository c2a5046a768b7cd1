// The whole job: paste, correct in every way, export, import, and nothing is lost.
import { expect, test } from '@playwright/test';
import { App } from '../pages/app.mjs';
import { ARTICLE } from '../support/article.mjs';
import { detect, detected, faults, goldArticles, said } from '../support/project.mjs';

test('paste, correct in every way, export, import: nothing is lost', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  await expect(app.mark('Vũ Minh Tâm')).toBeVisible();

  await test.step('accept a suggestion in the list', async () => {
    await app.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
    await expect(app.notice).toHaveText('Accepted.');
  });

  await test.step('reject one', async () => {
    await app.openMark('64,1%');
    await app.inspector.getByRole('button', { name: 'Reject' }).click();
    await expect(app.notice).toHaveText('Rejected.');
  });

  await test.step('label a selection by its key', async () => {
    await app.select('Hội Nông dân xã');
    await page.keyboard.press('2');
    await expect(app.inspector.getByRole('textbox', { name: 'Role' })).toHaveValue('Hội Nông dân xã');
  });

  await test.step('relabel it', async () => {
    await app.inspector.getByRole('combobox', { name: 'Label' }).selectOption('Figure');
    await expect(app.notice).toHaveText('Labelled Figure.');
    await app.inspector.getByRole('combobox', { name: 'Label' }).selectOption('Position');
  });

  await test.step('change a value', async () => {
    await app.openMark('ngày 15/10');
    await app.inspector.getByRole('textbox', { name: 'Year' }).fill('2024');
    await page.keyboard.press('Enter');
    await expect(app.inspector.getByRole('textbox', { name: 'ISO 8601' })).toHaveValue('2024-10-15');
    await app.inspector.getByRole('textbox', { name: 'Day' }).fill('32');
    await page.keyboard.press('Enter');
    await expect(app.inspector.getByRole('alert')).toHaveText('The calendar has no such day.');
    await expect(app.inspector.getByRole('textbox', { name: 'ISO 8601' })).toHaveValue('2024-10-15');
  });

  await test.step('move an edge', async () => {
    await app.openMark('Bí thư Đảng uỷ xã');
    await app.inspector.getByRole('button', { name: 'Shrink at the end' }).click();
    await expect(app.inspector.getByRole('blockquote')).toHaveText('Bí thư Đảng uỷ');
    await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
    await expect(app.inspector.getByText('Bí thư Đảng uỷ xã', { exact: true })).toBeVisible();
  });

  await test.step('add a relation and a note', async () => {
    await app.openMark('Hội Nông dân xã');
    await app.inspector.getByText('Add a relation', { exact: true }).first().click();
    await app.inspector.getByRole('button', { name: 'Add a relation' }).click();
    await expect(app.notice).toHaveText('Relation added.');
    await app.inspector.getByRole('textbox', { name: 'Note' }).fill('cần hỏi lại');
    await page.keyboard.press('Tab');
    await expect(app.notice).toHaveText('Changed.');
  });

  const exported = await app.export();
  const project = JSON.parse(exported.text);
  await test.step('the file is valid and has every correction', async () => {
    expect(faults(project)).toEqual([]);
    expect(exported.name).toBe('xa-muong-lai-hop-dang-uy-mo-rong.json');
    expect(project.document.text).toBe(ARTICLE);
    const by = (quote) => project.annotations.find((annotation) => annotation.quote === quote);
    expect(by('38 ha').status).toBe('accepted');
    expect(by('64,1%').status).toBe('rejected');
    expect(by('ngày 15/10')).toMatchObject({ status: 'edited', value: { iso: '2024-10-15' } });
    expect(by('Hội Nông dân xã')).toMatchObject({ label: 'POSITION', status: 'manual', note: 'cần hỏi lại' });
    expect(by('Bí thư Đảng uỷ xã')).toMatchObject({ label: 'POSITION' });
  });

  await test.step('imported, it is the same', async () => {
    await app.startAnew();
    await app.openFile('a.json', exported.text);
    await app.read();
    expect(JSON.parse((await app.export()).text)).toEqual(project);
  });
  await app.healthy();
});

// Line breaks of Windows stay in a file, but no paste brings them.
for (const text of [ARTICLE, `📢 𝐀𝐁\t${ARTICLE.normalize('NFD')}\n\n  cuối  bài `]) {
  test(`the page writes what the command line does, byte for byte: ${text.split("\t")[0].slice(0, 20)}…`, async ({ page }) => {
    const app = await App.with(page, text);
    // When and from where an article was taken in is no matter of detection.
    const alike = (file) => file.replace(/"(created|source)": "[^"]*"/g, '"$1": ""');
    expect(alike((await app.export()).text)).toBe(alike(detected(text)));
    await app.healthy();
  });
}

const articles = goldArticles();
if (articles.length === 0) console.log('note: no real articles in ../shared/gold, so no journeys over them');

for (const { name, text } of articles) {
  test(`highlights of ${name} are the command line’s, and survive correction, export and import`, async ({ page }) => {
    const expected = detect(text);
    const app = await App.with(page, text);

    const slug = ({ label, kind }) => (label === 'DIRECTIVE' ? kind : label.toLowerCase());
    const byId = (one, other) => one.id.localeCompare(other.id, 'en', { numeric: true });
    expect((await app.marks()).sort(byId)).toEqual(
      expected.annotations
        .map((annotation) => ({ id: annotation.id, label: slug(annotation), quote: annotation.quote.replace(/\s+/g, '') }))
        .sort(byId),
    );

    const before = JSON.parse((await app.export()).text);
    expect(before.annotations.map(said)).toEqual(expected.annotations.map(said));
    expect(before.relations).toEqual(expected.relations);

    // Five kinds of corrections, whatever the article: the first rows of the list will do.
    const rows = app.list.getByRole('row');
    const first = before.annotations[0];
    await rows.nth(0).getByRole('button').first().click();
    await app.inspector.getByRole('button', { name: 'Grow at the end' }).click();
    await app.inspector.getByRole('combobox', { name: 'Label' }).selectOption('Instruction');
    await rows.nth(1).getByRole('button', { name: /^Accept/ }).click();
    await rows.nth(2).getByRole('button', { name: /^Reject/ }).click();

    const corrected = (await app.export()).text;
    const project = JSON.parse(corrected);
    expect(faults(project)).toEqual([]);
    const by = (id) => project.annotations.find((annotation) => annotation.id === id);
    expect(by(first.id)).toMatchObject({ label: 'DIRECTIVE', kind: 'instruction', status: 'edited' });
    expect(project.annotations.filter(({ status }) => status === 'accepted')).toHaveLength(1);
    expect(project.annotations.filter(({ status }) => status === 'rejected')).toHaveLength(1);

    await app.startAnew();
    await app.openFile('corrected.json', corrected);
    await app.read();
    expect(JSON.parse((await app.export()).text)).toEqual(project);
    await app.healthy();
  });
}
