// The page's own module again, away from the page. Its files have hashes in their names, so the
// page says where they are.
const { searchParams } = new URL(import.meta.url);
const { default: init } = await import(searchParams.get("glue"));
await init({ module_or_path: searchParams.get("wasm") });
