//! Making streams small.

use flate2::{Compress, Compression, FlushCompress};
use lopdf::{Dictionary, Stream};

/// A compressor for all streams of a file. One made anew for each would leave a hole in memory behind every page.
pub(super) struct Press(Compress);

impl Press {
    pub(super) fn new() -> Self {
        Self(Compress::new(Compression::best(), true))
    }

    /// A stream with its content made small, unless it doesn't get smaller.
    ///
    /// # Errors
    /// What the compressor says.
    pub(super) fn stream(&mut self, mut dictionary: Dictionary, content: Vec<u8>) -> Result<Stream, String> {
        // More than deflate ever makes of it, so that one call is enough.
        let mut small = Vec::with_capacity(content.len() + content.len() / 1000 + 64);
        self.0.reset();
        self.0.compress_vec(&content, &mut small, FlushCompress::Finish).map_err(|e| e.to_string())?;
        let whole = usize::try_from(self.0.total_in()).is_ok_and(|n| n == content.len());
        if !whole || small.len() + 19 >= content.len() {
            return Ok(Stream::new(dictionary, content));
        }
        dictionary.set("Filter", "FlateDecode");
        small.shrink_to_fit();
        Ok(Stream::new(dictionary, small))
    }
}
