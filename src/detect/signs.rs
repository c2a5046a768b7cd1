//! What a token may begin, so that each grammar looks at its own tokens only.
//!
//! One pass notes for every token, in one byte, which grammars may have something there. They skip the rest.

use super::lexicon::{Class, Classes};
use super::token::{Kind, Token};

/// A set of what may begin at a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signs(u8);

impl Signs {
    /// A digit run.
    pub const NUMBER: Self = Self(1);
    /// A number in words.
    pub const SPELLED: Self = Self(1 << 1);
    /// A word of the calendar.
    pub const TIME: Self = Self(1 << 2);
    /// The type of a document.
    pub const DOCUMENT: Self = Self(1 << 3);
    /// A form of address.
    pub const HONORIFIC: Self = Self(1 << 4);
    /// A name, an office, or what leads to one.
    pub const PERSON: Self = Self(1 << 5);
    /// A verb that gives an order, or a phrase in which it gives none.
    pub const TRIGGER: Self = Self(1 << 6);

    /// What the phrases that begin at a token say.
    pub(super) fn of(classes: Classes) -> Self {
        const BY_CLASS: [(Signs, Classes); 6] = [
            (Signs::SPELLED, Classes::of(&[Class::Number])),
            (Signs::TIME, Classes::of(&[Class::Time, Class::Holiday])),
            (Signs::DOCUMENT, Classes::of(&[Class::DocumentType, Class::DocumentCode])),
            (Signs::HONORIFIC, Classes::of(&[Class::Honorific])),
            (
                Signs::PERSON,
                Classes::of(&[
                    Class::Honorific,
                    Class::Rank,
                    Class::Role,
                    Class::RoleDeputy,
                    Class::RoleBefore,
                    Class::Link,
                ]),
            ),
            (Signs::TRIGGER, Classes::of(&[Class::Trigger, Class::TriggerNoun])),
        ];
        BY_CLASS
            .iter()
            .filter(|(_, any)| classes.any(*any))
            .fold(Self::default(), |signs, &(sign, _)| signs.and(sign))
    }

    /// With what the token itself says.
    pub(super) fn with(self, token: &Token) -> Self {
        match token.kind {
            Kind::Number => self.and(Self::NUMBER),
            Kind::Word if token.is_capital() => self.and(Self::PERSON),
            _ => self,
        }
    }

    /// Both sets together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the sets share a sign.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}
