// What is asked of a page, application and floor alike. The functions with a `page` run here, those
// given to `evaluate` inside of it.

/** Installed before the page's own program: when it is ready to paste into, and the tasks over 50 ms. */
export function watch() {
  window.probe = { tasks: [] };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.probe.tasks.push(entry.duration);
  }).observe({ type: 'longtask', buffered: true });
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  window.probe.frame = frame;
  (async () => {
    while (!document.querySelector('textarea')) await frame();
    await frame();
    await frame();
    window.probe.ready = performance.now();
  })();
}

/** Gives the page a project file or a text; milliseconds until what `drawn` names is painted, and until all
 * is done. */
export async function hand(page, kind, content, drawn) {
  // Bringing megabytes into the page is a long task, and none of the page's own.
  await page.evaluate(([kind, content]) => {
    const data = new DataTransfer();
    if (kind === 'file') data.items.add(new File([content], 'project.json', { type: 'application/json' }));
    else data.setData('text/plain', content);
    window.probe.data = data;
  }, [kind, content]);
  await page.waitForTimeout(300);
  return page.evaluate(async ([kind, drawn]) => {
    const { frame, tasks, data } = window.probe;
    const about = { bubbles: true, cancelable: true };
    tasks.length = 0;
    const start = performance.now();
    document.body.dispatchEvent(
      kind === 'file'
        ? new DragEvent('drop', { dataTransfer: data, ...about })
        : new ClipboardEvent('paste', { clipboardData: data, ...about }),
    );
    while (!document.querySelector(`#article ${drawn}`)) await frame();
    await frame();
    const first = performance.now() - start;
    while (document.querySelector('#article').getAttribute('aria-busy') !== 'false') await frame();
    await frame();
    return { first, all: performance.now() - start };
  }, [kind, drawn]);
}

/** Scrolls to a share of the article and selects a word there that nothing covers; where a suggestion is
 * that can be clicked. */
export function goTo(page, share) {
  return page.evaluate(async (share) => {
    const { frame } = window.probe;
    const article = document.querySelector('#article');
    article.scrollTop = share * (article.scrollHeight - article.clientHeight);
    for (let wait = 0; wait < 12; wait += 1) await frame();
    const view = article.getBoundingClientRect();
    const seen = ({ top, bottom }) => top > view.top + 160 && bottom < view.bottom - 160;
    const walker = document.createTreeWalker(article.querySelector('.article__text'), NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest('.mark')) continue;
      const word = /\p{L}{3,}/u.exec(node.data);
      if (!word) continue;
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (!seen(range.getBoundingClientRect())) continue;
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      break;
    }
    for (let wait = 0; wait < 12; wait += 1) await frame();
  }, share);
}

/** Opens a suggestion that is seen, by a click. */
export async function openSuggestion(page) {
  const place = await page.evaluate(() => {
    getSelection().removeAllRanges();
    const view = document.querySelector('#article').getBoundingClientRect();
    for (const mark of document.querySelectorAll('.mark.is-suggested')) {
      const { left, top, bottom } = mark.getBoundingClientRect();
      const place = { x: left + 4, y: (top + bottom) / 2 };
      // The handle of an open annotation may lie over the one beside it.
      const isFree = document.elementFromPoint(place.x, place.y)?.closest('.mark') === mark;
      if (isFree && top > view.top + 160 && bottom < view.bottom - 160) return place;
    }
    return undefined;
  });
  if (!place) throw new Error('expected a suggestion in view');
  await page.mouse.click(place.x, place.y);
  await page.waitForSelector('.mark.is-open.is-suggested');
  await page.waitForTimeout(200);
}

/** Presses a key: milliseconds until `done` matches and one more frame has begun, and what the browser's Event
 * Timing says. At 60 Hz the first is never below 33. */
export async function press(page, key, done) {
  await page.evaluate((done) => {
    const { frame } = window.probe;
    const result = { event: 0 };
    window.probe.press = result;
    window.probe.observer ??= new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) {
        if (name === 'keydown') window.probe.press.event = Math.max(window.probe.press.event, duration);
      }
    });
    window.probe.observer.observe({ type: 'event', durationThreshold: 16 });
    const listener = async (event) => {
      if (event.key === 'Control') return;
      removeEventListener('keydown', listener, true);
      while (!document.querySelector(done)) await frame();
      await frame();
      result.frames = performance.now() - event.timeStamp;
    };
    addEventListener('keydown', listener, true);
  }, done);
  await page.keyboard.press(key);
  await page.waitForFunction(() => window.probe.press.frames !== undefined, undefined, { timeout: 20_000 });
  await page.waitForTimeout(250);
  // What takes less than the threshold is not reported.
  return page.evaluate(() => ({ frames: window.probe.press.frames, event: window.probe.press.event || 16 }));
}

