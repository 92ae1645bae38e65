//! What can be written on the command line.

mod applicants;
mod certificates;
mod fonts;
mod forms;
mod papers;
mod session;

use std::path::PathBuf;

use clap::{ArgAction, Parser, Subcommand};

pub(crate) use applicants::*;
pub(crate) use certificates::*;
pub(crate) use fonts::*;
pub(crate) use forms::*;
pub(crate) use papers::*;
pub(crate) use session::*;

/// 研修：不开窗口的命令行。
#[derive(Debug, Parser)]
#[command(
    name = "yanxiu-cli",
    version,
    about = "研修：不开窗口的命令行。",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub(crate) struct Arguments {
    /// 数据文件夹，默认为本软件自己的文件夹
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    /// 口令文件，取第一行
    #[arg(long, global = true, value_name = "F")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// 按这一天处理（用于补打和测试）
    #[arg(long, global = true, value_name = "YYYY-MM-DD")]
    pub(crate) today: Option<String>,
    /// 在标准输出给出一个 JSON 文档
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// 查看说明
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// 查看版本
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
    /// 命令
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// 用一个虚构班次走完全部环节，并导出材料
    Demo {
        /// 材料放到这个文件夹
        #[arg(long)]
        out: PathBuf,
        /// 学员人数
        #[arg(long, default_value_t = 30)]
        learners: u32,
        /// 随机种子
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// 把数据留在数据文件夹中
        #[arg(long)]
        keep_store: bool,
    },
    /// 建立本单位的数据
    Init {
        /// 单位全称
        #[arg(long)]
        institution: String,
    },
    /// 推算备案和报送期限
    Deadlines {
        /// 开班日期
        #[arg(long)]
        open: String,
        /// 结束日期
        #[arg(long)]
        close: String,
        /// 年度通知
        #[arg(long)]
        notice: Option<i32>,
    },
    /// 核对一个身份证号
    Identity {
        /// 号码
        number: String,
    },
    /// 班次
    #[command(subcommand)]
    Class(ClassCommand),
    /// 备案和变更
    #[command(subcommand)]
    Filing(FilingCommand),
    /// 报名回执
    #[command(subcommand)]
    Receipts(ReceiptsCommand),
    /// 审验
    #[command(subcommand)]
    Enrolment(EnrolmentCommand),
    /// 名册：序号、定稿、分组、住宿、座次
    #[command(subcommand)]
    Roster(crate::roster::RosterCommand),
    /// 签到
    #[command(subcommand)]
    Attendance(AttendanceCommand),
    /// 班委和临时党小组
    #[command(subcommand)]
    Committee(CommitteeCommand),
    /// 考核
    #[command(subcommand)]
    Assessment(AssessmentCommand),
    /// 证书
    #[command(subcommand)]
    Certificates(CertificatesCommand),
    /// 满意度测评
    #[command(subcommand)]
    Survey(SurveyCommand),
    /// 经费
    #[command(subcommand)]
    Money(ImportCommand),
    /// 报送材料
    #[command(subcommand)]
    Report(ReportCommand),
    /// 成果和宣传、监督巡查、安全
    #[command(subcommand)]
    Outcomes(OutcomesCommand),
    /// 本单位的字体
    #[command(subcommand)]
    Fonts(FontsCommand),
    /// 表格：单位自己的表格、软件的表格样式
    #[command(subcommand)]
    Forms(FormsCommand),
    /// 人员名册
    #[command(subcommand)]
    People(PeopleCommand),
    /// 查找人员、班次和证书：汉字、拼音、首字母、号码
    Search {
        /// 要找的内容
        text: String,
        /// 每类最多几条
        #[arg(long)]
        limit: Option<u32>,
        /// 显示完整证件号码
        #[arg(long)]
        full_ids: bool,
    },
    /// 年度通知
    #[command(subcommand)]
    Notice(NoticeCommand),
    /// 工作日历
    #[command(subcommand)]
    Calendar(CalendarCommand),
    /// 年度计划（通知附件1）
    #[command(subcommand)]
    Plan(PlanCommand),
    /// 列出一个年度的期限，可导出到日历软件
    Due {
        /// 年度
        #[arg(long)]
        year: i32,
        /// 导出为 .ics 文件
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// 年度汇总
    #[command(subcommand)]
    Year(YearCommand),
    /// 备份
    Backup {
        /// 备份到这个文件
        #[arg(long)]
        to: Option<PathBuf>,
        /// list：列出已有备份
        action: Option<String>,
    },
    /// 检查数据
    Check,
    /// 撤销最近一次操作
    Undo,
    /// 操作记录
    Journal {
        /// 同时核对记录是否被改动
        #[arg(long)]
        verify: bool,
    },
    /// 写出一份带说明的样例文件
    Template {
        /// class、change、committee、survey、money、outcomes、marks、scores、scheme
        kind: String,
        /// 写到这个文件
        #[arg(long)]
        out: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum PeopleCommand {
    /// 列出，可导出为表格
    List {
        /// 姓名、拼音、首字母、号码、手机或单位
        #[arg(long, default_value = "")]
        text: String,
        /// 参加过这个年度的班次
        #[arg(long)]
        year: Option<i32>,
        /// 所在市
        #[arg(long)]
        city: Option<String>,
        /// 只列姓名缺字的
        #[arg(long)]
        rare: bool,
        /// 最多几人
        #[arg(long, default_value_t = 0)]
        limit: u32,
        /// 显示完整证件号码
        #[arg(long)]
        full_ids: bool,
        /// 写成表格文件
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// 查看一人
    Show {
        /// 人员编号或报名编号
        id: String,
        /// 显示完整证件号码
        #[arg(long)]
        full_ids: bool,
    },
    /// 列出可能是同一人的记录
    Duplicates,
    /// 合并两条记录
    Merge {
        /// 保留的人员编号
        keep: String,
        /// 并入的人员编号
        other: String,
        /// 取并入一方的内容：name、reading、document、sex、birth、ethnic_group
        #[arg(long, num_args = 1..)]
        take: Vec<String>,
        /// 两人都在同一个班的，保留的报名编号
        #[arg(long, num_args = 1..)]
        stay: Vec<String>,
    },
    /// 标记为不同的人，不再提示
    Distinct {
        /// 人员编号
        one: String,
        /// 人员编号
        other: String,
    },
    /// 删除个人信息；不写 --confirm 时只列出要删除和保留的内容
    Erase {
        /// 人员编号
        id: String,
        /// 原因
        #[arg(long)]
        why: String,
        /// 照样写出本人姓名，确认删除
        #[arg(long)]
        confirm: Option<String>,
    },
    /// 检查姓名用字
    Rare,
    /// 查看或设定保存年限，列出超过年限的人员
    Retention {
        /// 最后一个班次结束后保存几年
        #[arg(long)]
        years: Option<u32>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum NoticeCommand {
    /// 查看
    Show {
        /// 年度
        year: i32,
    },
    /// 由一个年度复制出新年度
    Copy {
        /// 从这个年度
        from: i32,
        /// 到这个年度
        to: i32,
    },
    /// 导出为文件
    Export {
        /// 年度
        year: i32,
        /// 写到这个文件
        #[arg(long)]
        out: PathBuf,
    },
    /// 从文件导入
    Import {
        /// 文件
        file: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum CalendarCommand {
    /// 查看
    Show {
        /// 年度
        year: i32,
    },
    /// 载入 holiday-cn 的年度文件
    Import {
        /// 文件
        file: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum PlanCommand {
    /// 列出
    List {
        /// 年度
        year: i32,
    },
    /// 导入项目清单
    Import {
        /// 年度
        year: i32,
        /// 文件
        file: PathBuf,
        /// 只看不写
        #[arg(long)]
        dry_run: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum OutcomesCommand {
    /// 从文件写入，替换原有记录
    Import {
        /// 班次编号
        id: String,
        /// 文件（见 template outcomes）
        file: PathBuf,
    },
    /// 给一项附上文件
    Attach {
        /// 班次编号
        id: String,
        /// 哪一项：class show 中的编号
        outcome: String,
        /// 文件
        file: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum YearCommand {
    /// 各班、期限、学员、学时、来源、经费、风险；可导出为一个工作簿和一份 PDF
    Report {
        /// 年度
        #[arg(long)]
        year: i32,
        /// 导出到文件夹、.zip、.pdf 或 .xlsx
        #[arg(long)]
        out: Option<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum ClassCommand {
    /// 新建
    New {
        /// 班次文件
        #[arg(long)]
        file: PathBuf,
    },
    /// 列出
    List,
    /// 删除还没有备案、报名和其他记录的班次；可以撤销
    Delete {
        /// 班次编号
        id: String,
    },
    /// 归档，此后只能查看
    Archive {
        /// 班次编号
        id: String,
        /// 归档日期，默认为今天
        #[arg(long)]
        on: Option<String>,
        /// 立卷人
        #[arg(long, default_value = "")]
        by: String,
        /// 检查人
        #[arg(long, default_value = "")]
        checked_by: String,
        /// 备考说明
        #[arg(long, default_value = "")]
        note: String,
    },
    /// 撤销归档
    Reopen {
        /// 班次编号
        id: String,
        /// 原因
        #[arg(long)]
        why: String,
    },
    /// 从表格读入课程安排，替换原有课次
    Schedule {
        /// 班次编号
        id: String,
        /// 课程表
        #[arg(long)]
        file: PathBuf,
    },
    /// 由已有班次复制一个新班次
    Copy {
        /// 班次编号
        id: String,
        /// 新班次的开班日期
        #[arg(long)]
        open: String,
        /// 新班次的年度通知，默认与原班次相同
        #[arg(long)]
        notice: Option<i32>,
        /// 新班次的计划编号，默认为同一项目的下一期
        #[arg(long)]
        plan: Option<String>,
    },
    /// 查看
    Show {
        /// 班次编号
        id: String,
        /// 显示完整证件号码
        #[arg(long)]
        full_ids: bool,
    },
}
