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
    /// 导出共享包：授课人同意共享的课件、典型经验、媒体报道
    Sharing {
        /// 班次编号
        id: String,
        /// 文件夹或 .zip
        #[arg(long)]
        out: PathBuf,
    },
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
    /// 核验导出的材料：哪些文件改动过、缺少或多出，签名是否属实
    Verify {
        /// 文件夹或 .zip
        bundle: PathBuf,
        /// 报送单位的公钥（64 位十六进制），没有本单位数据时使用
        #[arg(long)]
        key: Option<String>,
    },
    /// 登记报送
    Submit {
        /// 班次编号
        id: String,
        /// 报送日期，默认为今天
        #[arg(long)]
        on: Option<String>,
        /// 主管部门回执号
        #[arg(long, default_value = "")]
        receipt: String,
        /// 签收人
        #[arg(long, default_value = "")]
        received_by: String,
        /// 报送的那一份材料（文件夹或 .zip），默认按现在的记录
        #[arg(long)]
        bundle: Option<PathBuf>,
    },
    /// 更正报送登记，原来的登记和原因保存备查
    Correct {
        /// 班次编号
        id: String,
        /// 原因
        #[arg(long)]
        why: String,
        /// 报送日期
        #[arg(long)]
        on: Option<String>,
        /// 主管部门回执号
        #[arg(long)]
        receipt: Option<String>,
        /// 签收人
        #[arg(long)]
        received_by: Option<String>,
        /// 改为这一份材料（文件夹或 .zip）
        #[arg(long)]
        bundle: Option<PathBuf>,
    },
    /// 比对报送后记录有没有改动
    Compare {
        /// 班次编号
        id: String,
    },
    /// 生成签名密钥，此后导出的材料带签名
    Key,
}
