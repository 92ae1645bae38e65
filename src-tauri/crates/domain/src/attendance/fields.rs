//! Columns of sheets of marks and of online platforms' logs, each declared once.

use crate::record::{Field, FieldKind};

/// Path of the name in both.
pub const NAME: &str = "person.name";
/// Path of the identity number.
pub const ID_NUMBER: &str = "person.id_number";
/// Path of the phone number.
pub const PHONE: &str = "details.phone";
/// Path of the number on the roster.
pub const NUMBER: &str = "roster.number";
/// Path of the moment somebody came online.
pub const JOINED: &str = "log.joined";
/// Path of the moment somebody left.
pub const LEFT: &str = "log.left";
/// Path of the length of the stay.
pub const MINUTES: &str = "log.minutes";

const PHONES: Field =
    Field::known_as(PHONE, "手机号码", FieldKind::Digits, &["手机", "手机号", "电话", "联系电话", "联系方式"]);
const IDS: Field =
    Field::known_as(ID_NUMBER, "身份证号码", FieldKind::Digits, &["身份证号", "身份证", "证件号码", "证件号"]);

/// Columns of a sheet of marks beside its sessions.
pub const MARKS: &[Field] = &[
    Field::known_as(NAME, "姓名", FieldKind::Text, &["学员姓名"]),
    IDS,
    PHONES,
    Field::known_as(NUMBER, "序号", FieldKind::Number, &["号", "编号", "学号"]),
    Field::known_as("details.unit", "工作单位", FieldKind::Text, &["单位", "单位名称"]),
    Field::known_as("person.sex", "性别", FieldKind::Text, &[]),
    Field::known_as("marks.note", "备注", FieldKind::Text, &["说明"]),
    Field::known_as("marks.signature", "签字", FieldKind::Text, &["签名", "本人签字", "学员签名"]),
    // What our own workbook of marks adds behind the sessions.
    Field::known_as("marks.earned", "实修学时", FieldKind::Number, &["实修", "学时合计", "合计", "总学时"]),
    Field::known_as("marks.missed", "缺课学时", FieldKind::Number, &["缺课"]),
    Field::known_as("marks.rate", "出勤率", FieldKind::Text, &[]),
    Field::known_as("marks.state", "状态", FieldKind::Text, &[]),
];

/// Columns of an online platform's log.
pub const LOG: &[Field] = &[
    Field::known_as(
        NAME,
        "昵称",
        FieldKind::Text,
        &[
            "姓名",
            "学员姓名",
            "用户名",
            "用户昵称",
            "参会者",
            "参会人",
            "参会人姓名",
            "成员",
            "成员姓名",
            "入会昵称",
            "用户",
            "观众",
            "学员",
        ],
    ),
    IDS,
    PHONES,
    Field::known_as("log.account", "账号", FieldKind::Text, &["用户ID", "用户id", "工号", "备注名"]),
    Field::known_as(
        JOINED,
        "加入时间",
        FieldKind::Text,
        &[
            "入会时间",
            "进入时间",
            "首次入会时间",
            "首次加入时间",
            "首次进入时间",
            "签到时间",
            "开始时间",
            "上线时间",
            "进入直播时间",
        ],
    ),
    Field::known_as(
        LEFT,
        "离开时间",
        FieldKind::Text,
        &["退出时间", "退会时间", "离会时间", "最后退会时间", "最后离开时间", "结束时间", "下线时间", "退出直播时间"],
    ),
    Field::known_as(
        MINUTES,
        "时长",
        FieldKind::Text,
        &[
            "在线时长",
            "参会时长",
            "累计时长",
            "观看时长",
            "总时长",
            "停留时长",
            "学习时长",
            "累计参会时长",
            "分钟",
            "分钟数",
        ],
    ),
];
