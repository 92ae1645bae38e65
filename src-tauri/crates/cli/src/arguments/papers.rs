//! Certificates and reports, as they are written on the command line.

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
