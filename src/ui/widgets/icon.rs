//! Icons, drawn on a grid of 20 with a stroke of 1.5 in the colour of the text.

use yew::{Html, html};

/// An icon. It only repeats what a name says, so assistive technology is never told of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A tick.
    Accept,
    /// A cross.
    Reject,
    /// A cross, lighter in meaning: closes.
    Close,
    /// A bin.
    Delete,
    /// An arrow turning back.
    Undo,
    /// An arrow turning forward.
    Redo,
    /// A plus.
    Add,
    /// A pencil.
    Edit,
    /// An arrow out of a tray.
    Export,
    /// An arrow down to a line.
    Download,
    /// A printer.
    Print,
    /// Two sheets.
    Copy,
    /// A sheet with a plus.
    New,
    /// A magnifying glass.
    Search,
    /// Lines of text under a magnifying glass.
    Find,
    /// A question mark in a circle.
    Help,
    /// Half a disc.
    System,
    /// A sun.
    Light,
    /// A moon.
    Dark,
    /// Three lines.
    List,
    /// A tag.
    Label,
    /// Two links of a chain.
    Relation,
    /// An arrow to the right.
    Go,
    /// An arrow to the left.
    Back,
    /// An arrow up.
    Up,
    /// An arrow down.
    Down,
    /// A padlock.
    Private,
    /// A triangle with a mark.
    Warning,
    /// Two ticks.
    AcceptAll,
    /// A minus.
    Minus,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Accept => "M4.5 10.5l3.8 3.8 7.2-8.6",
            Self::Reject | Self::Close => "M5.5 5.5l9 9m0-9l-9 9",
            Self::Delete => "M4 6h12M8 6V4h4v2m2.5 0l-.7 10H6.2L5.5 6M8.5 9v4m3-4v4",
            Self::Undo => "M7.5 4.5L4 8l3.5 3.5M4.5 8h6.75a4.25 4.25 0 010 8.5H8",
            Self::Redo => "M12.5 4.5L16 8l-3.5 3.5M15.5 8H8.75a4.25 4.25 0 000 8.5H12",
            Self::Add => "M10 4.5v11m-5.5-5.5h11",
            Self::Minus => "M4.5 10h11",
            Self::Edit => {
                "M4 16l.8-3.4L13 4.4a1.6 1.6 0 012.3 0l.3.3a1.6 1.6 0 010 2.3l-8.2 8.2L4 16zM11.5 6l2.5 2.5"
            }
            Self::Export => "M10 12.5V3.5m-3.5 3L10 3.2l3.5 3.3M4 11v5.5h12V11",
            Self::Download => "M10 3.5v9m-3.5-3L10 12.8l3.5-3.3M4 16.5h12",
            Self::Print => "M6 7V3h8v4M6 14H3.5V7h13v7H14M6 11.5h8V17H6z",
            Self::Copy => "M7.5 7.5h8v9h-8zM12.5 7.5v-4h-8v9h3",
            Self::New => "M5 3h6.5L15 6.5V17H5zM11.5 3v3.5H15M10 9v5m-2.5-2.5h5",
            Self::Search => "M9 14.5a5.5 5.5 0 110-11 5.5 5.5 0 010 11zm4-1.5l3.5 3.5",
            Self::Find => "M4 5h12M4 9.5h4M4 14h3.5M12 14.5a3 3 0 110-6 3 3 0 010 6zm2.2-.8l2.3 2.3",
            Self::Help => {
                "M10 17a7 7 0 110-14 7 7 0 010 14zM7.8 8.2a2.2 2.2 0 114 1.2c-.6.8-1.8 1-1.8 2.1m0 2.2v.1"
            }
            Self::System => {
                "M10 17a7 7 0 110-14 7 7 0 010 14zM10 3v14M10 6l4.6-.2M10 9h6.8M10 12l6.6.2M10 15l4.2.3"
            }
            Self::Light => {
                "M10 13.2a3.2 3.2 0 110-6.4 3.2 3.2 0 010 6.4zM10 2.8v1.4m0 11.6v1.4M2.8 10h1.4m11.6 0h1.4M4.9 4.9l1 1m8.2 8.2l1 1m0-10.2l-1 1m-8.2 8.2l-1 1"
            }
            Self::Dark => "M16.2 11.8A6.6 6.6 0 018.2 3.8a6.6 6.6 0 108 8z",
            Self::List => "M4 5.5h12M4 10h12M4 14.5h12",
            Self::Label => "M3.5 4h6.2l7 7-5.7 5.7-7.5-7.5zM7 7.3v.1",
            Self::Relation => {
                "M8.5 11.5l3-3M9 6.5l1.6-1.6a3.2 3.2 0 014.5 4.5L13.5 11M11 13.5l-1.6 1.6a3.2 3.2 0 01-4.5-4.5L6.5 9"
            }
            Self::Go => "M4 10h12m-4.5-4.5L16 10l-4.5 4.5",
            Self::Back => "M16 10H4m4.5-4.5L4 10l4.5 4.5",
            Self::Up => "M5 12.5l5-5 5 5",
            Self::Down => "M5 7.5l5 5 5-5",
            Self::Private => "M5 9h10v7.5H5zM7 9V6.5a3 3 0 016 0V9",
            Self::Warning => "M10 3.5l7 12.5H3zM10 8.5v3.5m0 2v.1",
            Self::AcceptAll => "M2 10.5l3.5 3.5 6-7.5M9 13.2l.9.8 7-8.3",
        }
    }
}

/// The icon as SVG.
pub fn icon(icon: Icon) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path d={icon.path()} />
        </svg>
    }
}
