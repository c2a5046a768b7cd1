// How the scripts of the page come by their WebAssembly modules.
//
// The scripts of wasm-bindgen stand in the page itself, each followed by its start. A worker is made of the same
// text (`browser/worker`), so that nothing is fetched for it and all are always of one build; its module comes
// from the page, compiled, as the first message. Where the modules are, the page's own script tells with one
// function, which `browser/worker` asks as well.

const FROM_PAGE = 'new Promise((done) => addEventListener("message", ({ data }) => done(data), { once: true }))';
// Stands for the function while the script is minified.
const MODULES = 'MODULES_OF_BUILD';

const inOne = (source) => source.replace(/\n\s*/g, ' ');

/**
 * A script as wasm-bindgen writes it, with a start in place of its exports. It is no module: on a page from disk
 * Chromium starts no worker that is one. A failure is told as an error, which whoever waits for a worker hears.
 */
function started(glue, start) {
  const exported = /^export\s*\{[^}]*?([\w$]+) as default[^}]*\};?\s*$/m;
  const [, init] = exported.exec(glue) ?? [];
  if (!init) throw new Error('expected a script of wasm-bindgen, which exports its start as default');
  const body = glue.replace(exported, '').replaceAll('import.meta.url', 'location');
  if (/^export\b/m.test(body)) throw new Error('expected a script that exports nothing but its start');
  return `(async () => {
${body}
${start(init)}
})().catch((fault) => setTimeout(() => { throw fault; }));
`;
}

/** The page's own script; without a document it is a worker of the page. */
export const ofPage = (glue) =>
  started(
    glue,
    (init) => `globalThis.moduleOf = ${MODULES};
await ${init}({ module_or_path: await (self.document ? moduleOf("app") : ${FROM_PAGE}) });`,
  );

/** The script of a worker with a module of its own. */
export const ofWorker = (glue) => started(glue, (init) => `await ${init}({ module_or_path: await ${FROM_PAGE} });`);

/** The page's script, told where the modules are. */
export function withModules(script, modules, before = MODULES) {
  if (script.split(before).length !== 2) throw new Error('expected a script with one place for its modules');
  return script.replace(before, () => modules);
}

/**
 * Files beside the page, by the names of their modules. As the first comes, all other connections are closed,
 * before the first line of the program runs: policies add up, each can only forbid.
 *
 * Without `integrity`: the browser would not compile while it downloads.
 */
export function fromServer(files) {
  const { app, ...later } = files;
  const open = Object.values(later).length
    ? `${JSON.stringify(Object.values(later))}.map((path) => new URL(path, document.baseURI).href.replace(/[,;]/g, encodeURIComponent)).join(" ")`
    : '"\'none\'"';
  return inOne(`async (name) => {
    const response = await fetch(${JSON.stringify(files)}[name]);
    if (name === "app") {
      const closed = document.createElement("meta");
      closed.httpEquiv = "Content-Security-Policy";
      closed.content = "connect-src " + ${open};
      document.head.append(closed);
    }
    return response;
  }`);
}

/** Files beside the page, with connections left open: `trunk serve` tells the page of changes. */
export const fromTrunk = (files) => `(name) => fetch(${JSON.stringify(files)}[name])`;

/** Elements of the page: gzip, in letters. */
export const fromElements = () =>
  inOne(`(name) => new Promise((done) => done(new Response(
    new Blob([Uint8Array.from(atob(document.getElementById("module-" + name).textContent), (c) => c.charCodeAt())])
      .stream().pipeThrough(new DecompressionStream("gzip")),
    { headers: { "Content-Type": "application/wasm" } },
  )))`);
