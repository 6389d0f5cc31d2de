/** Rows of the correction list made from what was found: wording may be edited, the basis may not. Pure. */
import type { CaseView } from '#shared/contract/views';
import { basis, type ClauseId } from '#shared/domain/ids';
import {
  applicationFields,
  type FormsKind,
  fieldAt,
  placeWords,
} from '../../components/form/application-pages';
import type { DefectRow } from '../../stores/acceptance-draft';

type Finding = CaseView['findings'][number];
type Material = CaseView['materials'][number];

/** The article that asks for one notice with everything (XJR-14-2), beside the article of the defect. */
const ONE_TIME = basis('XJR-14-2');

/** Kind of defect (CL-DEFECT) by the code of a finding. */
function defectKind({ code, field }: Finding, forms: FormsKind): string {
  if (code.startsWith('PUBLIC_TEXT')) return '11';
  if (code.startsWith('USCC')) return '08';
  if (code.startsWith('DEPOSIT') || code === 'DIGEST') return '09';
  if (code.startsWith('RISK')) return '10';
  if (code === 'FILE_TYPE' || code === 'FILE_SIZE') return '06';
  if (code === 'AGENT_TERM') return '03';
  if (code === 'REQUIRED' && fieldAt(field, forms)?.spec.kind === 'files') return '01';
  if (code.endsWith('MISMATCH')) return '04';
  return '07';
}

const withOneTime = (ids: readonly ClauseId[]): readonly ClauseId[] => [...new Set([...ids, ...ONE_TIME])];

/** A row for an error that the check found. */
export function rowOfFinding(finding: Finding, forms: FormsKind): DefectRow {
  const field = fieldAt(finding.field, forms);
  const what = field?.spec.label ?? finding.field;
  const isPaper = field?.spec.kind === 'files';
  return {
    key: `finding ${finding.field} ${finding.code}`,
    place: field ? placeWords(field) : finding.field,
    kind: defectKind(finding, forms),
    problem: finding.message,
    requirement: isPaper ? `请补交${what}，并保证内容完整、清晰。` : `请按规定更正“${what}”。`,
    basis: withOneTime(finding.basis),
    newBecause: '',
  };
}

/** The form's file field that brings the material, so that the subject is led to it; else group and label. */
function placeOfMaterial({ group, label }: Material, forms: FormsKind): string {
  const field = applicationFields(forms).find(({ spec }) => spec.kind === 'files' && spec.label === label);
  return field ? placeWords(field) : `${group}：${label}`;
}

/** A row for a material marked 不符合. */
export function rowOfMaterial(material: Material, forms: FormsKind): DefectRow {
  return {
    key: `material ${material.id}`,
    place: placeOfMaterial(material, forms),
    kind: material.missing ? '01' : '07',
    problem: material.missing ? `缺少${material.label}。` : `${material.label}不符合规定。`,
    requirement: material.missing ? `请补交${material.label}。` : `请更换符合规定的${material.label}。`,
    basis: withOneTime(material.basis),
    newBecause: '',
  };
}

/** An empty row for what the officer found. */
export function emptyRow(serial: number): DefectRow {
  return {
    key: `own ${serial}`,
    place: '',
    kind: '07',
    problem: '',
    requirement: '',
    basis: ONE_TIME,
    newBecause: '',
  };
}

/** Rows with the new ones added; a row that is there already, or says the same, stays as it was edited. */
export function addRows(rows: readonly DefectRow[], added: readonly DefectRow[]): readonly DefectRow[] {
  const isKnown = (row: DefectRow) =>
    rows.some((old) => old.key === row.key || (old.place === row.place && old.kind === row.kind));
  return [...rows, ...added.filter((row) => !isKnown(row))];
}

/** Number (from 1) of the first row that is not filled; null when all are. */
export function firstIncomplete(rows: readonly DefectRow[]): number | null {
  const at = rows.findIndex((row) =>
    [row.place, row.problem, row.requirement].some((text) => text.trim().length < 2),
  );
  return at < 0 ? null : at + 1;
}
