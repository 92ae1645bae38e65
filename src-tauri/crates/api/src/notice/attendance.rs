//! What counts as attended, as a notice's file and window write it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use yanxiu_domain::attendance::rule::AttendanceRule;

use crate::scalar::DayPart;

/// What counts as attended, and how a time or a platform's log becomes a mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct NoticeAttendance {
    /// Share of a session's hours that someone present earns, in percent.
    pub present: u32,
    /// Someone late.
    pub late: u32,
    /// Someone who left early.
    pub left_early: u32,
    /// Someone on leave.
    pub leave: u32,
    /// Someone absent.
    pub absent: u32,
    /// Minutes after the start within which nobody is late.
    pub grace_minutes: u32,
    /// Share of a session's minutes from which an online learner is present, in percent.
    pub log_present: u32,
    /// Share below which an online learner is absent, in percent.
    pub log_absent_below: u32,
    /// Temperature from which someone is feverish, in tenths of a degree Celsius (二·一).
    pub fever_tenths: u32,
    /// Parts of the day at which temperatures are taken (二·一).
    pub temperature_parts: Vec<DayPart>,
}

impl Default for NoticeAttendance {
    fn default() -> Self {
        AttendanceRule::default().into()
    }
}

impl From<AttendanceRule> for NoticeAttendance {
    fn from(rule: AttendanceRule) -> Self {
        Self {
            present: rule.present,
            late: rule.late,
            left_early: rule.left_early,
            leave: rule.leave,
            absent: rule.absent,
            grace_minutes: rule.grace_minutes,
            log_present: rule.log_present,
            log_absent_below: rule.log_absent_below,
            fever_tenths: rule.fever_tenths,
            temperature_parts: rule.temperature_parts.into_iter().map(DayPart).collect(),
        }
    }
}

impl From<NoticeAttendance> for AttendanceRule {
    fn from(file: NoticeAttendance) -> Self {
        Self {
            present: file.present,
            late: file.late,
            left_early: file.left_early,
            leave: file.leave,
            absent: file.absent,
            grace_minutes: file.grace_minutes,
            log_present: file.log_present,
            log_absent_below: file.log_absent_below,
            fever_tenths: file.fever_tenths,
            temperature_parts: file.temperature_parts.into_iter().map(|p| p.0).collect(),
        }
    }
}

/// What no rule on attendance can say.
pub(super) fn check(rule: &NoticeAttendance) -> Result<(), String> {
    let shares = [
        (rule.present, "出勤"),
        (rule.late, "迟到"),
        (rule.left_early, "早退"),
        (rule.leave, "请假"),
        (rule.absent, "缺勤"),
        (rule.log_present, "线上算出勤"),
        (rule.log_absent_below, "线上算缺勤"),
    ];
    if let Some((_, label)) = shares.iter().find(|(share, _)| *share > 100) {
        return Err(format!("{label}的比例不能超过 100%"));
    }
    if rule.log_absent_below > rule.log_present {
        return Err("线上算缺勤的比例不能高于算出勤的比例".to_owned());
    }
    if rule.grace_minutes > 240 {
        return Err("迟到宽限应在 0 到 240 分钟之间".to_owned());
    }
    if !(360..=420).contains(&rule.fever_tenths) {
        return Err("发热体温应在 36.0℃ 到 42.0℃ 之间".to_owned());
    }
    Ok(())
}
