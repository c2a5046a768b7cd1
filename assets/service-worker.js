// Gives the page out of one build, whole, with or without a network. A newer build is fetched beside it and waits
// until a person takes it. The build fills in what is in capitals.
const FILES = BUILD_FILES;
const OURS = `chu-giai ${registration.scope} `;
const CACHE = `${OURS}BUILD_HASH`;
const PAGE = "./";

/** Takes other builds away, where no page but so many is open that may be of one of them. */
async function tidy(open) {
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  if (pages.length > open) return;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== CACHE).map((name) => caches.delete(name)));
}

/** The page is of this build and of no other; a file may be wanted by a page of another build. */
async function kept(request) {
  const options = { ignoreSearch: true, ignoreVary: true };
  const own = await (await caches.open(CACHE)).match(request, options);
  if (own) return own;
  return (request !== PAGE && (await caches.match(request, options))) || fetch(request);
}

oninstall = (event) => {
  // All or nothing, and exactly those of this build: a server that is changing meanwhile gives others. What has
  // a hash in its name the browser may have by now.
  const requests = Object.entries(FILES).map(
    ([path, integrity]) => new Request(path, { integrity, cache: /-[0-9a-f]{16}/.test(path) ? "default" : "no-cache" }),
  );
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)));
};

onactivate = (event) => event.waitUntil(Promise.all([clients.claim(), tidy(1)]));

onmessage = ({ data }) => {
  if (data === "take over") skipWaiting();
};

onfetch = (event) => {
  const { request } = event;
  const url = new URL(request.url);
  url.search = "";
  if (request.method !== "GET" || !url.href.startsWith(registration.scope)) return;
  if (request.mode !== "navigate") {
    event.respondWith(kept(request));
  } else if (/^(index\.html)?$/.test(url.href.slice(registration.scope.length))) {
    event.waitUntil(tidy(0));
    event.respondWith(kept(PAGE));
  }
};
