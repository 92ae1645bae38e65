//! Balance of a class (二·一): recruited from the whole province, neither one city's nor the host's own.

use crate::dossier::Dossier;
use crate::enrolment::Enrolment;

/// What the name of a part of a unit ends with: 培训部, 教务处, 农学院.
const PARTS: &[&str] = &[
    "部", "处", "科", "室", "中心", "系", "所", "站", "办", "组", "馆", "院", "校区", "分校", "党委", "团委", "工会",
    "支部",
];
/// What the name of a company ends with: it isn't the host, even when it bears its name.
const COMPANIES: &[&str] = &["公司", "集团", "厂", "医院"];

/// A unit's name without what people add or leave out: spaces, kinds of brackets, a bracketed part, the province.
fn bare(unit: &str) -> String {
    let closed: String = unit
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '（' => '(',
            '）' => ')',
            _ => c,
        })
        .collect();
    let open = closed.split_once('(').map_or(closed.as_str(), |(name, _)| name);
    let rest = open.strip_prefix("山东省").or_else(|| open.strip_prefix("山东")).unwrap_or(open);
    // 山东大学 without its first word would be any university.
    if rest.chars().count() >= 4 { rest.to_owned() } else { open.to_owned() }
}

/// Whether a unit is the host, or a part of it (某某学院培训部).
pub fn is_part_of(unit: &str, host: &str) -> bool {
    let (unit, host) = (bare(unit), bare(host));
    if host.is_empty() {
        return false;
    }
    let Some(part) = unit.strip_prefix(host.as_str()) else { return false };
    part.is_empty() || (PARTS.iter().any(|p| part.ends_with(p)) && !COMPANIES.iter().any(|c| part.ends_with(c)))
}

impl Dossier {
    /// Whether an applicant is of the host's own staff.
    pub fn own_staff(&self, enrolment: &Enrolment) -> bool {
        let unit = &enrolment.details.unit;
        is_part_of(unit, &self.class.host_unit) || is_part_of(unit, &self.institution.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_is_known_by_its_name_and_its_parts() {
        for (unit, host, own) in [
            ("某某学院", "某某学院", true),
            (" 某某 学院 ", "某某学院", true),
            ("某某学院培训部", "某某学院", true),
            ("某某学院（培训部）", "某某学院", true),
            ("某某学院农学院", "某某学院", true),
            ("山东省农业管理干部学院", "农业管理干部学院", true),
            ("农业管理干部学院", "山东农业管理干部学院", true),
            ("山东大学", "山东大学", true),
            ("海岱农业大学", "农业大学", false),
            ("某某学院附属医院", "某某学院", false),
            ("某某学院资产经营有限公司", "某某学院", false),
            ("济南大学城街道", "济南大学", false),
            ("另一学院", "某某学院", false),
            ("", "某某学院", false),
            ("某某学院", "", false),
        ] {
            assert_eq!(is_part_of(unit, host), own, "{unit} / {host}");
        }
    }
}
