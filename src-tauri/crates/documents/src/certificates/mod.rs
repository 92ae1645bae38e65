//! Certificates: fields placed in millimetres on A4, full print or overprint on stock that is printed already.

mod border;
mod calibration;
mod check;
mod code;
mod draw;
mod read;
mod set;
mod template;

use yanxiu_domain::certificates::printing::Adjustment;
use yanxiu_domain::record::Record;

use crate::fonts::Fonts;
use crate::layout::{MM, Placed};
use crate::paper::PaperError;
use crate::pdf::{Meta, Pdf, write_alike};

use draw::{Press, Stock};

pub use calibration::calibration_sheet;
pub use check::{Sample, check};
pub use template::{
    Body, Border, BorderStyle, CertificateTemplate, Element, Frame, Image, Ink, Line, Rectangle, TextBox,
};

/// How certificates are printed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Print {
    /// Everything, on blank paper.
    Full,
    /// The fields alone, moved and scaled as the printer needs.
    Overprint {
        /// To the right, mm.
        right: f32,
        /// Down, mm.
        down: f32,
        /// Horizontal and vertical scale.
        scale: (f32, f32),
    },
}

impl Print {
    /// The fields alone, with a printer's correction.
    pub fn overprint(adjustment: Adjustment) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "corrections have at most seven figures")]
        let share = |value: i32, whole: f32| value as f32 / whole;
        Self::Overprint {
            right: share(adjustment.right, 100.0),
            down: share(adjustment.down, 100.0),
            scale: (share(adjustment.scale_x, 1_000_000.0), share(adjustment.scale_y, 1_000_000.0)),
        }
    }

    /// Where the sheet's content is put, when it is moved at all.
    fn placed(self) -> Option<Placed> {
        match self {
            Self::Full => None,
            Self::Overprint { right, down, scale } => Some(Placed { scale, by: (right * MM, down * MM) }),
        }
    }
}

/// Draws one certificate a record. `going_on` hears now and then how many are set, and says whether to go on.
///
/// # Errors
/// A field that a record lacks, a character that no font draws, or that it was stopped.
pub fn certificates(
    template: &CertificateTemplate,
    records: &[Record],
    print: Print,
    title: &str,
    fonts: &Fonts,
    meta: &Meta,
    going_on: &dyn Fn(usize) -> bool,
) -> Result<Pdf, PaperError> {
    if let Some(image) = template.shown_images().find(|i| !template.images.contains_key(*i)) {
        return Err(PaperError::NoImage { image: image.to_owned() });
    }
    let stock = if template.overprint || print != Print::Full { Stock::LeftOut } else { Stock::Printed };
    let press = Press::new(template, fonts, stock, print.placed());
    let mut pages = Vec::with_capacity(records.len());
    for record in records {
        // Asked now and then only: asking costs more than setting a page.
        if pages.len() % 50 == 0 && !going_on(pages.len()) {
            return Err(PaperError::Stopped);
        }
        pages.push(press.page(record)?);
    }
    write_alike(&pages, title, fonts, meta)
}

/// One certificate as far as it can be drawn, with what stands on the stock in grey: to look at, never to print.
///
/// # Errors
/// What the writer of PDFs says.
pub fn preview(template: &CertificateTemplate, record: &Record, fonts: &Fonts, meta: &Meta) -> Result<Pdf, PaperError> {
    let stock = if template.overprint { Stock::Shown } else { Stock::Printed };
    let page = Press::new(template, fonts, stock, None).sketch(record);
    write_alike(&[page], &template.title, fonts, meta)
}

/// Characters of a certificate's name that no font draws, worded with their code points.
pub fn undrawable(fonts: &Fonts, text: &str) -> String {
    let missing: Vec<String> = fonts.missing(text).iter().map(|c| format!("{c}（U+{:04X}）", u32::from(*c))).collect();
    missing.join("、")
}

#[cfg(test)]
mod tests;