/** Words of the genre, one of which stands in the longest article about as often as is asked for. */
const WORDS = ['phát triển', 'thực hiện', 'hội nghị', 'nhiệm vụ', 'đồng chí', 'các xã', 'kết quả', 'trong'];

/** Finds a word that stands at least so often, and not much oftener, labels all of its places in one step, and takes
 * that back: milliseconds until each is told and one more frame has begun. */
export async function everywhere(page, atLeast) {
  await page.evaluate(() => document.querySelector('#article').focus());
  await page.keyboard.press('Control+f');
  const field = page.locator('#find-words');
  const found = new Map();
  const search = async (word) => {
    await field.fill(word);
    await page.waitForTimeout(400);
    const said = await page.evaluate(() => document.querySelector('.find__said').textContent);
    return Number(/\/([\d.,]+)/.exec(said)?.[1].replace(/\D/g, '') ?? 0);
  };
  for (const word of WORDS) found.set(word, await search(word));
  const enough = [...found].filter(([, hits]) => hits >= atLeast).sort(([, one], [, other]) => one - other);
  if (enough.length === 0) throw new Error(`expected a word that stands ${atLeast} times, found ${JSON.stringify([...found])}`);
  await search(enough[0][0]);
  // Of one label there is no other at these places: each hit gets an annotation.
  const label = await page.evaluate(async () => {
    const { frame } = window.probe;
    const menu = document.querySelector('#find-label');
    const start = performance.now();
    menu.value = 'instruction';
    menu.dispatchEvent(new Event('change', { bubbles: true }));
    while (!/hits labelled/.test(document.querySelector('.notices').textContent)) await frame();
    await frame();
    return performance.now() - start;
  });
  await page.keyboard.press('Escape');
  await page.waitForTimeout(500);
  const undo = await page.evaluate(async () => {
    const { frame } = window.probe;
    const start = performance.now();
    const keys = { key: 'z', code: 'KeyZ', ctrlKey: true, bubbles: true, cancelable: true };
    document.querySelector('#article').dispatchEvent(new KeyboardEvent('keydown', keys));
    while (!/Undone/.test(document.querySelector('.notices').textContent)) await frame();
    await frame();
    return performance.now() - start;
  });
  return { label, undo };
}

/** Scrolls all of the article by in two seconds: how many frames took longer than 50 ms, and the worst. */
export function scroll(page) {
  return page.evaluate(async () => {
    const { frame } = window.probe;
    const article = document.querySelector('#article');
    article.scrollTop = 0;
    for (let wait = 0; wait < 12; wait += 1) await frame();
    const start = performance.now();
    let last = start;
    const result = { slow: 0, worst: 0, drawn: 0 };
    for (let share = 0; share < 1; ) {
      await frame();
      const now = performance.now();
      result.drawn += 1;
      result.worst = Math.max(result.worst, now - last);
      result.slow += now - last > 50 ? 1 : 0;
      last = now;
      share = (now - start) / 2_000;
      article.scrollTop = share * (article.scrollHeight - article.clientHeight);
    }
    return result;
  });
}

/** Nodes of every kind in the article. */
export const nodes = (page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('#article'), NodeFilter.SHOW_ALL);
    let count = 1;
    while (walker.nextNode()) count += 1;
    return count;
  });

/** The longest task since something was handed over; those below 50 ms are not reported. */
export const longest = (page) => page.evaluate(() => Math.max(0, ...window.probe.tasks));

/** Megabytes of JavaScript's heap after a collection, and of the memory of WebAssembly. */
export async function memory(page) {
  const client = await page.context().newCDPSession(page);
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  const { result } = await client.send('Runtime.evaluate', { expression: 'WebAssembly.Memory.prototype' });
  const { objects } = await client.send('Runtime.queryObjects', { prototypeObjectId: result.objectId });
  const sum = await client.send('Runtime.callFunctionOn', {
    objectId: objects.objectId,
    functionDeclaration: 'function () { return this.reduce((sum, { buffer }) => sum + buffer.byteLength, 0); }',
    returnByValue: true,
  });
  await client.detach();
  return { heap: usedSize / 1e6, wasm: sum.result.value / 1e6 };
}
