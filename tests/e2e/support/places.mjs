/** Where words stand on the screen, as far as their first line goes. */
export const placeOf = (app, words) =>
  app.article.evaluate((article, words) => {
    const walker = document.createTreeWalker(article.querySelector('.article__text'), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(words);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      const { left, right, top, bottom } = range.getClientRects()[0];
      return { left, right, top, bottom, x: (left + right) / 2, y: (top + bottom) / 2 };
    }
    throw new Error(`not drawn: ${words}`);
  }, words);
