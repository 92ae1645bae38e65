// Generated from the commands of the office. Don't edit: change the Rust side and run `cargo xtask codegen`.

export const periodUnitLabels = {
  months: "个月",
  days: "天",
  working_days: "个工作日",
} as const;

export const neededLabels = {
  always: "必备",
  epidemic: "疫情防控期间",
  changed: "有变更时",
  optional: "可选",
} as const;

export const basisLabels = {
  by_hand: "人工评分",
  packet_complete: "方案完备",
  funds_secured: "经费落实且不向个人收费",
  filed_in_time: "备案及时",
  filed_complete: "备案规范",
  senior_teachers: "正高及以上占比",
  sessions_held: "课程按计划实施率",
  attendance_rate: "出勤率",
  committee_work: "班委与临时党小组",
  safety: "安全与疫情防控",
  learners: "培训人数完成率",
  hours_held: "学时完成率",
  courses_held: "课程完成率",
  completion_rate: "结业率",
  on_time: "按期完成并报送",
  within_budget: "预算执行与合规",
  satisfaction: "学员满意度",
  achievements: "学习成果与应用",
  publicity: "示范引领与宣传",
  courseware: "课件共享",
} as const;

export const deliveryModeLabels = {
  face_to_face: "面授",
  online: "线上",
  mixed: "线上线下结合",
} as const;

export const costKindLabels = {
  teacher_fee: "师资费",
  lodging: "住宿费",
  meals: "伙食费",
  venue: "场地、资料、交通费",
  other: "其他费用",
} as const;

export const dayPartLabels = {
  morning: "上午",
  afternoon: "下午",
  evening: "晚上",
} as const;

export const sessionKindLabels = {
  lecture: "专题讲座",
  seminar: "研讨交流",
  case: "案例教学",
  on_site: "现场教学",
  group_study: "分组学习",
  check_in: "报到",
  opening: "开班式",
  closing: "结业式",
  assessment: "结业考核",
  party_activity: "临时党小组活动",
  committee_activity: "班委活动",
} as const;

export const expertLevelLabels = {
  academician: "院士",
  high_level: "高层次人才",
  senior: "正高级",
  associate: "副高级",
  other: "其他",
} as const;

export const changeKindLabels = {
  adjustment: "调整情况说明",
  other: "备案事项变更说明",
} as const;

export const sexLabels = {
  male: "男",
  female: "女",
} as const;

export const documentKindLabels = {
  resident: "居民身份证",
  passport: "护照",
  home_return: "港澳居民来往内地通行证",
  taiwan: "台湾居民来往大陆通行证",
  foreign_permanent_old: "外国人永久居留证",
} as const;

export const politicalStatusLabels = {
  party_member: "中共党员",
  probationary_member: "中共预备党员",
  youth_league: "共青团员",
  rcck: "民革党员",
  cdl: "民盟盟员",
  cndca: "民建会员",
  capd: "民进会员",
  cpwdp: "农工党党员",
  zhigong: "致公党党员",
  jiusan: "九三学社社员",
  tsgl: "台盟盟员",
  non_party: "无党派人士",
  public: "群众",
} as const;

export const cityLabels = {
  jinan: "济南",
  qingdao: "青岛",
  zibo: "淄博",
  zaozhuang: "枣庄",
  dongying: "东营",
  yantai: "烟台",
  weifang: "潍坊",
  jining: "济宁",
  taian: "泰安",
  weihai: "威海",
  rizhao: "日照",
  linyi: "临沂",
  dezhou: "德州",
  liaocheng: "聊城",
  binzhou: "滨州",
  heze: "菏泽",
  provincial: "省直",
} as const;

export const personFieldLabels = {
  name: "姓名",
  reading: "姓名读音",
  document: "证件",
  sex: "性别",
  birth: "出生日期",
  ethnic_group: "民族",
} as const;

export const foundByLabels = {
  name: "姓名",
  number: "证件号码",
  phone: "手机",
  unit: "单位",
} as const;

export const enrolmentStatusLabels = {
  pending: "待审验",
  accepted: "已通过",
  returned: "退回补正",
  waiting: "候补",
  declined: "未通过",
  cancelled: "已取消",
} as const;

export const titleLevelLabels = {
  senior: "正高级",
  associate: "副高级",
  middle: "中级",
  junior: "初级及以下",
} as const;

