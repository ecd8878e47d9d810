//! What can go wrong: only a bound that is passed or a value of the wrong type. Odd text never fails.

use std::fmt;

/// Why an input was refused. The message names the bound and the value that passed it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Error {
    kind: Kind,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Kind {
    ArticleCount { count: usize, max: usize },
    ArticleSize { id: String, bytes: usize, max: usize },
    TotalSize { bytes: usize, max: usize },
    DuplicateId { id: String },
    BadId { id: String },
    UnknownId { id: String },
    Position { what: &'static str, id: String, start: u32, end: u32, length: u32 },
    ArticleIndex { what: &'static str, index: usize, count: usize },
    OptionRange { name: &'static str, value: u32, max: u32 },
    Choice { name: &'static str, value: String, choices: &'static str },
    Type { message: String },
}

impl Error {
    pub(crate) fn article_count(count: usize, max: usize) -> Error {
        Error { kind: Kind::ArticleCount { count, max } }
    }

    pub(crate) fn article_size(id: &str, bytes: usize, max: usize) -> Error {
        Error { kind: Kind::ArticleSize { id: id.into(), bytes, max } }
    }

    pub(crate) fn total_size(bytes: usize, max: usize) -> Error {
        Error { kind: Kind::TotalSize { bytes, max } }
    }

    pub(crate) fn duplicate_id(id: &str) -> Error {
        Error { kind: Kind::DuplicateId { id: id.into() } }
    }

    pub(crate) fn bad_id(id: &str) -> Error {
        Error { kind: Kind::BadId { id: id.chars().take(40).collect() } }
    }

    pub(crate) fn unknown_id(id: &str) -> Error {
        Error { kind: Kind::UnknownId { id: id.chars().take(40).collect() } }
    }

    pub(crate) fn position(what: &'static str, id: &str, range: [u32; 2], length: u32) -> Error {
        Error { kind: Kind::Position { what, id: id.into(), start: range[0], end: range[1], length } }
    }

    pub(crate) fn article_index(what: &'static str, index: usize, count: usize) -> Error {
        Error { kind: Kind::ArticleIndex { what, index, count } }
    }

    pub(crate) fn option_range(name: &'static str, value: u32, max: u32) -> Error {
        Error { kind: Kind::OptionRange { name, value, max } }
    }

    pub(crate) fn choice(name: &'static str, value: &str, choices: &'static str) -> Error {
        Error { kind: Kind::Choice { name, value: value.chars().take(40).collect(), choices } }
    }

    /// A value of the wrong shape, told in the words of whatever read it.
    pub fn of_type(message: impl Into<String>) -> Error {
        Error { kind: Kind::Type { message: message.into() } }
    }

    /// A stable name of the kind of error, for programs: `articleCount`, `articleSize`, `totalSize`, `duplicateId`,
    /// `badId`, `unknownId`, `position`, `articleIndex`, `optionRange`, `choice` or `type`.
    pub fn kind(&self) -> &'static str {
        match self.kind {
            Kind::ArticleCount { .. } => "articleCount",
            Kind::ArticleSize { .. } => "articleSize",
            Kind::TotalSize { .. } => "totalSize",
            Kind::DuplicateId { .. } => "duplicateId",
            Kind::BadId { .. } => "badId",
            Kind::UnknownId { .. } => "unknownId",
            Kind::Position { .. } => "position",
            Kind::ArticleIndex { .. } => "articleIndex",
            Kind::OptionRange { .. } => "optionRange",
            Kind::Choice { .. } => "choice",
            Kind::Type { .. } => "type",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::ArticleCount { count, max } => {
                write!(f, "{count} articles were given; a comparison takes 1 to {max}")
            }
            Kind::ArticleSize { id, bytes, max } => {
                write!(f, "the text of article {id} has {bytes} bytes in UTF-8; at most {max} are read")
            }
            Kind::TotalSize { bytes, max } => {
                write!(f, "the texts have {bytes} bytes in UTF-8 together; at most {max} are read")
            }
            Kind::DuplicateId { id } => write!(f, "two articles have the id {id:?}; ids must differ"),
            Kind::BadId { id } => write!(f, "the id {id:?} is empty or longer than {} characters", crate::article::MAX_ID),
            Kind::UnknownId { id } => write!(f, "no article has the id {id:?}"),
            Kind::Position { what, id, start, end, length } => write!(
                f,
                "{what} {start}..{end} of article {id} is no range of its text: 0 <= start < end <= {length} in UTF-16 code \
                 units, in order, none over another and none inside a surrogate pair"
            ),
            Kind::ArticleIndex { what, index, count } => {
                write!(f, "{what} names article {index}; there are {count}, counted from 0")
            }
            Kind::OptionRange { name, value, max } => write!(f, "{name} is {value}; it must lie in 0..={max}"),
            Kind::Choice { name, value, choices } => write!(f, "{name} {value:?} is none of {choices}"),
            Kind::Type { message } => write!(f, "{message}"),
        }
    }
}

impl std::error::Error for Error {}
