//! Filing, receipts and the review, as they are written on the command line.

use std::path::PathBuf;

use clap::{ArgGroup, Args, Subcommand};

#[derive(Debug, Subcommand)]
pub(crate) enum FilingCommand {
    /// 登记备案
    Submit {
        /// 班次编号
        id: String,
        /// 备案日期
        #[arg(long)]
        on: Option<String>,
    },
    /// 登记变更
    Change {
        /// 班次编号
        id: String,
        /// 变更文件
        #[arg(long)]
        file: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum ReceiptsCommand {
    /// 写出空白回执
    Template {
        /// 班次编号
        id: String,
        /// 写到这个文件（.xlsx 或 .pdf）
        #[arg(long)]
        out: PathBuf,
    },
    /// 导入回执
    Import {
        /// 班次编号
        id: String,
        /// 文件
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// 只看不写
        #[arg(long)]
        dry_run: bool,
        /// 列=栏目，或 文件!列=栏目；栏目也可以是“按原样保存”“不导入”
        #[arg(long)]
        map: Vec<String>,
        /// 已在这个班的人员，用回执上较新的内容更新；不加时只补上空着的内容
        #[arg(long)]
        update: bool,
        /// 与已有内容不同时用回执的栏目，如 person.name
        #[arg(long)]
        take: Vec<String>,
        /// 与已有内容不同时沿用原值的栏目，如 details.unit
        #[arg(long)]
        keep: Vec<String>,
    },
    /// 写出标注表：原表内容，标出有问题的格子并注明，供退回单位
    Mark {
        /// 班次编号
        id: String,
        /// 文件
        #[arg(required = true)]
        file: PathBuf,
        /// 列=栏目
        #[arg(long)]
        map: Vec<String>,
        /// 写到这个文件
        #[arg(long)]
        out: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum EnrolmentCommand {
    /// 审验
    Review(ReviewArguments),
    /// 建议的录取顺序及理由
    Order {
        /// 班次编号
        id: String,
    },
    /// 登记已查看的材料
    Evidence {
        /// 班次编号
        id: String,
        /// 姓名或编号
        #[arg(long, num_args = 1.., required = true)]
        person: Vec<String>,
        /// title_certificate 职称证书、recommendation 单位推荐意见、unit_seal 单位盖章
        #[arg(long, num_args = 1.., required = true)]
        kind: Vec<String>,
        /// 登记为未见
        #[arg(long)]
        unseen: bool,
    },
    /// 一名报名人员的审验记录
    History {
        /// 班次编号
        id: String,
        /// 姓名或编号
        person: String,
    },
    /// 给各单位的答复
    Replies {
        /// 班次编号
        id: String,
    },
    /// 名单
    List {
        /// 班次编号
        id: String,
        /// 显示完整证件号码
        #[arg(long)]
        full_ids: bool,
    },
}

#[derive(Debug, Args)]
#[command(group(ArgGroup::new("who").required(true).args(["all", "meeting", "person"])), group(ArgGroup::new("what").required(true).args(["accept", "decline", "send_back", "wait", "cancel", "reopen", "suggested"])))]
pub(crate) struct ReviewArguments {
    /// 班次编号
    pub(crate) id: String,
    /// 全部待审人员
    #[arg(long)]
    pub(crate) all: bool,
    /// 待审人员中符合条件的全部
    #[arg(long)]
    pub(crate) meeting: bool,
    /// 姓名或编号
    #[arg(long, num_args = 1..)]
    pub(crate) person: Vec<String>,
    /// 通过
    #[arg(long)]
    pub(crate) accept: bool,
    /// 不通过及原因
    #[arg(long)]
    pub(crate) decline: Option<String>,
    /// 退回补正及要补正的内容
    #[arg(long = "return")]
    pub(crate) send_back: Option<String>,
    /// 列为候补
    #[arg(long)]
    pub(crate) wait: bool,
    /// 取消报名及原因
    #[arg(long)]
    pub(crate) cancel: Option<String>,
    /// 取消后由此人递补（姓名或编号）
    #[arg(long, requires = "cancel")]
    pub(crate) replace: Option<String>,
    /// 恢复待审验
    #[arg(long)]
    pub(crate) reopen: bool,
    /// 按建议的顺序录取，其余列为候补
    #[arg(long)]
    pub(crate) suggested: bool,
    /// 只看不写
    #[arg(long)]
    pub(crate) dry_run: bool,
}