export const evidenceKindLabels = {
  title_certificate: "职称证书",
  recommendation: "单位推荐意见",
  unit_seal: "单位盖章",
} as const;

export const fitLabels = {
  meets: "符合",
  unclear: "待核实",
  fails: "不符合",
} as const;

export const takesLabels = {
  place: "录取",
  turn: "候补",
  look: "先核实条件",
} as const;

export const orderByLabels = {
  pinyin: "姓名拼音",
  unit: "工作单位",
  city: "所在市",
  arrival: "报名先后",
  given: "自定",
} as const;

export const rosterChangeKindLabels = {
  added: "新增",
  removed: "退出",
  corrected: "更正",
} as const;

export const roomWishLabels = {
  none: "不住宿",
  single: "单间",
  shared: "合住",
  unsaid: "未填写",
} as const;

export const roomUnitsLabels = {
  together: "同单位优先同住",
  apart: "不同单位同住",
} as const;

export const seatFillLabels = {
  number: "名单序号",
  group: "小组",
  unit: "工作单位",
} as const;

export const markLabels = {
  present: "出勤",
  late: "迟到",
  left_early: "早退",
  leave: "请假",
  absent: "缺勤",
} as const;

export const checkInStateLabels = {
  arrived: "已报到",
  no_show: "未到",
} as const;

export const sheetByLabels = {
  half_day: "每半天一张",
  session: "每次课一张",
} as const;

export const bodyLabels = {
  committee: "班委",
  party_group: "临时党小组",
} as const;

export const activityKindLabels = {
  political_study: "政治学习",
  discussion: "小组讨论",
  themed_practice: "主题实践",
  meeting: "班务会议",
} as const;

export const conductGradeLabels = {
  excellent: "优秀",
  good: "良好",
  passed: "合格",
  failed: "不合格",
} as const;

export const surveyGradeLabels = {
  very_satisfied: "非常满意",
  satisfied: "满意",
  fair: "一般",
  dissatisfied: "不满意",
} as const;

export const componentKindLabels = {
  attendance: "出勤",
  exam: "测试",
  paper: "论文",
  presentation: "汇报",
  conduct: "表现",
  group_work: "小组作业",
  other: "其他",
} as const;

export const certificateStateLabels = {
  drafted: "已编号",
  printed: "已打印",
  handed_over: "已领取",
  void: "已作废",
} as const;

export const hoursStatedLabels = {
  class: "班次学时",
  earned: "实修学时",
} as const;

export const numberingLabels = {
  scheme: "承办单位自编号",
  list: "主管部门编号",
} as const;

export const stockKindLabels = {
  received: "领入",
  printed: "打印",
  spoiled: "打废",
} as const;

export const chartKeyLabels = {
  attendance: "各次课到课率",
  cities: "学员所在市",
  titles: "学员职称层次",
  satisfaction: "授课专家满意率",
  money: "经费预算与支出",
} as const;

export const incomeKindLabels = {
  own_funds: "单位自筹",
  learners_unit: "学员单位缴费",
  board_and_lodging: "食宿费自理",
  learner_fee: "违规收费",
} as const;

export const outcomeKindLabels = {
  achievement: "学习成果",
  media: "媒体报道",
  good_practice: "典型经验",
  courseware: "共享课件",
  inspection: "监督巡查",
  incident: "安全事件",
} as const;

/** What a column of a receipt can mean: path and label. */
export const receiptFields = [
  ["person.name", "姓名"],
  ["person.sex", "性别"],
  ["person.ethnic_group", "民族"],
  ["person.id_number", "身份证号码"],
  ["person.document_kind", "证件类型"],
  ["person.birth", "出生日期"],
  ["details.unit", "工作单位"],
  ["details.city", "所在市"],
  ["details.post", "职务"],
  ["details.title", "职称"],
  ["details.post_title", "职务职称"],
  ["details.title_level", "职称级别"],
  ["details.field", "从事专业"],
  ["details.political_status", "政治面貌"],
  ["details.phone", "手机号码"],
  ["details.front_line", "是否一线"],
  ["details.front_line_how", "一线情况说明"],
  ["details.lodging", "住宿要求"],
  ["details.food", "饮食要求"],
  ["details.arrival", "到达时间"],
  ["details.departure", "返程时间"],
  ["details.note", "备注"],
] as const;
