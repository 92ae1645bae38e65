//! QR codes, written so that every scanner reads the same text.

use qrcode::bits::Bits;
use qrcode::types::QrError;
use qrcode::{EcLevel, QrCode, Version};

use crate::paper::PaperError;

/// The least correction gives the largest squares and the smallest page; a slip of reading is caught by the signature.
const CORRECTION: EcLevel = EcLevel::L;
/// How a code says that its bytes are UTF-8.
const UTF8: u32 = 26;
/// Digits at the end of a text that are worth a segment of their own.
const RUN: usize = 16;

/// The QR code of a text.
///
/// # Errors
/// A text longer than the largest code holds.
pub(super) fn code(text: &str) -> Result<QrCode, PaperError> {
    let mut sizes = (1..=40).map(|version| bits(text, Version::Normal(version)));
    let smallest = sizes.find(|b| !matches!(b, Err(QrError::DataTooLong))).unwrap_or(Err(QrError::DataTooLong));
    smallest.and_then(|bits| QrCode::with_bits(bits, CORRECTION)).map_err(|e| PaperError::Writing(e.to_string()))
}

/// A text as bytes that are marked as UTF-8: left to find the shortest writing, the encoder takes pairs of such bytes for
/// Shift-JIS, and unmarked bytes are guessed at. A signature's digits at the end follow as digits, which are a
/// third of the size and read alike everywhere.
fn bits(text: &str, version: Version) -> Result<Bits, QrError> {
    let mut bits = Bits::new(version);
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (words, digits) = text.as_bytes().split_at(text.len() - if digits < RUN { 0 } else { digits });
    if !words.is_empty() {
        bits.push_eci_designator(UTF8)?;
        bits.push_byte_data(words)?;
    }
    if !digits.is_empty() {
        bits.push_numeric_data(digits)?;
    }
    bits.push_terminator(CORRECTION)?;
    Ok(bits)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a reader finds that goes by the mode of each segment: the modes, and the text.
    fn read(code: &QrCode, text: &str) -> (Vec<u32>, String) {
        let version = code.version();
        let bytes = bits(text, version).unwrap().into_bytes();
        let large = !matches!(version, Version::Normal(1..=9));
        let mut at = 0;
        // A code that is full ends without saying so.
        let bit = |n: usize| bytes.get(n / 8).map_or(0, |byte| u32::from(byte >> (7 - n % 8) & 1));
        let mut take = |count: usize| {
            let value = (at..at + count).fold(0_u32, |value, n| value << 1 | bit(n));
            at += count;
            value
        };
        let (mut modes, mut said) = (Vec::new(), Vec::new());
        loop {
            let mode = take(4);
            match mode {
                0 => break,
                7 => assert_eq!(take(8), UTF8),
                4 => {
                    let count = take(if large { 16 } else { 8 });
                    said.extend((0..count).map(|_| u8::try_from(take(8)).unwrap()));
                }
                1 => {
                    let mut left = take(if large { 12 } else { 10 });
                    while left > 0 {
                        let some = left.min(3);
                        let width = some as usize;
                        said.extend(format!("{:0width$}", take(width * 3 + 1)).bytes());
                        left -= some;
                    }
                }
                other => panic!("mode {other} in {text}"),
            }
            modes.push(mode);
        }
        (modes, String::from_utf8(said).unwrap())
    }

    #[test]
    fn a_code_is_marked_utf_8_and_holds_no_kanji() {
        let signature = "0123456789".repeat(17).split_off(2);
        for title in [
            "海洋牧场建设与渔业高质量发展高级研修班",
            "乡村振兴与现代农业技术高级研修班",
            "乡村振兴与现代化农业绿色发展关键技术应用及农产品质量安全追溯体系建设暨黄河流域生态保护和高质量发展专业技术人才高级研修班",
            "𠮷田龘与 A & B 研修班",
        ] {
            for name in ["张三", "阿卜杜热合曼·买买提江·艾合买提·吐尔逊·阿不都拉·伊敏诺夫"]
            {
                let said = format!("结业证书 2021-17-001\n{name} 370102*0011\n{title}\nYX1:{signature}");
                assert_eq!(read(&code(&said).unwrap(), &said), (vec![7, 4, 1], said.clone()));
                // One from before signatures has nothing to follow its words.
                let unsigned = format!("{name}\n{title}\n2021-17-001");
                assert_eq!(read(&code(&unsigned).unwrap(), &unsigned), (vec![7, 4], unsigned));
            }
        }
    }

    #[test]
    fn a_code_is_as_small_as_its_text_allows() {
        // So many bytes fit into a code of so many modules, less twelve bits for the marking.
        for (letters, width) in [(16, 21), (17, 25), (270, 57), (271, 61), (2952, 177)] {
            assert_eq!(code(&"a".repeat(letters)).unwrap().width(), width, "{letters}");
        }
        assert!(code(&"a".repeat(2953)).is_err());
    }
}
