/**
 * D01 登记申请表: the whole form of an application page by page, as it is filled now, for the applicant to sign
 * (XJR-9-4). It prints what was typed and judges nothing.
 */
import { type ApplyType, isApplication } from '#shared/domain/case-type';
import type { CodeLists } from '#shared/forms/code-lists';
import { isVisible } from '#shared/forms/conditions';
import { type FormPart, formsOf } from '#shared/forms/form-of';
import type { FieldSpec, FormPage, FormValues } from '#shared/forms/schema';
import { rowText, valueText } from '#shared/forms/value-text';
import { changesOf } from '#shared/regulation/casework/findings';
import type { CaseState } from '#shared/regulation/casework/state';
import { EDITABLE_STATUSES } from '#shared/regulation/casework/status';
import { applicantName } from './addressee';
import { facts, note, numbered, paragraph } from './blocks';
import type { DocumentContext } from './document-context';
import { fileTitle } from './evidence';
import { type Built, DATE_TO_WRITE, letter, notReady, registrationType, signedBy } from './letter';
import type { DocumentBlock } from './model';

const NUMERALS = '一二三四五六七八九十';

/** Most columns that stay legible beside each other; longer rows are written out. */
const MOST_COLUMNS = 5;

export function buildApplication(context: DocumentContext): Built {
  const { state } = context;
  if (!isApplication(state.caseType))
    return notReady(context, '登记机构依职权办理的案件没有登记申请表。', '请查看案件的事由和文书。');
  return letter(context, {
    title: '公共数据资源登记申请表',
    addressee: null,
    blocks: [
      ...(EDITABLE_STATUSES.includes(state.status) ? [note('草稿，未经业务审核，仅供核对。')] : []),
      facts([
        ['申请编号', state.number],
        ['登记类型', registrationType(state)],
        ['登记机构', context.office.name],
      ]),
      ...pages(state, state.caseType).flatMap(({ page, values }, index) => [
        paragraph(`${numeral(index)}、${page.title}`),
        ...pageBlocks(context, page, values),
      ]),
      ...comparison(context),
      paragraph('签字盖章'),
      facts([
        ['法定代表人（负责人）签字', '　'],
        ['经办人签字', '　'],
        ['填表日期', DATE_TO_WRITE],
      ]),
    ],
    signature: signedBy(applicantName(state)),
    footer: [`申请编号：${state.number}`],
  });
}

/** 一 … 十, 十一 … */
const numeral = (index: number): string =>
  index < NUMERALS.length ? (NUMERALS[index] ?? '') : `十${NUMERALS[index - NUMERALS.length] ?? ''}`;

function pages(
  state: CaseState,
  type: ApplyType,
): readonly { readonly page: FormPage; readonly values: FormValues }[] {
  const values: { readonly [P in FormPart]: FormValues } = state;
  return formsOf(type, state.objectType).flatMap(({ part, schema }) =>
    schema.pages.map((page) => ({ page, values: values[part] })),
  );
}

/** Fields in their order: single values as rows of one list, lists as tables of their own. */
function pageBlocks(context: DocumentContext, page: FormPage, values: FormValues): readonly DocumentBlock[] {
  const blocks: DocumentBlock[] = [];
  let open: (readonly [string, string])[] = [];
  const close = () => {
    if (open.length > 0) blocks.push(facts(open));
    open = [];
  };
  for (const spec of page.fields) {
    if (!isVisible(spec, values)) continue;
    if (spec.kind !== 'rows') {
      open.push([spec.label, fieldText(context, spec, values)]);
      continue;
    }
    close();
    blocks.push(...rowsBlocks(spec, values, context.codeLists));
  }
  close();
  return blocks;
}

function fieldText({ state, codeLists }: DocumentContext, spec: FieldSpec, values: FormValues): string {
  if (spec.kind !== 'files') return valueText(spec, values[spec.key], codeLists);
  return state.attachments
    .filter(({ field }) => field === spec.key)
    .map(fileTitle)
    .join('；');
}

function rowsBlocks(
  spec: Extract<FieldSpec, { kind: 'rows' }>,
  values: FormValues,
  lists: CodeLists,
): readonly DocumentBlock[] {
  const rows = rowsOf(values[spec.key]);
  if (rows.length === 0) return [facts([[spec.label, '']])];
  const { columns } = spec;
  if (columns.length > MOST_COLUMNS)
    return [
      paragraph(`${spec.label}：`),
      numbered(
        [[spec.label, 92]],
        rows.map((row) => [rowText(columns, row, lists)]),
      ),
    ];
  const width = 92 / columns.length;
  return [
    paragraph(`${spec.label}：`),
    numbered(
      columns.map((column) => [column.label, width] as const),
      rows.map((row) => columns.map((column) => valueText(column, row[column.key], lists))),
    ),
  ];
}

const rowsOf = (value: FormValues[string] | undefined): readonly FormValues[] =>
  Array.isArray(value)
    ? value.filter((row): row is FormValues => typeof row === 'object' && row !== null)
    : [];

/** What differs from the register, for everything but a first registration (XJR-11-2). */
function comparison({ state, codeLists }: DocumentContext): readonly DocumentBlock[] {
  const changes = changesOf(state, codeLists);
  if (changes.length === 0) return [];
  return [
    paragraph('与登记簿所载内容的对照'),
    numbered(
      [
        ['登记事项', 20],
        ['登记簿所载', 36],
        ['本次申请', 36],
      ],
      changes.map(({ label, before, after }) => [label, before, after]),
    ),
  ];
}
