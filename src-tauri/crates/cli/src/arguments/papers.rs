//! Reports, as they are written on the command line.

use std::path::PathBuf;

use clap::Subcommand;

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
