//! The classes of list entries.

macro_rules! classes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),* $(,)?) => {
        /// What an entry of a list is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Class {
            $($(#[$doc])* $variant,)*
        }

        impl Class {
            /// The class of the name in a heading.
            pub fn from_name(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

/// A set of classes, of which there are at most 64.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u64);

impl Classes {
    /// The set of some classes.
    pub const fn of(classes: &[Class]) -> Self {
        let mut bits = 0;
        let mut rest = classes;
        while let [class, others @ ..] = rest {
            bits |= 1 << *class as u64;
            rest = others;
        }
        Self(bits)
    }

    /// Whether a class is in the set.
    pub const fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u64) != 0
    }

    /// Whether the sets share a class.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(in crate::detect) fn add(&mut self, class: Class) {
        self.0 |= 1 << class as u64;
    }
}

classes! {
    /// A respectful form of address before a name: `đồng chí`.
    Honorific = "honorific",
    /// A rank, degree or profession before a name: `Đại tá`.
    Rank = "rank",
    /// The word for an office: `Bí thư`.
    Role = "role",
    /// What makes it a deputy's: `Phó`.
    RoleDeputy = "role-deputy",
    /// What may stand before it: `nguyên`, `quyền`.
    RoleBefore = "role-before",
    /// What may stand after it: `Thường trực`, `phụ trách`.
    RoleAfter = "role-after",
    /// The word for a body: `UBND`, `Sở`.
    Organisation = "organisation",
    /// What a body is in charge of: `Tài chính`.
    Field = "field",
    /// The word for a unit of administration: `huyện`.
    Level = "level",
    /// A province, district or country.
    Place = "place",
    /// A family name.
    Surname = "surname",
    /// A syllable that stands between family and given name.
    MiddleName = "middle-name",
    /// What a person in office does: `phát biểu`.
    Predicate = "predicate",
    /// What a word does before or between names and offices: `kiêm`, `giữ chức`.
    Link = "link",
    /// What a line begins with that is no running text: `Tin cùng chuyên mục`, `Ảnh:`.
    PageCue = "page-cue",
    /// What an instrument is called: `Nghị quyết`.
    DocumentType = "document-type",
    /// The abbreviation of a type in a document number: `NQ`.
    DocumentCode = "document-code",
    /// The abbreviation of an issuer in a document number: `HĐND`.
    OrganCode = "organ-code",
    /// The official name of a law, without the word `Luật`.
    Law = "law",
    /// What a national target programme is for.
    Programme = "programme",
    /// A word that a grammar treats as it treats others of its group; the group: `event`.
    Group = "group",
    /// A small word that a grammar looks for by itself.
    Particle = "particle",
    /// A word with a meaning of its own that a grammar looks for by itself.
    Content = "content",
    /// A word that numbers are spelled with; what it adds: `digit 5`, `tens`, `scale 6`.
    Number = "number",
    /// A word of the calendar; the part it plays in an expression.
    Time = "time",
    /// What is done or reckoned year by year, so that a bare year may follow it: `ngân sách 2026`.
    Yearly = "yearly",
    /// A Roman numeral; its number.
    Roman = "roman",
    /// A feast; `solar` or `lunar` and the day: `lunar 1-1`.
    Holiday = "holiday",
    /// A unit; the kind of figure, the canonical name and a power of ten: `measure hectare 0`.
    Unit = "unit",
    /// A noun that is counted.
    Counter = "counter",
    /// What stands before a figure and bounds it or says which way it went: `over`, `up`.
    Bound = "bound",
    /// A noun that the number after it names: `tổ 5`.
    Numbered = "numbered",
    /// What no counted noun begins with; `whole` where a share of it can be told: `2/3 diện tích`.
    Uncounted = "uncounted",
    /// A verb that gives an order: `yêu cầu`.
    Trigger = "trigger",
    /// A phrase in which such a verb gives none: `theo yêu cầu`.
    TriggerNoun = "trigger-noun",
    /// What an instruction begins with: `tăng cường`.
    ActionVerb = "action-verb",
    /// A phrase in which such a verb begins none: `tổ chức đảng`.
    ActionNoun = "action-noun",
    /// What numbers the points of a speech: `Một là`.
    Enumerator = "enumerator",
    /// What joins an instruction to the one before: `Đồng thời`.
    Connective = "connective",
    /// What a list of instructions is called: `nội dung`.
    ListNoun = "list-noun",
    /// Who asks without giving orders: `cử tri`.
    Petitioner = "petitioner",
    /// A noun for who is told: `địa phương`.
    Addressee = "addressee",
}
