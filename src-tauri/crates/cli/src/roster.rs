//! The roster on the command line: its order and freeze, groups, rooms, seats.

use clap::{ArgGroup, Subcommand};
use serde_json::{Value, json};
use yanxiu_api::error::ApiError;

use crate::run::{Cli, Outcome, usage};

#[derive(Debug, Subcommand)]
pub(crate) enum RosterCommand {
    /// 查看名册
    Show {
        /// 班次编号
        id: String,
    },
    /// 排定序号
    Order {
        /// 班次编号
        id: String,
        /// pinyin 姓名拼音、unit 单位、city 市、arrival 报名先后
        #[arg(long, conflicts_with = "people")]
        by: Option<String>,
        /// 自定次序：依次写姓名或编号，没写的排在后面
        people: Vec<String>,
    },
    /// 名单定稿
    Freeze {
        /// 班次编号
        id: String,
        /// 定稿日期，默认开班日
        #[arg(long)]
        on: Option<String>,
    },
    /// 取消定稿
    Unfreeze {
        /// 班次编号
        id: String,
        /// 原因
        #[arg(long)]
        why: String,
    },
    /// 填写定稿后变更的原因
    Explain {
        /// 班次编号
        id: String,
        /// 原因
        #[arg(long)]
        why: String,
        /// 变更编号，不写为全部未写原因的
        changes: Vec<String>,
    },
    /// 分组：按组数或人数，或为一人指定
    #[command(group(ArgGroup::new("how").required(true).args(["groups", "size", "person"])))]
    Groups {
        /// 班次编号
        id: String,
        /// 分为几组
        #[arg(long)]
        groups: Option<u32>,
        /// 每组约几人
        #[arg(long)]
        size: Option<u32>,
        /// 姓名或编号
        #[arg(long, requires = "to")]
        person: Option<String>,
        /// 这个人的组号，0 为不分组
        #[arg(long)]
        to: Option<u32>,
        /// 任组长
        #[arg(long, requires = "to")]
        leader: bool,
    },
    /// 住宿：按可用房间安排，或为一人指定
    #[command(group(ArgGroup::new("how").required(true).args(["rooms", "person"])))]
    Rooms {
        /// 班次编号
        id: String,
        /// 可用房间，如 501-515，601×1
        #[arg(long)]
        rooms: Option<String>,
        /// 不同单位同住（默认同单位优先同住）
        #[arg(long)]
        apart: bool,
        /// 没有填写住宿要求的不安排
        #[arg(long)]
        only_wished: bool,
        /// 已有房间的不动
        #[arg(long)]
        keep: bool,
        /// 姓名或编号
        #[arg(long, requires = "to")]
        person: Option<String>,
        /// 这个人的房间，写空为不安排
        #[arg(long)]
        to: Option<String>,
    },
    /// 座次：设定教室并排座，或为一人指定
    #[command(group(ArgGroup::new("how").required(true).args(["columns", "person"])))]
    Seats {
        /// 班次编号
        id: String,
        /// 几排，默认够坐
        #[arg(long)]
        rows: Option<u32>,
        /// 几列
        #[arg(long)]
        columns: Option<u32>,
        /// 第几列右侧是过道，可写多个，如 2,6
        #[arg(long, value_delimiter = ',')]
        aisles: Vec<u32>,
        /// number 名单序号、group 小组、unit 单位
        #[arg(long, default_value = "number")]
        by: String,
        /// 姓名或编号
        #[arg(long, requires = "to")]
        person: Option<String>,
        /// 这个人的座位，写成 2-5（2排5座），0 为不排；原来坐在这里的人与其对调
        #[arg(long)]
        to: Option<String>,
    },
}

impl Cli {
    pub(crate) fn roster(&mut self, command: &RosterCommand) -> Result<Outcome, ApiError> {
        match command {
            RosterCommand::Show { id } => self.done("roster_show", json!({"class_id": id})),
            RosterCommand::Order { id, by, people } => {
                let by = by.as_deref().unwrap_or(if people.is_empty() { "pinyin" } else { "given" });
                self.done("roster_order", json!({"class_id": id, "by": by, "people": people}))
            }
            RosterCommand::Freeze { id, on } => self.done("roster_freeze", json!({"class_id": id, "on": on})),
            RosterCommand::Unfreeze { id, why } => self.done("roster_unfreeze", json!({"class_id": id, "reason": why})),
            RosterCommand::Explain { id, why, changes } => {
                self.done("roster_explain", json!({"class_id": id, "reason": why, "changes": changes}))
            }
            RosterCommand::Groups { id, groups, size, person, to, leader } => {
                if let Some(person) = person {
                    return self.place(id, json!({"person": person, "group": to, "leader": leader}));
                }
                self.call("groups_divide", json!({"class_id": id, "groups": groups, "size": size}))?;
                self.done("roster_show", json!({"class_id": id}))
            }
            RosterCommand::Rooms { id, rooms, apart, only_wished, keep, person, to } => {
                if let Some(person) = person {
                    return self.place(id, json!({"person": person, "room": to}));
                }
                let units = if *apart { "apart" } else { "together" };
                let payload =
                    json!({"class_id": id, "rooms": rooms, "units": units, "unsaid": !only_wished, "keep": keep});
                self.call("rooms_allot", payload)?;
                self.done("roster_show", json!({"class_id": id}))
            }
            RosterCommand::Seats { id, rows, columns, aisles, by, person, to } => {
                let shown = self.call("roster_show", json!({"class_id": id}))?;
                if let Some(person) = person {
                    let seat = seat(to.as_deref().unwrap_or_default(), shown["seat_plan"]["columns"].as_u64())?;
                    return self.place(id, json!({"person": person, "seat": seat}));
                }
                let columns = columns.unwrap_or(0);
                let learners = shown["learners"].as_array().map_or(0, Vec::len);
                let enough = learners.div_ceil((columns as usize).max(1)).max(1);
                let rows = rows.map_or_else(|| json!(enough), |r| json!(r));
                let payload = json!({"class_id": id, "rows": rows, "columns": columns, "aisles": aisles, "by": by});
                self.call("seats_fill", payload)?;
                self.done("roster_show", json!({"class_id": id}))
            }
        }
    }

    fn place(&mut self, id: &str, placed: Value) -> Result<Outcome, ApiError> {
        self.call("roster_place", json!({"class_id": id, "people": [placed]}))?;
        self.done("roster_show", json!({"class_id": id}))
    }
}

/// The seat of `2-5` in a classroom with so many columns.
fn seat(text: &str, columns: Option<u64>) -> Result<u64, ApiError> {
    let bad = || usage(format!("座位“{text}”应写成 2-5（2排5座）的样子，0 为不排"));
    if text.trim() == "0" {
        return Ok(0);
    }
    let (row, column) = text.split_once('-').ok_or_else(bad)?;
    let (row, column): (u64, u64) = (row.trim().parse().map_err(|_| bad())?, column.trim().parse().map_err(|_| bad())?);
    let columns = columns.unwrap_or(0);
    if !(1..1_000).contains(&row) || column == 0 || column > columns {
        return Err(usage(format!("教室里没有座位“{text}”")));
    }
    Ok((row - 1) * columns + column)
}
