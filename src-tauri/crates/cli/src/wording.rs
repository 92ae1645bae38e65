//! What the libraries say in English, in the words of an office.

use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Headings of the help pages, for a command and everything beneath it.
pub(crate) fn in_chinese(command: Command) -> Command {
    let inner: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    let template = match (inner.is_empty(), command.get_positionals().next()) {
        (false, _) => "{about}\n\n用法：{usage}\n\n命令：\n{subcommands}\n\n选项：\n{options}",
        (true, Some(_)) => "{about}\n\n用法：{usage}\n\n参数：\n{positionals}\n\n选项：\n{options}",
        (true, None) => "{about}\n\n用法：{usage}\n\n选项：\n{options}",
    };
    let command = command.help_template(template);
    inner.into_iter().fold(command, |command, name| command.mut_subcommand(name, in_chinese))
}

/// What is wrong with a command line.
pub(crate) fn usage(error: &clap::Error) -> String {
    let said = |kind| {
        error.get(kind).map(|value| match value {
            ContextValue::Strings(many) => many.join(" "),
            other => other.to_string(),
        })
    };
    let argument = said(ContextKind::InvalidArg).unwrap_or_default();
    let value = said(ContextKind::InvalidValue).unwrap_or_default();
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("没有“{}”这个命令", said(ContextKind::InvalidSubcommand).unwrap_or_default())
        }
        ErrorKind::UnknownArgument => format!("这里不能写“{argument}”"),
        ErrorKind::MissingRequiredArgument => format!("缺少 {argument}"),
        ErrorKind::ArgumentConflict => {
            format!("{argument} 不能与 {} 同时写", said(ContextKind::PriorArg).unwrap_or_default())
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} 后面没有写内容"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!("{argument} 不能是“{value}”"),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "没有写完整的命令".to_owned()
        }
        _ => "命令写法不对".to_owned(),
    }
}

/// The label of a key of a document, where a person reads it.
pub(crate) fn label(key: &str) -> &str {
    match key {
        "data" => "数据文件夹",
        "bundle" => "材料位置",
        "class_id" => "班次编号",
        "classes" => "班次",
        "files" => "文件",
        "path" => "位置",
        "id" => "编号",
        "title" => "名称",
        "plan_number" => "计划编号",
        "opens_on" => "开班",
        "closes_on" => "结束",
        "learners" => "学员",
        "size" => "计划人数",
        "hours" => "学时",
        "stage_label" => "阶段",
        "next_step" => "下一步",
        "filing_due" => "备案期限",
        "counted_days" => "倒数的工作日",
        "report_due" => "报送期限",
        "report_suggested" => "建议报送日",
        "complete_by" => "办结期限",
        "calendar" => "日历",
        "valid" => "有效",
        "birth" => "出生日期",
        "sex" => "性别",
        "rows" => "行数",
        "new" => "新增",
        "matched" => "已有人员",
        "duplicates" => "重复",
        "rejected" => "不能导入",
        "people" => "人员",
        "name" => "姓名",
        "id_number" => "证件号码",
        "unit" => "单位",
        "status" => "状态",
        "planned" => "计划学时",
        "earned" => "实修学时",
        "rate" => "比率",
        "passed" => "合格",
        "concluded_on" => "结论日期",
        "certificates" => "证书",
        "certificate" => "证书",
        "number" => "编号",
        "issued_on" => "发证日期",
        "state" => "状态",
        "validity" => "效力",
        "message" => "说明",
        "backups" => "备份",
        "at" => "时间",
        "bytes" => "字节",
        "ok" => "完好",
        "findings" => "发现的问题",
        "entries" => "操作记录",
        "seq" => "序号",
        "who" => "操作人",
        "what" => "操作",
        "items" => "涉及记录",
        "undone" => "已撤销",
        "pages" => "页数",
        "format" => "格式",
        "sha256" => "校验码",
        "recovery_code" => "恢复码",
        "members" => "成员",
        "activities" => "活动",
        "conduct" => "党员表现",
        "summary" => "总结",
        "post" => "职务",
        "person" => "人员",
        "frozen_on" => "定稿日期",
        "frozen_late" => "晚于开班",
        "suggested_on" => "建议定稿日",
        "numbers_run" => "序号连续",
        "freeze_problems" => "定稿前须知",
        "changes" => "变更",
        "unfreezings" => "取消定稿",
        "before" => "原为",
        "after" => "现为",
        "reason" => "原因",
        "group" => "组",
        "leader" => "组长",
        "room" => "房间",
        "rooms" => "房间",
        "room_list" => "可用房间",
        "room_problems" => "住宿问题",
        "beds" => "床位",
        "foods" => "饮食",
        "food" => "饮食",
        "lodging" => "住宿要求",
        "seat" => "座位",
        "seat_plan" => "教室",
        "columns" => "列",
        "aisles" => "过道",
        "city" => "市",
        "errors" => "须处理",
        "warnings" => "提醒",
        "written" => "已写入",
        "rank" => "顺序",
        "takes" => "建议",
        "reasons" => "理由",
        "texts" => "内容",
        "units" => "各单位",
        "text" => "答复",
        "notes" => "影响",
        "total" => "人数",
        "everybody" => "在册",
        "erased" => "已删除",
        "years" => "年度",
        "year" => "年度",
        "phone" => "手机",
        "document_kind" => "证件种类",
        "last_class" => "最近班次结束",
        "undrawable" => "缺字",
        "pairs" => "可能是同一人",
        "first" => "一方",
        "second" => "另一方",
        "why" => "依据",
        "history" => "历次班次",
        "journal" => "操作记录",
        "former_documents" => "曾用证件",
        "spellings" => "其他写法",
        "kept_until" => "保存到",
        "reading" => "姓名读音",
        "ethnic_group" => "民族",
        "enrolment_id" => "报名编号",
        "class_title" => "班次",
        "found_by" => "查到依据",
        "person_id" => "人员编号",
        "checked" => "检查人数",
        "characters" => "用字",
        "character" => "字",
        "code_point" => "码位",
        "goes" => "将要删除",
        "stays" => "必须保留",
        "by_hand" => "另需处理",
        "shipped" => "随软件年限",
        other => other,
    }
}
