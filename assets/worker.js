// Work away from the page, in one of three ways.
const { searchParams } = new URL(import.meta.url);

if (searchParams.has("match")) {
  // Regular expressions over a text: first the text, then patterns, each with the most hits wanted.
  let text = "";
  onmessage = ({ data }) => {
    if (typeof data === "string") {
      text = data;
      return;
    }
    const [pattern, most] = data;
    try {
      const ends = [];
      for (const hit of text.matchAll(new RegExp(pattern, "gmu"))) {
        if (hit[0]) ends.push(hit.index, hit.index + hit[0].length);
        if (ends.length >= 2 * most) break;
      }
      postMessage(Uint32Array.from(ends));
    } catch (fault) {
      postMessage(fault.message);
    }
  };
} else if (searchParams.has("module")) {
  // The module for files, which is fetched only now.
  const { default: init } = await import(`./${searchParams.get("module")}.js`);
  await init();
} else {
  // The page's own module again: compiled already, it comes as the first message. The script that goes
  // with it has a hash in its name, so the page says where it is.
  const module = new Promise((resolve) => {
    addEventListener("message", ({ data }) => resolve(data), { once: true });
  });
  const { default: init } = await import(searchParams.get("glue"));
  await init({ module_or_path: await module });
}
