//! The department's yearly list of projects (附件1), and places by city.

use crate::people::City;
use crate::uid::Uid;

/// One row of the year's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// Public id.
    pub uid: Uid,
    /// Year of the notice.
    pub year: i32,
    /// Number in the list.
    pub plan_number: String,
    /// Title.
    pub title: String,
    /// Special topic as the list words it; empty when none.
    pub special_topic: String,
    /// 选题申报单位.
    pub applicant_unit: String,
    /// 承办单位.
    pub host_unit: String,
    /// 主管部门.
    pub supervising_department: String,
    /// Whether this institution hosts it.
    pub ours: bool,
}

/// Places given to one city (二·一: recruited from the whole province).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CityQuota {
    /// City.
    pub city: City,
    /// Places, at least one.
    pub places: u32,
}
