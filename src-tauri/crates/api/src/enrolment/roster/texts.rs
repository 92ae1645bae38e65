//! Running texts of the handbook and the pledges, prefilled from the record.

use yanxiu_domain::chinese;
use yanxiu_domain::dossier::Dossier;

use crate::reports::texts::or_blank;

/// The text of a section as the record gives it; empty for a section that isn't of these papers.
pub(crate) fn prefilled(d: &Dossier, paper: &str, section: &str) -> String {
    let class = &d.class;
    let period = chinese::period(class.opens_on, class.closes_on);
    let place = or_blank(&class.place, "（地点待定）");
    let contact = format!(
        "{}，电话：{}",
        or_blank(&class.contact.name, "（联系人）"),
        or_blank(&class.contact.phone, "（电话）")
    );
    let masks =
        if class.epidemic_in_force { "进入教室、餐厅佩戴口罩，配合测温和健康监测。" } else { "" };
    match (paper, section) {
        ("handbook", "welcome") => format!(
            "欢迎参加“{}”。\n本期研修根据{}《{}》（{}）举办，{period}，共{}天、{}学时，地点：{place}。请认真阅读本手册，按要求参加学习和各项活动。祝学习进步、身体健康。",
            class.title,
            d.notice.issuer,
            d.notice.title,
            d.notice.number,
            class.days(),
            d.planned_hours()
        ),
        ("handbook", "discipline") => format!(
            "一是按时参加全部课程，每次课本人签到，不迟到、不早退，不代签。\n二是因故不能上课的，须提前向班主任书面请假；实修学时达不到计划学时{}%的，不能结业。\n三是课堂上手机静音，未经授课专家同意不录音录像，不外传课件。\n四是遵守住宿和用餐规定，注意人身和财物安全，外出须告知班主任或组长。{masks}\n五是厉行节约，不相互宴请，不收受礼品；研修不向学员个人收取培训费。",
            d.scheme.min_attendance_percent
        ),
        ("handbook", "assessment") => or_blank(&class.assessment_method, "按出勤、测试和研修心得综合评定。"),
        ("handbook", "meals") => {
            "凭房卡或胸牌到餐厅用餐：早餐7:00—8:20，午餐12:00—13:00，晚餐17:30—18:30。清真等饮食要求已按报名回执安排，如有变化请告知班主任。住宿房间见报到时发放的房卡，贵重物品自行保管，退房时间为结业当日14:00前。".to_owned()
        }
        ("handbook", "transport") => {
            format!("研修地点：{place}。往返交通由学员自理；现场教学统一乘车，请按组就座，提前10分钟集合。自驾车请停放在指定车位。")
        }
        ("handbook", "emergency") => {
            let lead = or_blank(&class.host_lead.name, "（项目负责人）");
            let lead_phone = or_blank(&class.host_lead.phone, "（电话）");
            format!(
                "班主任：{contact}（24小时）\n项目负责人：{lead}，电话：{lead_phone}\n报警：110　　急救：120　　火警：119\n遇突发情况请先确保自身安全，并立即报告班主任或组长。"
            )
        }
        ("pledges", "pledge") => format!(
            "本人自愿参加“{}”（{period}），郑重承诺：\n一、遵守研修纪律和作息时间，按时参加全部课程和活动，本人签到，因故缺课履行请假手续。\n二、尊重授课专家，认真学习研讨，独立完成测试和研修心得。\n三、遵守住宿、用餐、外出和安全管理规定，对本人的人身和财物安全负责。\n四、遵守中央八项规定精神，不参加与研修无关的宴请和活动。\n五、未经同意不录制、不传播课程内容和课件。\n六、所填报的个人信息和提交的材料真实有效。",
            class.title
        ),
        ("pledges", "health") if class.epidemic_in_force => {
            "一、报到前14天内，本人没有中高风险地区旅居史，没有接触过新冠肺炎确诊病例、疑似病例和无症状感染者。\n二、本人没有发热、咳嗽、乏力等症状，健康码为绿码。\n三、研修期间服从疫情防控安排，每日测温，佩戴口罩，不聚集；如有身体不适立即报告。\n四、以上情况如有隐瞒，本人承担相应责任。".to_owned()
        }
        _ => String::new(),
    }
}
