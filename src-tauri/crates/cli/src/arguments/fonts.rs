//! Fonts, as they are written on the command line.

use std::path::PathBuf;

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(crate) enum FontsCommand {
    /// 列出本单位添加的字体
    List,
    /// 添加字体文件（.ttf、.ttc）
    Add {
        /// 字体文件
        file: PathBuf,
    },
    /// 移除字体
    Remove {
        /// 字体编号，见 fonts list
        id: String,
    },
    /// 检查文字中有没有字体不能显示的字
    Check {
        /// 文字，如姓名
        text: String,
    },
}
