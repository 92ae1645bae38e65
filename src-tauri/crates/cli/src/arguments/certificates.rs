//! Certificates, as they are written on the command line.

use std::path::PathBuf;

use clap::{Args, Subcommand};

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

/// 查看登记簿
#[derive(Debug, Args)]
pub(crate) struct RegisterArguments {
    /// 发证年度
    #[arg(long)]
    pub(crate) year: Option<i32>,
    /// 只看这个班次（编号）
    #[arg(long, value_name = "ID")]
    pub(crate) class: Option<String>,
    /// 只看这种状态的：drafted、printed、handed_over、void
    #[arg(long)]
    pub(crate) state: Option<String>,
    /// 只看这种效力的：有效、尚未生效、应作废、已作废
    #[arg(long)]
    pub(crate) validity: Option<String>,
    /// 按姓名、拼音、首字母、证书编号、项目名称或身份证号末几位查
    #[arg(long)]
    pub(crate) find: Option<String>,
    /// 只看往年登记簿导入的
    #[arg(long)]
    pub(crate) earlier: bool,
    /// 写成文件（.xlsx 或 .pdf）
    #[arg(long)]
    pub(crate) out: Option<PathBuf>,
    /// 写成供签字的领取签收表
    #[arg(long, requires = "out")]
    pub(crate) hand_over: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum NumbersCommand {
    /// 下一步要核发的学员和编号，主管部门编号的使用情况
    Show {
        /// 班次编号
        id: String,
    },
    /// 设定编号来源：--scheme 编号规则，或 --list 主管部门的名单
    Use {
        /// 班次编号
        id: String,
        /// 编号规则的名称；“通知”为年度通知的规则
        #[arg(long, value_name = "NAME", conflicts_with = "list", required_unless_present = "list")]
        scheme: Option<String>,
        /// 用主管部门名单上的编号
        #[arg(long)]
        list: bool,
    },
    /// 导入主管部门给的编号（.xlsx、.xls、.csv）
    Import {
        /// 班次编号
        id: String,
        /// 文件
        file: PathBuf,
        /// 按姓名和身份证号对应到人；不写则按顺序
        #[arg(long)]
        by_person: bool,
        /// 只看不写
        #[arg(long)]
        dry_run: bool,
        /// 指明列的意思，例如 B=证书编号
        #[arg(long, value_name = "COLUMN=FIELD")]
        map: Vec<String>,
    },
    /// 逐人登记主管部门给的编号
    Set {
        /// 班次编号
        id: String,
        /// 学员=编号；编号为空则取消
        #[arg(required = true, value_name = "PERSON=NO")]
        numbers: Vec<String>,
    },
    /// 移出未用的编号
    Remove {
        /// 班次编号
        id: String,
        /// 编号；不写则移出全部未用的
        numbers: Vec<String>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum SchemeCommand {
    /// 试编：这条规则会给这个班编出哪些号
    Try {
        /// 班次编号
        id: String,
        /// 规则，例如 鲁研{year}{seq:04}号
        pattern: String,
        /// 起始号
        #[arg(long, default_value_t = 1)]
        start: u32,
    },
    /// 保存一条编号规则
    Save {
        /// 名称
        name: String,
        /// 规则
        pattern: String,
        /// 起始号
        #[arg(long, default_value_t = 1)]
        start: u32,
        /// 让这个班次使用
        #[arg(long, value_name = "ID")]
        class: Option<String>,
    },
}

/// 设定证书上的文字；不写的沿用年度通知和本单位
#[derive(Debug, Args)]
pub(crate) struct SetupArguments {
    /// 班次编号
    pub(crate) id: String,
    /// 标题上行
    #[arg(long)]
    pub(crate) programme: Option<String>,
    /// 证书名称
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// 落款
    #[arg(long)]
    pub(crate) issuer: Option<String>,
    /// 盖章处文字
    #[arg(long)]
    pub(crate) seal: Option<String>,
    /// 写本人实修学时，不写班次学时
    #[arg(long)]
    pub(crate) earned: bool,
}

/// 登记已打印
#[derive(Debug, Args)]
pub(crate) struct PrintedArguments {
    /// 证书编号
    #[arg(required = true)]
    pub(crate) numbers: Vec<String>,
    /// 日期
    #[arg(long)]
    pub(crate) on: Option<String>,
    /// 打印所用的证书样式
    #[arg(long)]
    pub(crate) template: Option<String>,
    /// 用的是空白证书，每本一张
    #[arg(long)]
    pub(crate) on_stock: bool,
    /// 打废的张数
    #[arg(long, default_value_t = 0)]
    pub(crate) spoiled: u32,
    /// 打废的印刷流水号，用顿号分开
    #[arg(long, default_value = "")]
    pub(crate) spoiled_numbers: String,
    /// 打废的原因
    #[arg(long, default_value = "")]
    pub(crate) why: String,
}

#[derive(Debug, Subcommand)]
pub(crate) enum StockCommand {
    /// 空白证书台账
    Show,
    /// 登记领入
    Receive {
        /// 张数
        count: u32,
        /// 印刷流水号
        #[arg(long, default_value = "")]
        numbers: String,
        /// 从何处领入
        #[arg(long, default_value = "")]
        from: String,
        /// 日期
        #[arg(long)]
        on: Option<String>,
    },
    /// 登记打印之外的损毁
    Spoil {
        /// 张数
        count: u32,
        /// 原因
        #[arg(long)]
        why: String,
        /// 印刷流水号
        #[arg(long, default_value = "")]
        numbers: String,
        /// 日期
        #[arg(long)]
        on: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum KeyCommand {
    /// 查看公钥
    Show,
    /// 导出公钥
    Export {
        /// 写到这个文件
        #[arg(long)]
        out: PathBuf,
    },
    /// 导出不需联网的核验网页
    Page {
        /// 写到这个文件
        #[arg(long)]
        out: PathBuf,
    },
    /// 更换密钥；以前的证书仍可核验
    Rotate,
}

#[derive(Debug, Subcommand)]
pub(crate) enum TemplateCommand {
    /// 已有的样式
    List,
    /// 导出为一个文件
    Export {
        /// 样式的代号或名称
        template: String,
        /// 写到这个文件
        #[arg(long)]
        out: PathBuf,
    },
    /// 从文件导入为新样式
    Import {
        /// 样式文件
        file: PathBuf,
    },
    /// 删除自己的样式，或恢复随软件提供的样式
    Remove {
        /// 样式的代号或名称
        template: String,
    },
    /// 为班次选用样式；不写样式则用通常的样式
    Choose {
        /// 班次编号
        id: String,
        /// 样式的代号或名称
        template: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum CertificatesCommand {
    /// 证书设置：标题、落款、学时
    Setup(SetupArguments),
    /// 编号：查看、来源、主管部门的名单
    #[command(subcommand)]
    Numbers(NumbersCommand),
    /// 编号规则：试编、保存
    #[command(subcommand)]
    Scheme(SchemeCommand),
    /// 核发
    Issue {
        /// 班次编号
        id: String,
        /// 发证日期
        #[arg(long)]
        on: Option<String>,
        /// 只给这些学员（姓名或编号）
        #[arg(long, value_name = "PERSON")]
        person: Vec<String>,
    },
    /// 打印到 PDF
    Print(PrintArguments),
    /// 登记已打印，和打废的空白证书
    Printed(PrintedArguments),
    /// 登记领取
    HandOver {
        /// 证书编号
        #[arg(required = true)]
        numbers: Vec<String>,
        /// 领取人；不写则为本人
        #[arg(long, default_value = "")]
        taken_by: String,
        /// 说明，例如与本人的关系
        #[arg(long, default_value = "")]
        note: String,
        /// 日期
        #[arg(long)]
        on: Option<String>,
    },
    /// 空白证书台账
    #[command(subcommand)]
    Stock(StockCommand),
    /// 打印机校准：查看、登记、删除，或写出校准页
    #[command(subcommand)]
    Printer(PrinterCommand),
    /// 证书样式：查看、导出、导入、删除、为班次选用
    #[command(subcommand)]
    Template(TemplateCommand),
    /// 作废
    Void {
        /// 证书编号
        number: String,
        /// 原因
        #[arg(long)]
        why: String,
        /// 纸质证书已收回
        #[arg(long, conflicts_with = "not_recovered")]
        recovered: bool,
        /// 纸质证书没有收回
        #[arg(long)]
        not_recovered: bool,
    },
    /// 补发
    Reissue {
        /// 证书编号
        number: String,
        /// 原因
        #[arg(long)]
        why: String,
        /// 内容与原证书相同（遗失、损毁），不按现有记录
        #[arg(long)]
        as_issued: bool,
        /// 原纸质证书已收回
        #[arg(long)]
        recovered: bool,
    },
    /// 查看登记簿
    Register(RegisterArguments),
    /// 导入往年登记簿（.xlsx、.xls、.csv）
    ImportRegister {
        /// 文件
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// 只看不写
        #[arg(long)]
        dry_run: bool,
        /// 指明列的意思，例如 B=证书编号
        #[arg(long, value_name = "COLUMN=FIELD")]
        map: Vec<String>,
    },
    /// 核验
    Verify {
        /// 编号或二维码内容
        number: String,
        /// 用这个文件中的公钥核验，没有登记簿也可以
        #[arg(long, value_name = "FILE")]
        key: Option<PathBuf>,
    },
    /// 签名公钥和核验网页
    #[command(subcommand)]
    Key(KeyCommand),
}
