//! What papers draw as charts.

use yanxiu_domain::dossier::Dossier;
use yanxiu_domain::record::{Record, Value};
use yanxiu_domain::reports::charts::ChartBar;

pub(super) fn add(r: &mut Record, d: &Dossier) {
    for chart in d.charts() {
        r.list(&format!("charts.{}", chart.key.code()), chart.bars.iter().map(row).collect());
    }
}

fn row(bar: &ChartBar) -> Record {
    let mut row = Record::new();
    row.text("label", &bar.label);
    if !bar.beneath.is_empty() {
        row.text("beneath", &bar.beneath);
    }
    for (length, (value, words)) in bar.lengths.iter().zip([("value", "words"), ("second", "second_words")]) {
        row.set(value, Value::Number { hundredths: length.hundredths, decimals: 2 }).text(words, &length.text);
    }
    row
}
