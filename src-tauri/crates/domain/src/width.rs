//! Letters and digits as a Chinese input method may leave them: of the full width of a character.

/// The ordinary sign for a full-width one (`！` to `～`, as ASCII's); any other as it is.
pub fn half_width(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ascii_sign_has_its_full_width_twin() {
        for c in '!'..='~' {
            let wide = char::from_u32(u32::from(c) + 0xFEE0).unwrap();
            assert_eq!((half_width(wide), half_width(c)), (c, c));
        }
        for c in ['　', '、', '。', '张', '￥', '\u{FF5F}', '\u{FF00}'] {
            assert_eq!(half_width(c), c);
        }
    }
}
