//! Fields of the tables that come into filing: the list of projects (附件1) and a schedule typed in a spreadsheet.

use crate::record::{Field, FieldKind};

const TEXT: FieldKind = FieldKind::Text;

/// Path of a project's number.
pub const PLAN_NUMBER: &str = "project.plan_number";
/// Path of a project's title.
pub const PROJECT_TITLE: &str = "project.title";

/// Columns of the list of projects.
pub const PROJECT: &[Field] = &[
    Field::known_as(PLAN_NUMBER, "计划编号", TEXT, &["序号", "编号", "项目编号", "计划号", "项目序号"]),
    Field::known_as(
        PROJECT_TITLE,
        "项目名称",
        TEXT,
        &["选题", "选题名称", "班次名称", "高级研修项目名称", "研修班名称", "高级研修班名称", "研修项目名称", "名称"],
    ),
    Field::known_as("project.special_topic", "专项", TEXT, &["专项类别", "类别", "专项名称", "项目类别"]),
    Field::known_as("project.applicant_unit", "选题申报单位", TEXT, &["申报单位", "选题单位", "申请单位"]),
    Field::known_as("project.host_unit", "承办单位", TEXT, &["举办单位", "承办（培训）单位", "承办机构"]),
    Field::known_as(
        "project.supervising_department",
        "主管部门",
        TEXT,
        &["推荐部门", "归口部门", "主办单位", "主管单位"],
    ),
];

/// Path of a session's day.
pub const SESSION_ON: &str = "session.on";
/// Path of a session's topic.
pub const SESSION_TOPIC: &str = "session.topic";

/// Columns of a schedule.
pub const SESSION: &[Field] = &[
    Field::known_as(SESSION_ON, "日期", FieldKind::Date, &["上课日期", "授课日期"]),
    Field::known_as("session.part", "时段", TEXT, &["上下午", "午别"]),
    Field::known_as("session.time", "时间", TEXT, &["起止时间", "上课时间", "授课时间", "具体时间"]),
    Field::known_as("session.starts", "开始", TEXT, &["开始时间"]),
    Field::known_as("session.ends", "结束", TEXT, &["结束时间"]),
    Field::known_as(
        SESSION_TOPIC,
        "内容",
        TEXT,
        &["课程", "课程名称", "课程内容", "主题", "授课内容", "授课题目", "题目", "课程（活动）内容"],
    ),
    Field::known_as("session.kind", "形式", TEXT, &["类型", "授课形式", "教学形式", "课程类型"]),
    Field::known_as("session.hours", "学时", FieldKind::Number, &["课时", "学时数"]),
    Field::known_as("session.teacher", "授课人", TEXT, &["主讲人", "授课教师", "教师", "主讲", "授课专家", "主讲专家"]),
    Field::known_as("session.place", "地点", TEXT, &["上课地点", "授课地点"]),
];
