// The page's own module again, away from the page: compiled already, it comes as the first message. The
// script that goes with it has a hash in its name, so the page says where it is.
const module = new Promise((resolve) => {
  addEventListener("message", ({ data }) => resolve(data), { once: true });
});
const { default: init } = await import(new URL(import.meta.url).searchParams.get("glue"));
await init({ module_or_path: await module });
