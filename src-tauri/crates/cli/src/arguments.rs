//! What can be written on the command line.

use std::path::PathBuf;

use clap::{ArgAction, ArgGroup, Args, Parser, Subcommand};

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
        /// class、change、committee、survey、money、marks、scores、scheme
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
pub(crate) enum ClassCommand {
    /// 新建
    New {
        /// 班次文件
        #[arg(long)]
        file: PathBuf,
    },
    /// 列出
    List,
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
        /// 写到这个文件
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
        /// 已在这个班的人员，用回执上较新的内容更新
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

#[derive(Debug, Subcommand)]
pub(crate) enum AttendanceCommand {
    /// 写出签到表
    Sheet {
        /// 班次编号
        id: String,
        /// 写到这个文件
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

/// 打印证书
#[derive(Debug, Args)]
pub(crate) struct PrintArguments {
    /// 班次编号；不写则打印全部班次中符合条件的
    pub(crate) ids: Vec<String>,
    /// 写到这个文件；与 --each 同用时为文件夹
    #[arg(long)]
    pub(crate) out: PathBuf,
    /// 每人一个文件，以编号和姓名命名
    #[arg(long)]
    pub(crate) each: bool,
    /// 套打：只打印纸上没有印好的内容
    #[arg(long)]
    pub(crate) overprint: bool,
    /// 按这台打印机的偏移和缩放打印
    #[arg(long, value_name = "NAME")]
    pub(crate) printer: Option<String>,
    /// 证书样式
    #[arg(long)]
    pub(crate) template: Option<String>,
    /// 只打印这些编号
    #[arg(long, value_name = "NO")]
    pub(crate) number: Vec<String>,
    /// 发证日期从
    #[arg(long)]
    pub(crate) from: Option<String>,
    /// 发证日期到
    #[arg(long)]
    pub(crate) to: Option<String>,
    /// 只打印这种状态的：drafted、printed、handed_over
    #[arg(long)]
    pub(crate) state: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum PrinterCommand {
    /// 已登记的打印机
    List,
    /// 按校准页上量得的四个数登记一台打印机（毫米）
    Calibrate {
        /// 打印机名称
        name: String,
        /// 左上标记距左边、上边，右下标记距左边、上边
        #[arg(long, num_args = 4, value_name = "MM", required = true)]
        measured: Vec<String>,
        /// 纸张竖放
        #[arg(long)]
        portrait: bool,
    },
    /// 删除
    Remove {
        /// 打印机名称
        name: String,
    },
    /// 写出校准页
    Sheet {
        /// 写到这个文件
        #[arg(long)]
        out: PathBuf,
        /// 纸张竖放
        #[arg(long)]
        portrait: bool,
        /// 按这台打印机的校准打印，用于复查
        #[arg(long)]
        printer: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum CreditCommand {
    /// 选用的栏目和可选的栏目
    Show,
    /// 设定栏目，各班次通用
    Set {
        /// 栏目：字段、字段=栏目名称，或 fixed:内容=栏目名称
        #[arg(required = true)]
        columns: Vec<String>,
        /// 全体学员，不只是合格的
        #[arg(long)]
        everybody: bool,
    },
    /// 写出上报用的表格
    Export {
        /// 班次编号
        id: String,
        /// 写到这个文件
        #[arg(long)]
        out: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum CertificatesCommand {
    /// 核发
    Issue {
        /// 班次编号
        id: String,
        /// 发证日期
        #[arg(long)]
        on: Option<String>,
    },
    /// 打印到 PDF
    Print(PrintArguments),
    /// 打印机校准：查看、登记、删除，或写出校准页
    #[command(subcommand)]
    Printer(PrinterCommand),
    /// 作废
    Void {
        /// 证书编号
        number: String,
        /// 原因
        #[arg(long)]
        why: String,
    },
    /// 补发
    Reissue {
        /// 证书编号
        number: String,
        /// 原因
        #[arg(long)]
        why: String,
    },
    /// 查看登记簿
    Register {
        /// 发证年度
        #[arg(long)]
        year: Option<i32>,
        /// 写成表格文件
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// 核验
    Verify {
        /// 编号或二维码内容
        number: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum SurveyCommand {
    /// 导入满意度测评：汇总表、逐份答卷或在线问卷导出的表格（.xlsx、.xls、.csv），或 .toml 文件
    Import {
        /// 班次编号
        id: String,
        /// 文件
        file: PathBuf,
        /// 只看不写
        #[arg(long)]
        dry_run: bool,
        /// 发放份数
        #[arg(long = "handed-out")]
        handed_out: Option<u32>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum ImportCommand {
    /// 导入
    Import {
        /// 班次编号
        id: String,
        /// 文件
        file: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum ReportCommand {
    /// 检查缺项和逾期
    Check {
        /// 班次编号
        id: String,
    },
    /// 导出材料
    Export {
        /// 班次编号
        id: String,
        /// 文件夹或 .zip
        #[arg(long)]
        out: PathBuf,
        /// 只要这一种
        #[arg(long)]
        only: Option<String>,
        /// pdf、xlsx 或 all
        #[arg(long)]
        format: Option<String>,
    },
}
