//! The colour profile that PDF/A asks for: sRGB (IEC 61966-2-1) as an ICC profile of version 4 (ISO 15076-1).
//!
//! It is short enough to be written here: ten tags, of which the three curves are one.

/// Signed 15.16 fixed-point numbers, as the profile keeps them.
type Fixed = i32;

/// White point of the connection space, D50.
const WHITE: [Fixed; 3] = [0xF6D6, 0x1_0000, 0xD32D];
/// Red, green and blue of sRGB, adapted to D50.
const RED: [Fixed; 3] = [0x6FA2, 0x38F5, 0x0390];
const GREEN: [Fixed; 3] = [0x6299, 0xB785, 0x18DA];
const BLUE: [Fixed; 3] = [0x24A0, 0x0F84, 0xB6CF];
/// Bradford adaptation from D65 to D50.
const ADAPTATION: [Fixed; 9] = [0x1_0C42, 0x05DE, -0x0CDB, 0x0793, 0xFD90, -0x045F, -0x025D, 0x03DC, 0xC06E];
/// The curve: exponent 2.4, slope and offset of the power part, slope of the straight part, where they meet.
const CURVE: [Fixed; 5] = [0x2_6666, 0xF2A7, 0x0D59, 0x13D0, 0x0A5B];

/// The bytes of the profile.
pub(super) fn srgb() -> Vec<u8> {
    let text = |words: &str| {
        let utf16: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let length = u32::try_from(utf16.len()).unwrap_or(0);
        let mut data = b"mluc\0\0\0\0".to_vec();
        for number in [1, 12] {
            data.extend(u32::to_be_bytes(number));
        }
        data.extend(b"enUS");
        for number in [length, 28] {
            data.extend(u32::to_be_bytes(number));
        }
        data.extend(utf16);
        data
    };
    let fixed = |kind: &[u8; 4], numbers: &[Fixed]| {
        let mut data = kind.to_vec();
        data.extend([0; 4]);
        data.extend(numbers.iter().flat_map(|n| n.to_be_bytes()));
        data
    };
    let mut curve = b"para\0\0\0\0\0\x03\0\0".to_vec();
    curve.extend(CURVE.iter().flat_map(|n| n.to_be_bytes()));
    let tags: [(&[u8; 4], Vec<u8>); 10] = [
        (b"desc", text("sRGB")),
        (b"cprt", text("Public domain")),
        (b"wtpt", fixed(b"XYZ ", &WHITE)),
        (b"chad", fixed(b"sf32", &ADAPTATION)),
        (b"rXYZ", fixed(b"XYZ ", &RED)),
        (b"gXYZ", fixed(b"XYZ ", &GREEN)),
        (b"bXYZ", fixed(b"XYZ ", &BLUE)),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let length = |n: usize| u32::try_from(n).unwrap_or(0).to_be_bytes();
    let (mut table, mut data) = (length(tags.len()).to_vec(), Vec::new());
    let start = 128 + 4 + 12 * tags.len();
    let mut placed: Vec<(Vec<u8>, usize)> = Vec::new();
    for (name, content) in tags {
        // Tags that say the same may share their place.
        let known = placed.iter().find(|(known, _)| *known == content).map(|(_, at)| *at);
        let at = known.unwrap_or(start + data.len());
        if known.is_none() {
            data.extend(&content);
            data.resize(data.len().next_multiple_of(4), 0);
            placed.push((content.clone(), at));
        }
        table.extend(name);
        table.extend(length(at));
        table.extend(length(content.len()));
    }
    let mut profile = length(start + data.len()).to_vec();
    profile.extend(b"\0\0\0\0\x04\x20\0\0mntrRGB XYZ ");
    // A day of its own, for every copy of it is the same.
    profile.extend([2010_u16, 1, 1, 0, 0, 0].iter().flat_map(|n| n.to_be_bytes()));
    profile.extend(b"acsp");
    profile.resize(68, 0);
    profile.extend(WHITE.iter().flat_map(|n| n.to_be_bytes()));
    profile.resize(128, 0);
    profile.extend(table);
    profile.extend(data);
    profile
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_is_whole() {
        let profile = srgb();
        let word = |at: usize| u32::from_be_bytes(profile[at..at + 4].try_into().unwrap());
        assert_eq!(usize::try_from(word(0)).unwrap(), profile.len());
        assert_eq!(&profile[36..40], b"acsp");
        for tag in 0..usize::try_from(word(128)).unwrap() {
            let at = 132 + 12 * tag;
            let end = usize::try_from(word(at + 4) + word(at + 8)).unwrap();
            assert!(end <= profile.len() && word(at + 4) % 4 == 0);
        }
        // The colorants of an RGB profile add up to its white, to two ten-thousandths.
        for axis in 0..3 {
            assert!((RED[axis] + GREEN[axis] + BLUE[axis] - WHITE[axis]).abs() <= 13, "{axis}");
        }
    }
}
