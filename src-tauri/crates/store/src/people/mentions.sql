-- Texts written by hand in which a name stands.
SELECT c.title, '材料文字' FROM narrative n JOIN training_class c ON c.id = n.class_id WHERE instr(n.body, ?1)
UNION SELECT c.title, '班委和临时党小组活动' FROM activity a JOIN training_class c ON c.id = a.class_id
  WHERE instr(a.theme, ?1) OR instr(a.minutes, ?1)
UNION SELECT c.title, '班委和临时党小组总结' FROM training_class c
  WHERE instr(c.committee_summary, ?1) OR instr(c.few_members_handling, ?1)
UNION SELECT c.title, '成果与宣传' FROM outcome o JOIN training_class c ON c.id = o.class_id
  WHERE instr(o.title, ?1) OR instr(o.detail, ?1)
UNION SELECT c.title, '备案变更' FROM change_report r JOIN training_class c ON c.id = r.class_id WHERE instr(r.reason, ?1)
UNION SELECT c.title, '附件名称' FROM attachment a JOIN training_class c ON c.id = a.class_id
  WHERE instr(a.title, ?1) OR instr(a.file_name, ?1)
UNION SELECT c.title, '证书领取人' FROM certificate k JOIN training_class c ON c.id = k.class_id
  WHERE instr(k.taken_by, ?1) AND k.name <> ?1
ORDER BY 1, 2
