//! The small values a form file is made of: sizes, faces, alignments.

use serde::Deserialize;
use serde::de::{Deserializer, Error as _};

/// A size of type in points; in files a Chinese size name (`三号`) or a number of points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size(pub f32);

const NAMED_SIZES: [(&str, f32); 12] = [
    ("初号", 42.0),
    ("小初", 36.0),
    ("一号", 26.0),
    ("小一", 24.0),
    ("二号", 22.0),
    ("小二", 18.0),
    ("三号", 16.0),
    ("小三", 15.0),
    ("四号", 14.0),
    ("小四", 12.0),
    ("五号", 10.5),
    ("小五", 9.0),
];

#[derive(Deserialize)]
#[serde(untagged)]
enum WrittenSize {
    Named(String),
    Points(f32),
}

impl<'de> Deserialize<'de> for Size {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match WrittenSize::deserialize(deserializer).map_err(|_| D::Error::custom("字号应为“三号”一类的名称或磅数"))?
        {
            WrittenSize::Named(name) => NAMED_SIZES
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, points)| Self(*points))
                .ok_or_else(|| D::Error::custom(format!("不认识的字号“{name}”"))),
            WrittenSize::Points(points) if (5.0..=120.0).contains(&points) => Ok(Self(points)),
            WrittenSize::Points(points) => Err(D::Error::custom(format!("字号 {points} 磅不在 5 至 120 磅之间"))),
        }
    }
}

/// A face by its role on paper; which file draws it is decided by the fonts at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Face {
    /// 宋体, the text of tables.
    Song,
    /// 小标宋 or another bold 宋, for titles.
    SongBold,
    /// 黑体, for labels and headings of level one.
    Hei,
    /// A stouter 黑体.
    HeiMedium,
    /// 楷体, for headings of level two and certificates.
    Kai,
    /// 仿宋, the body of official texts; drawn in 宋 when the office has no 仿宋 of its own.
    Fang,
}

/// Where a text stands across its width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// Flush left.
    Left,
    /// Centred.
    Center,
    /// Flush right.
    Right,
    /// Both edges flush, the last line left.
    Justify,
}

/// Where a text stands in the height of its cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VerticalAlign {
    /// At the top.
    Top,
    /// In the middle.
    Middle,
    /// At the bottom.
    Bottom,
}

/// What a cell holds: decides alignment on paper and the cell format in a workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellKind {
    /// Text.
    #[default]
    Text,
    /// A number.
    Number,
    /// An amount in yuan.
    Money,
    /// Digits that are a name, not a quantity (ID, phone): always text.
    Digits,
    /// A date, worded.
    Date,
}

impl CellKind {
    /// How such a cell is aligned when the form doesn't say.
    pub fn align(self) -> Align {
        match self {
            Self::Text => Align::Left,
            Self::Number | Self::Digits | Self::Date => Align::Center,
            Self::Money => Align::Right,
        }
    }
}
