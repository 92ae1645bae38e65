//! The charts of a class, for the window.

use yanxiu_domain::reports::charts;

use super::wire::{Chart, ChartBar, ChartLength};
use crate::error::ApiError;
use crate::office::Office;
use crate::office::wire::ClassId;
use crate::scalar::ChartKey;

pub(crate) fn charts(office: &mut Office, query: ClassId) -> Result<Vec<Chart>, ApiError> {
    Ok(office.dossier(&query.class_id)?.charts().into_iter().map(chart).collect())
}

fn chart(chart: charts::Chart) -> Chart {
    let longest = chart.bars.iter().flat_map(|b| &b.lengths).map(|l| l.hundredths).max();
    let full = chart.full.or(longest).unwrap_or(0).max(1);
    let length = |l: charts::ChartLength| ChartLength {
        per_mille: u32::try_from(l.hundredths.clamp(0, full).saturating_mul(1000) / full).unwrap_or(0),
        text: l.text,
    };
    Chart {
        key: ChartKey(chart.key),
        series: chart.series.iter().map(|s| (*s).to_owned()).collect(),
        bars: chart
            .bars
            .into_iter()
            .map(|bar| ChartBar {
                label: bar.label,
                beneath: bar.beneath,
                lengths: bar.lengths.into_iter().map(length).collect(),
            })
            .collect(),
    }
}
