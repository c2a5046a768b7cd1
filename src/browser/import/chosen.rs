//! Files that a person chose, on their way to the module that reads them: several small ones at a time.

use crate::browser::client::write_message;
use crate::browser::port::{Failed, Handed, Parcel, Port};
use js_sys::{Promise, Uint8Array};
use std::collections::BTreeMap;
use std::ops::Range;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// Files that are handed over at once.
const FILES: usize = 64;
/// Bytes that are handed over at once, where several files are.
const BYTES: f64 = 4e6;

/// Bytes from which on a file that nothing belongs to is handed over itself, to be read there as it is needed.
const LARGE: f64 = BYTES;

/// What a person chose: by the place of the file, then by the name of what is in it.
type Choices = BTreeMap<usize, Vec<(String, String)>>;

/// The encodings that a person chose.
pub type Encodings = Choices;

/// The columns that a person chose for the text of tables.
pub type Columns = Choices;

/// Files with those that belong to them.
#[derive(Clone, Debug)]
pub(super) struct Chosen {
    files: Vec<File>,
    /// The places of a main file and of those that are read with it.
    groups: Vec<Vec<usize>>,
}

/// What was read of some of them.
pub(super) struct Taken {
    /// What the module is told, then the bytes.
    pub(super) arguments: Vec<JsValue>,
    /// What the browser could not read.
    pub(super) unread: Vec<File>,
    /// The places of the main files that were.
    pub(super) mains: Vec<usize>,
    /// Bytes of all of them.
    pub(super) size: f64,
}

impl Chosen {
    /// Each file by itself.
    pub(super) fn alone(files: Vec<File>) -> Self {
        let groups = (0..files.len()).map(|place| vec![place]).collect();
        Self { files, groups }
    }

    /// Files with those that belong to them by their names.
    pub(super) async fn grouped(files: Vec<File>, port: &Port) -> Result<Self, Failed> {
        let names: Vec<String> = files.iter().map(File::name).collect();
        let known: BTreeMap<usize, Vec<usize>> = port.groups(&names).await?.into_iter().collect();
        let beside: std::collections::BTreeSet<usize> = known.values().flatten().copied().collect();
        let mains = (0..files.len()).filter(|place| !beside.contains(place));
        let groups = mains.map(|main| {
            let own = known.get(&main).into_iter().flatten();
            std::iter::once(main).chain(own.copied()).collect()
        });
        let groups = groups.collect();
        Ok(Self { files, groups })
    }

    /// The file in a place.
    pub(super) fn file(&self, place: usize) -> Option<&File> {
        self.files.get(place)
    }

    /// Bytes of all files.
    pub(super) fn size(&self) -> f64 {
        self.files.iter().map(|file| file.size()).sum()
    }

    /// Ranges of groups that go together.
    pub(super) fn parcels(&self) -> Vec<Range<usize>> {
        let mut parcels: Vec<Range<usize>> = Vec::new();
        let mut size = 0.0;
        for (at, group) in self.groups.iter().enumerate() {
            let own = group.iter().filter_map(|&place| self.files.get(place));
            let own: f64 = own.map(|file| file.size()).sum();
            match parcels.last_mut() {
                Some(last) if last.len() < FILES && size + own <= BYTES => {
                    last.end = at + 1;
                    size += own;
                }
                _ => {
                    parcels.push(at..at + 1);
                    size = own;
                }
            }
        }
        parcels
    }

    /// Reads the files of a range of groups.
    pub(super) async fn take(
        &self,
        range: Range<usize>,
        column: &str,
        (chosen, columns): (&Encodings, &Columns),
    ) -> Result<Taken, Failed> {
        let groups = self.groups.get(range).unwrap_or_default();
        // All are asked for before the first is waited for.
        let asked: Vec<Vec<_>> = groups
            .iter()
            .map(|group| group.iter().filter_map(|&place| Some((place, self.files.get(place)?))))
            .map(Iterator::collect::<Vec<_>>)
            .map(|group| {
                let is_alone = group.len() == 1;
                let asked = group.into_iter().map(|(place, file)| {
                    let is_large = is_alone && file.size() > LARGE;
                    // Whether it can be read is known by its beginning.
                    let reading = if is_large { beginning(file) } else { file.array_buffer() };
                    (place, file, is_large, reading)
                });
                asked.collect()
            })
            .collect();
        let mut parcel = Parcel { files: Vec::new(), column: column.to_owned() };
        let (mut bytes, mut unread, mut mains, mut size) = (Vec::new(), Vec::new(), Vec::new(), 0.0);
        for group in asked {
            let mut handed: Option<Handed> = None;
            for (place, file, is_large, reading) in group {
                let Ok(buffer) = JsFuture::from(reading).await else {
                    unread.push(file.clone());
                    continue;
                };
                bytes.push(if is_large { file.clone().into() } else { Uint8Array::new(&buffer).into() });
                size += file.size();
                let encodings = chosen.get(&place).into_iter().flatten().cloned();
                let columns = columns.get(&place).cloned().unwrap_or_default();
                if let Some(main) = &mut handed {
                    main.beside.push(file.name());
                    main.chosen.extend(encodings);
                } else {
                    mains.push(place);
                    let (name, chosen) = (file.name(), encodings.collect());
                    handed = Some(Handed { name, beside: Vec::new(), chosen, columns });
                }
            }
            parcel.files.extend(handed);
        }
        let arguments = std::iter::once(write_message(&parcel)?.into()).chain(bytes).collect();
        Ok(Taken { arguments, unread, mains, size })
    }
}

/// The first byte of a file, once it is read.
fn beginning(file: &File) -> Promise {
    match file.slice_with_f64_and_f64(0.0, 1.0) {
        Ok(first) => first.array_buffer(),
        Err(why) => Promise::reject(&why),
    }
}
