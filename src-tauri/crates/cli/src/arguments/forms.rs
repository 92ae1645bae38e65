//! Forms, as they are written on the command line.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// 登记单位自己的表格
#[derive(Debug, Args)]
pub(crate) struct AddFormArguments {
    /// 文件：.xlsx 或 .docx
    pub(crate) file: PathBuf,
    /// 用于这个年度的全部班次
    #[arg(long, value_name = "YEAR")]
    pub(crate) notice: Option<i32>,
    /// 只用于这个班次
    #[arg(long, value_name = "ID", conflicts_with = "notice")]
    pub(crate) class: Option<String>,
    /// 代替软件的这种材料
    #[arg(long = "for", value_name = "KIND")]
    pub(crate) kind: Option<String>,
    /// 表格名称；单独使用的表格默认为文件名
    #[arg(long)]
    pub(crate) title: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum FormsCommand {
    /// 列出可以使用的占位符
    Fields {
        /// 显示这个班次的内容
        #[arg(long, value_name = "ID")]
        class: Option<String>,
        /// 写成表格文件
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// 检查一份表格里的占位符
    Check {
        /// 文件：.xlsx 或 .docx
        file: PathBuf,
        /// 按这个班次检查有没有缺少的内容
        #[arg(long, value_name = "ID")]
        class: Option<String>,
    },
    /// 登记单位自己的表格
    Add(AddFormArguments),
    /// 列出已登记的表格
    List {
        /// 年度，默认为最新的年度通知
        #[arg(long, value_name = "YEAR")]
        notice: Option<i32>,
    },
    /// 移除一份表格
    Remove {
        /// 表格编号
        id: String,
    },
    /// 软件的表格样式：导出、导入、恢复；都不写时列出改过的
    Definition {
        /// 材料种类
        kind: Option<String>,
        /// 年度，默认为最新的年度通知
        #[arg(long, value_name = "YEAR")]
        notice: Option<i32>,
        /// 导出为文件
        #[arg(long)]
        out: Option<PathBuf>,
        /// 从文件导入
        #[arg(long = "in", conflicts_with = "out")]
        from: Option<PathBuf>,
        /// 恢复随软件提供的样式
        #[arg(long, conflicts_with_all = ["out", "from"])]
        reset: bool,
    },
    /// 按班次填写一份表格
    Fill {
        /// 班次编号
        class: String,
        /// 表格编号或名称
        form: String,
        /// 写到这个文件
        #[arg(long)]
        out: PathBuf,
    },
}
