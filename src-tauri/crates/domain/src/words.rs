//! Closed lists of words: one identifier, one code for files and columns, one Chinese label.

/// Declares an enum whose variants each have a snake_case code and a Chinese label.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal $label:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl $name {
            /// Every value, in the order an office lists them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The code that files, columns and programs use.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The word a paper or the window uses.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }

            /// Reads a code or a label, as files written by hand carry either.
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|w| w.code() == text || w.label() == text)
            }
        }
    };
}

pub(crate) use words;
