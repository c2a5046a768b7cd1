"""The detector as WebAssembly, under wasmtime: the very file of the JavaScript package (`make package`).

wasm-bindgen's modules talk to JavaScript; `annotate` needs only three things of it, which are here: to read the
string that it is given, to say what is wrong, and a table for references. The rest makes objects for JavaScript
and is never called. How strings are handed over is wasm-bindgen's own affair: the version is pinned in Cargo.lock,
and scripts/spark.sh tests this file with it.
"""

import contextlib
import functools

from wasmtime import Engine, Linker, Module, Store


@functools.cache
def _shared(file):
    return Detector(file)


@contextlib.contextmanager
def shared(file):
    """One detector for each process, for compiling takes seconds; after an error the next one is new."""
    try:
        yield _shared(file)
    except BaseException:
        _shared.cache_clear()
        raise


class Detector:
    """One instance of the module. It is not for several threads, and of no more use after an error."""

    def __init__(self, file):
        engine = Engine()
        module = Module.from_file(engine, file)
        linker = Linker(engine)
        for known in module.imports:
            linker.define_func(known.module, known.name, known.type, self._host(known.name, known.type))
        self.store = Store(engine)
        exports = linker.instantiate(self.store, module).exports(self.store)
        self._memory, self._table = exports["memory"], exports["__wbindgen_externrefs"]
        self._malloc, self._free = exports["__wbindgen_malloc"], exports["__wbindgen_free"]
        self._annotate = exports["annotate"]
        exports["__wbindgen_start"](self.store)

    def annotate(self, text):
        """The native JSON of the labelled article, on one line: what `chu-giai detect` writes for it."""
        start, length, error, has_failed = self._annotate(self.store, text)
        if has_failed:
            raise ValueError(self._table.get(self.store, error))
        json = self._read(start, length)
        self._free(self.store, start, length, 1)
        return json

    def _read(self, start, length):
        return self._memory.read(self.store, start, start + length).decode()

    def _string_get(self, target, value):
        """Writes place and length of a string's UTF-8; no place where the value is no string."""
        start = length = 0
        if isinstance(value, str):
            # Half a surrogate pair is no character: as in a browser it becomes U+FFFD.
            utf8 = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
            length = len(utf8)
            start = self._malloc(self.store, length, 1)
            self._memory.write(self.store, utf8, start)
        pair = start.to_bytes(4, "little") + length.to_bytes(4, "little")
        self._memory.write(self.store, pair, target)

    def _host(self, name, kind):
        """What the module asks its host for under this name."""
        if "string_get" in name:
            return self._string_get
        if "_Error_" in name:
            return self._read
        if "throw" in name:
            return self._throw
        if name == "__wbindgen_init_externref_table":
            return lambda: None

        def never(*_):
            raise NotImplementedError(name)

        return never

    def _throw(self, start, length):
        raise RuntimeError(self._read(start, length))
