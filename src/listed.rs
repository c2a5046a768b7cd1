//! Enums that list themselves: a new variant cannot miss a list that somebody counted by hand.

/// An enum of plain variants and `ALL`, which has each of them in the order in which they stand.
///
/// Where each has its name in files beside it, `wire` is that name, and `from_wire` leads back. Variants behind a
/// `;` carry what users add: the list is without them, and called `BUILT_IN`.
macro_rules! listed {
    ($(#[$meta:meta])* $public:vis enum $name:ident {
        $($(#[$doc:meta])* $variant:ident,)*
    }) => {
        $(#[$meta])*
        $public enum $name { $($(#[$doc])* $variant,)* }

        impl $name {
            /// All, in order.
            $public const ALL: [Self; [$(stringify!($variant)),*].len()] = [$(Self::$variant),*];
        }
    };
    ($(#[$meta:meta])* $public:vis enum $name:ident {
        $($(#[$doc:meta])* $variant:ident = $wire:literal,)*
    }) => {
        listed! { $(#[$meta])* $public enum $name { $($(#[$doc])* $variant,)* } }

        impl $name {
            /// The name in files.
            $public fn wire(self) -> &'static str {
                match self { $(Self::$variant => $wire,)* }
            }

            /// Which one has this name in files.
            $public fn from_wire(name: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|known| known.wire() == name)
            }
        }
    };
    ($(#[$meta:meta])* $public:vis enum $name:ident {
        $($(#[$doc:meta])* $variant:ident,)*
        ;
        $($(#[$own_doc:meta])* $own:ident($carried:ty),)*
    }) => {
        $(#[$meta])*
        $public enum $name {
            $($(#[$doc])* $variant,)*
            $($(#[$own_doc])* $own($carried),)*
        }

        impl $name {
            /// Those that users do not add, in order.
            $public const BUILT_IN: [Self; [$(stringify!($variant)),*].len()] = [$(Self::$variant),*];
        }
    };
}
