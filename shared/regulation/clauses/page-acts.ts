/**
 * Screens and protections that act for a clause without being a step, a form field or a letter. Only what the
 * program does; a clause that is merely mentioned is not listed. Data only.
 */
import { basis, type ClauseId } from '#shared/domain/ids';

export interface PageAct {
  readonly id: string;
  /** The page, and what it does for the clause, zh-CN. */
  readonly label: string;
  readonly basis: readonly ClauseId[];
}

export const PAGE_ACTS: readonly PageAct[] = [
  { id: 'register', label: '登记簿：各项登记及其全部版本', basis: basis('XJR-11-1', 'XJR-11-2', 'XJR-5-3') },
  { id: 'register/find', label: '登记簿：按查询码、名称、主体查验', basis: basis('XJR-7-3') },
  { id: 'register/subjects', label: '登记簿：登记主体信息及变动情况', basis: basis('XJR-18-2', 'XJR-3-2') },
  { id: 'register/export', label: '登记簿：导出留痕，默认限内部使用', basis: basis('XJR-22-1', 'XJR-22-2') },
  {
    id: 'confirmation',
    label: '登记簿、案件：自治区系统确认情况',
    basis: basis('XJR-3-4', 'XJR-5-5', 'XJR-9-1'),
  },
  {
    id: 'reminders',
    label: '提醒：期限、续展窗口、期满、规则到期',
    basis: basis('XJR-19-3', 'XJR-19-5', 'XJR-28-1', 'XJR-15-2'),
  },
  { id: 'reports/annual', label: '提醒：登记年度报告及办理时效', basis: basis('XJR-21-1', 'XJR-21-2') },
  { id: 'case/objections', label: '案件：异议', basis: basis('XJR-7-4', 'NDR-12-6') },
  { id: 'case/publicity', label: '案件：公示内容及敏感信息提示', basis: basis('XJR-16-3', 'XJR-16-4') },
  { id: 'case/history', label: '案件：办理记录与历次提交', basis: basis('XJR-14-3', 'XJR-21-1') },
  { id: 'admin/office', label: '管理：指定文件与备案', basis: basis('XJR-5-4', 'XJR-5-2') },
  { id: 'admin/supervision', label: '管理：监督管理', basis: basis('XJR-23-1', 'XJR-23-3') },
  { id: 'admin/rules', label: '管理：规则包的核对与确认', basis: basis('XJR-7-1', 'XJR-28-1') },
  { id: 'admin/people', label: '管理：人员与岗位', basis: basis('XJR-7-5', 'XJR-3-3') },
  { id: 'form/region', label: '申请表：登记主体区划代码限自治区内', basis: basis('XJR-2-1') },
  { id: 'store', label: '数据安全：加密保存，办理记录可验真', basis: basis('XJR-7-5') },
  { id: 'clauses', label: '条款：原文、理解与作用之处', basis: basis('XJR-1-2', 'XJR-5-1') },
];
