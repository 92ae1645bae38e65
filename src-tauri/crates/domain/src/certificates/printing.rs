//! Printers and how their sheets come out: offset and scale belong to the printer, not to the template.

use crate::problem::Problem;

/// Correction of one side of a sheet. Lengths are hundredths of a millimetre, scales millionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Adjustment {
    /// To the right.
    pub right: i32,
    /// Down.
    pub down: i32,
    /// Horizontal scale; 1,000,000 leaves lengths as they are.
    pub scale_x: i32,
    /// Vertical scale.
    pub scale_y: i32,
}

/// No change of scale.
pub const UNSCALED: i32 = 1_000_000;
/// Most that a sheet is moved: beyond it the sheet lies wrong in the printer, which no correction mends.
const MOST_OFFSET: i32 = 3_000;
/// Most that lengths are scaled, either way.
const MOST_SCALE: i32 = 50_000;

impl Adjustment {
    /// The sheet as it is.
    pub const NONE: Self = Self { right: 0, down: 0, scale_x: UNSCALED, scale_y: UNSCALED };
}

/// A printer as the office names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printer {
    /// Name.
    pub name: String,
    /// Correction of the front.
    pub front: Adjustment,
    /// Correction of the back.
    pub back: Adjustment,
}

impl Printer {
    /// What is wrong with the corrections.
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.name.trim().is_empty() {
            problems.push(Problem::error("printer_name", "没有填写打印机名称", "请填写一个好认的名称。"));
        }
        for (side, adjustment) in [("正面", self.front), ("反面", self.back)] {
            for (axis, offset) in [("左右", adjustment.right), ("上下", adjustment.down)] {
                if offset.abs() > MOST_OFFSET {
                    let message = format!("{side}{axis}偏移 {} 毫米，超过 30 毫米", hundredths(offset));
                    let hint = "请检查纸张是否放正、纸张大小是否选对，再重新校准。";
                    problems.push(Problem::error("printer_offset", message, hint));
                }
            }
            for (axis, scale) in [("横向", adjustment.scale_x), ("纵向", adjustment.scale_y)] {
                if (scale - UNSCALED).abs() > MOST_SCALE {
                    let message = format!("{side}{axis}缩放 {}%，超出 95%—105%", hundredths(scale / 100));
                    let hint = "请在打印对话框中选“实际大小”，不要选“适合纸张”，再重新校准。";
                    problems.push(Problem::error("printer_scale", message, hint));
                }
            }
        }
        problems
    }
}

/// A length in hundredths of a millimetre as it is written.
fn hundredths(value: i32) -> String {
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", value.abs() / 100, value.abs() % 100)
}

/// Where the two marks of a calibration sheet came out: distances from the left and the upper edge of the sheet, in
/// hundredths of a millimetre.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measured {
    /// The upper left mark.
    pub first: (i32, i32),
    /// The lower right mark.
    pub second: (i32, i32),
}

/// Distance of the marks from the edges of the sheet, in hundredths of a millimetre.
pub const MARK_INSET: i32 = 2_000;

/// Where the marks are meant to be on a sheet of a size in hundredths of a millimetre.
pub const fn meant(width: i32, height: i32) -> Measured {
    Measured { first: (MARK_INSET, MARK_INSET), second: (width - MARK_INSET, height - MARK_INSET) }
}

/// The correction that brings marks back to where they are meant to be, when they came out as measured. A printer that
/// prints x at a·x + b needs the scale 1/a and the offset −b/a; `None` where the marks lie the wrong way round.
pub fn adjustment(measured: Measured, width: i32, height: i32) -> Option<Adjustment> {
    let meant = meant(width, height);
    let axis = |meant: (i32, i32), found: (i32, i32)| {
        let (meant_span, found_span) = (i64::from(meant.1 - meant.0), i64::from(found.1 - found.0));
        if found_span <= 0 || meant_span <= 0 {
            return None;
        }
        let scale = rounded(meant_span * i64::from(UNSCALED), found_span);
        // offset = meant − scale · found, at the first mark
        let offset = i64::from(meant.0) - rounded(meant_span * i64::from(found.0), found_span);
        Some((i32::try_from(scale).ok()?, i32::try_from(offset).ok()?))
    };
    let (scale_x, right) = axis((meant.first.0, meant.second.0), (measured.first.0, measured.second.0))?;
    let (scale_y, down) = axis((meant.first.1, meant.second.1), (measured.first.1, measured.second.1))?;
    Some(Adjustment { right, down, scale_x, scale_y })
}

/// A quotient rounded half away from zero.
fn rounded(dividend: i64, divisor: i64) -> i64 {
    (2 * dividend + divisor * dividend.signum()) / (2 * divisor)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDTH: i32 = 29_700;
    const HEIGHT: i32 = 21_000;

    /// What a printer makes of a place: scaled by millionths, then moved.
    fn print(at: (i32, i32), scale: (i64, i64), offset: (i32, i32)) -> (i32, i32) {
        let axis = |at: i32, scale: i64, offset: i32| {
            i32::try_from(rounded(i64::from(at) * scale, i64::from(UNSCALED))).unwrap() + offset
        };
        (axis(at.0, scale.0, offset.0), axis(at.1, scale.1, offset.1))
    }

    #[test]
    fn corrections_bring_marks_back() {
        let goal = meant(WIDTH, HEIGHT);
        assert_eq!(adjustment(goal, WIDTH, HEIGHT), Some(Adjustment::NONE));
        for (scale, offset) in [
            ((1_000_000, 1_000_000), (150, -220)),
            ((985_000, 990_000), (0, 0)),
            ((1_020_000, 1_010_000), (-310, 45)),
            ((970_000, 1_030_000), (1_200, 900)),
        ] {
            let found = Measured { first: print(goal.first, scale, offset), second: print(goal.second, scale, offset) };
            let mended = adjustment(found, WIDTH, HEIGHT).unwrap();
            for mark in [goal.first, goal.second, (WIDTH / 2, HEIGHT / 3)] {
                let corrected =
                    print(mark, (mended.scale_x.into(), mended.scale_y.into()), (mended.right, mended.down));
                let out = print(corrected, scale, offset);
                // What a ruler shows, and rounding: three hundredths of a millimetre.
                assert!((out.0 - mark.0).abs() <= 3 && (out.1 - mark.1).abs() <= 3, "{scale:?} {mark:?} {out:?}");
            }
        }
        let upended = Measured { first: goal.second, second: goal.first };
        assert_eq!(adjustment(upended, WIDTH, HEIGHT), None);
    }

    #[test]
    fn what_no_correction_mends_is_named() {
        let sound = Printer { name: "三楼".into(), front: Adjustment::NONE, back: Adjustment::NONE };
        assert_eq!(sound.check(), Vec::new());
        let codes = |printer: Printer| printer.check().iter().map(|p| p.code).collect::<Vec<_>>();
        let moved = Adjustment { right: 3_001, ..Adjustment::NONE };
        let scaled = Adjustment { scale_y: 949_999, ..Adjustment::NONE };
        assert_eq!(codes(Printer { front: moved, ..sound.clone() }), ["printer_offset"]);
        assert_eq!(codes(Printer { back: scaled, ..sound.clone() }), ["printer_scale"]);
        assert_eq!(codes(Printer { name: " ".into(), ..sound }), ["printer_name"]);
    }
}
