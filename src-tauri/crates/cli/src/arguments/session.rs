//! Attendance, committee and assessment, as they are written on the command line.

use std::path::PathBuf;

use clap::{ArgGroup, Args, Subcommand};

use super::CreditCommand;

#[derive(Debug, Subcommand)]
pub(crate) enum AttendanceCommand {
    /// 写出签到表
    Sheet {
        /// 班次编号
        id: String,
        /// 写到这个文件（.pdf 或 .xlsx）
        #[arg(long)]
        out: PathBuf,
    },
    /// 导入签到
    Import {
        /// 班次编号
        id: String,
        /// 文件
        file: PathBuf,
        /// 只看不写
        #[arg(long)]
        dry_run: bool,
        /// 更正原因
        #[arg(long, default_value = "")]
        why: String,
    },
    /// 导入线上平台的签到记录
    Log(LogArguments),
    /// 登记签到
    Mark(MarkArguments),
    /// 按身份证号、尾号、名单序号或卡号签到
    Scan {
        /// 班次编号
        id: String,
        /// 课次
        #[arg(long)]
        session: String,
        /// 号码
        number: String,
    },
    /// 登记或查看报到
    CheckIn(CheckInArguments),
    /// 查看
    Show {
        /// 班次编号
        id: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct LogArguments {
    /// 班次编号
    pub(crate) id: String,
    /// 课次
    #[arg(long)]
    pub(crate) session: String,
    /// 文件
    pub(crate) file: PathBuf,
    /// 只看不写
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// 更正原因
    #[arg(long, default_value = "")]
    pub(crate) why: String,
    /// 这次课的分钟数，默认按起止时间
    #[arg(long)]
    pub(crate) minutes: Option<u32>,
    /// 记录中没有的学员登记为缺勤
    #[arg(long)]
    pub(crate) rest_absent: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CheckInArguments {
    /// 班次编号
    pub(crate) id: String,
    /// 学员；不写只查看
    pub(crate) people: Vec<String>,
    /// 全体学员
    #[arg(long, conflicts_with = "people")]
    pub(crate) all: bool,
    /// 登记为未到
    #[arg(long)]
    pub(crate) no_show: bool,
}

#[derive(Debug, Args)]
pub(crate) struct MarkArguments {
    /// 班次编号
    pub(crate) id: String,
    /// 课次
    #[arg(long)]
    pub(crate) session: String,
    /// 全体学员
    #[arg(long)]
    pub(crate) all: bool,
    /// 更正原因
    #[arg(long, default_value = "")]
    pub(crate) why: String,
    /// 学员…… 最后写签到结果
    #[arg(required = true)]
    pub(crate) people_and_mark: Vec<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum CommitteeCommand {
    /// 查看
    Show {
        /// 班次编号
        id: String,
    },
    /// 设定
    Set {
        /// 班次编号
        id: String,
        /// 文件
        #[arg(long)]
        file: PathBuf,
    },
    /// 给一次活动添加照片（JPG、PNG）
    Photos {
        /// 班次编号
        id: String,
        /// 第几次活动，按 show 列出的次序，从 1 数起
        #[arg(long)]
        activity: usize,
        /// 照片
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum AssessmentCommand {
    /// 设定考核办法
    Scheme {
        /// 班次编号
        id: String,
        /// 办法文件
        #[arg(long)]
        file: PathBuf,
    },
    /// 导入成绩
    Import {
        /// 班次编号
        id: String,
        /// 文件
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// 只看不写
        #[arg(long)]
        dry_run: bool,
        /// 列=考核项目
        #[arg(long)]
        map: Vec<String>,
    },
    /// 看看作出结论会是什么结果，不写入
    Preview {
        /// 班次编号
        id: String,
        /// 结论日期
        #[arg(long)]
        on: Option<String>,
    },
    /// 作出结论
    Conclude {
        /// 班次编号
        id: String,
        /// 结论日期
        #[arg(long)]
        on: Option<String>,
    },
    /// 撤销结论
    Withdraw {
        /// 班次编号
        id: String,
        /// 原因
        #[arg(long)]
        why: String,
    },
    /// 人工认定一名学员的结果
    #[command(group(ArgGroup::new("what").required(true).args(["pass", "fail", "clear"])))]
    Override {
        /// 班次编号
        id: String,
        /// 姓名或编号
        #[arg(long)]
        person: String,
        /// 认定合格
        #[arg(long)]
        pass: bool,
        /// 认定未合格
        #[arg(long)]
        fail: bool,
        /// 取消认定
        #[arg(long)]
        clear: bool,
        /// 理由
        #[arg(long, default_value = "")]
        why: String,
        /// 由谁认定
        #[arg(long, default_value = "")]
        by: String,
        /// 认定日期
        #[arg(long)]
        on: Option<String>,
    },
    /// 评选优秀学员
    Excellent {
        /// 班次编号
        id: String,
        /// 姓名或编号
        #[arg(long, num_args = 1.., required = true)]
        person: Vec<String>,
        /// 理由
        #[arg(long, default_value = "")]
        why: String,
        /// 取消
        #[arg(long)]
        clear: bool,
    },
    /// 继续教育学时登记表
    #[command(subcommand)]
    Credit(CreditCommand),
    /// 查看
    Show {
        /// 班次编号
        id: String,
    },
}
