-- Texts written by hand in which a name (?1) stands, but for those of the person's own enrolments (?2, a JSON list of
-- keys): those are emptied.
SELECT c.title, '材料文字' FROM narrative n JOIN training_class c ON c.id = n.class_id WHERE instr(n.body, ?1)
UNION SELECT c.title, '班委和临时党小组活动' FROM activity a JOIN training_class c ON c.id = a.class_id
  WHERE instr(a.theme, ?1) OR instr(a.minutes, ?1) OR instr(a.place, ?1)
UNION SELECT c.title, '班委和临时党小组推选记录' FROM election l JOIN training_class c ON c.id = l.class_id
  WHERE instr(l.minutes, ?1)
UNION SELECT c.title, '班委和临时党小组总结' FROM training_class c
  WHERE instr(c.committee_summary, ?1) OR instr(c.few_members_handling, ?1)
UNION SELECT c.title, '成果与宣传' FROM outcome o JOIN training_class c ON c.id = o.class_id
  WHERE instr(o.title, ?1) OR instr(o.detail, ?1) OR instr(o.source, ?1)
UNION SELECT c.title, '备案变更' FROM change_report r JOIN training_class c ON c.id = r.class_id WHERE instr(r.reason, ?1)
UNION SELECT c.title, '备案材料备注' FROM packet_item i JOIN training_class c ON c.id = i.class_id WHERE instr(i.note, ?1)
UNION SELECT c.title, '附件名称' FROM attachment a JOIN training_class c ON c.id = a.class_id
  WHERE (instr(a.title, ?1) OR instr(a.file_name, ?1))
  AND coalesce(a.enrolment_id, 0) NOT IN (SELECT value FROM json_each(?2))
UNION SELECT c.title, '满意度测评意见' FROM survey_comment s JOIN training_class c ON c.id = s.class_id
  WHERE instr(s.body, ?1)
UNION SELECT c.title, '绩效自评' FROM self_score s JOIN training_class c ON c.id = s.class_id
  WHERE instr(s.reason, ?1) OR instr(s.evidence, ?1)
UNION SELECT c.title, '经费备注' FROM budget_line m JOIN training_class c ON c.id = m.class_id WHERE instr(m.note, ?1)
UNION SELECT c.title, '经费备注' FROM cost_line m JOIN training_class c ON c.id = m.class_id WHERE instr(m.note, ?1)
UNION SELECT c.title, '经费备注' FROM income_line m JOIN training_class c ON c.id = m.class_id WHERE instr(m.note, ?1)
UNION SELECT c.title, '取消名单定稿的原因' FROM roster_unfreezing u JOIN training_class c ON c.id = u.class_id
  WHERE instr(u.reason, ?1)
UNION SELECT c.title, '撤销考核结论的原因' FROM conclusion_withdrawal w JOIN training_class c ON c.id = w.class_id
  WHERE instr(w.reason, ?1)
UNION SELECT c.title, '报送更正的原因' FROM submission_correction s JOIN training_class c ON c.id = s.class_id
  WHERE instr(s.reason, ?1)
UNION SELECT c.title, '归档的备考说明' FROM closing_note n JOIN training_class c ON c.id = n.class_id WHERE instr(n.note, ?1)
UNION SELECT c.title, '卷内目录' FROM archived_item i JOIN training_class c ON c.id = i.class_id
  WHERE instr(i.title, ?1) OR instr(i.note, ?1)
UNION SELECT c.title, '撤销归档的原因' FROM reopening r JOIN training_class c ON c.id = r.class_id WHERE instr(r.reason, ?1)
UNION SELECT class_title, '往年登记簿' FROM earlier_certificate
  WHERE name = ?1 OR instr(note, ?1) OR instr(void_reason, ?1)
UNION SELECT coalesce(c.title, ''), '空白证书台账' FROM stock_entry s LEFT JOIN training_class c ON c.id = s.class_id
  WHERE instr(s.reason, ?1)
UNION SELECT c.title, '证书领取人或作废原因' FROM certificate k JOIN training_class c ON c.id = k.class_id
  WHERE (instr(k.taken_by, ?1) AND k.name <> ?1 OR instr(k.hand_over_note, ?1) OR instr(k.void_reason, ?1))
  AND k.enrolment_id NOT IN (SELECT value FROM json_each(?2))
-- What others said of themselves, or somebody noted about them.
UNION SELECT c.title, '其他人员的报名信息' FROM enrolment e JOIN training_class c ON c.id = e.class_id
  WHERE (instr(e.lodging, ?1) OR instr(e.note, ?1) OR instr(e.reason, ?1) OR instr(e.front_line_how, ?1)
    OR instr(e.arrival, ?1) OR instr(e.departure, ?1) OR instr(e.food, ?1) OR instr(e.extra, ?1)
    OR instr(e.source_file, ?1) OR instr(e.source_sheet, ?1))
  AND e.id NOT IN (SELECT value FROM json_each(?2))
UNION SELECT c.title, '其他人员的名单变更原因' FROM roster_change r JOIN training_class c ON c.id = r.class_id
  WHERE instr(r.reason, ?1) AND r.enrolment_id NOT IN (SELECT value FROM json_each(?2))
UNION SELECT c.title, '其他人员的备注' FROM (
    SELECT enrolment_id, note AS told FROM attendance_mark
    UNION ALL SELECT enrolment_id, reason FROM mark_correction
    UNION ALL SELECT enrolment_id, note FROM check_in
    UNION ALL SELECT enrolment_id, note FROM conduct
    UNION ALL SELECT enrolment_id, note FROM score
    UNION ALL SELECT enrolment_id, reason FROM assessment_override
    UNION ALL SELECT enrolment_id, explanation FROM assessment_result
    UNION ALL SELECT enrolment_id, reason FROM excellent_learner
  ) x JOIN enrolment e ON e.id = x.enrolment_id JOIN training_class c ON c.id = e.class_id
  WHERE instr(x.told, ?1) AND e.id NOT IN (SELECT value FROM json_each(?2))
ORDER BY 1, 2
