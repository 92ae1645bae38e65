//! Slips in files of data, as the readers of TOML and JSON tell them, in the words of an office.

/// What is wrong with a file or payload, from the reader's English in the words of an office. What our own readers say
/// is Chinese already, and stays.
pub fn plain_reason(message: &str) -> String {
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let expected = || quoted.get(1..).unwrap_or_default().join("、");
    if message.starts_with("missing field") {
        format!("缺少“{}”", quoted.first().unwrap_or(&""))
    } else if message.starts_with("unknown field") {
        format!("没有“{}”这一项，可以写的有：{}", quoted.first().unwrap_or(&""), expected())
    } else if message.starts_with("unknown variant") {
        format!("不能写“{}”，可以写的有：{}", quoted.first().unwrap_or(&""), expected())
    } else if message.starts_with("invalid type") {
        "内容的类型不对：文字要加引号，数字和是否（true、false）不加".to_owned()
    } else if message.starts_with("invalid value") || message.starts_with("number too") {
        "数值超出范围".to_owned()
    } else if message.starts_with("duplicate") {
        "同一项写了两次".to_owned()
    } else if message.is_ascii() {
        "写法不对，请检查引号、等号和方括号".to_owned()
    } else {
        message.to_owned()
    }
}

/// The line of a text, from 1, in which a byte stands.
pub fn line_of(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).filter(|b| *b == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_reader_says_is_put_into_chinese() {
        for (message, expected) in [
            ("missing field `title`", "缺少“title”"),
            ("unknown field `titel`, expected `title` or `size`", "没有“titel”这一项，可以写的有：title、size"),
            (
                "invalid type: integer `3`, expected a string",
                "内容的类型不对：文字要加引号，数字和是否（true、false）不加",
            ),
            ("expected `=`", "写法不对，请检查引号、等号和方括号"),
            ("“2021-13-01”不是日期", "“2021-13-01”不是日期"),
        ] {
            assert_eq!(plain_reason(message), expected);
        }
    }
}
