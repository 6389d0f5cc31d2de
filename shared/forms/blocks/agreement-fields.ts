/** The authorised operation agreement behind an object (XJO-21-1): it limits the validity of a product (XJR-19-2). */
import { basis } from '#shared/domain/ids';
import { when } from '../conditions';
import type { FieldSpec } from '../schema';

export const IN_SCOPE = when('纳入授权运营范围', 'inAuthorizedScope', true);

/** Keys of the block that may change under 授权协议期限. */
export const AGREEMENT_KEYS: readonly string[] = [
  'agreementNo',
  'agreementFrom',
  'agreementTo',
  'agreementFiledNo',
  'authMode',
  'agreementFile',
];

/** Fields of the agreement, shown within authorised operation; a product cannot do without them. */
export function agreementFields(isDemanded: boolean): readonly FieldSpec[] {
  const required = isDemanded ? IN_SCOPE : 'N';
  const term = { required, visible: IN_SCOPE, basis: basis('XJR-19-2', 'XJO-17-1', 'NDR-15-2') } as const;
  return [
    {
      key: 'agreementNo',
      label: '对应授权协议编号',
      kind: 'text',
      max: 100,
      required,
      visible: IN_SCOPE,
      ...(isDemanded ? {} : { help: '协议已签订的填写编号，未签订的留空。' }),
      basis: basis('XJO-21-1'),
    },
    { key: 'agreementFrom', label: '授权协议期限起', kind: 'date', ...term },
    {
      key: 'agreementTo',
      label: '授权协议期限止',
      kind: 'date',
      notBefore: 'agreementFrom',
      help: '运营期限原则上最长不超过 5 年；不满 3 年的，登记结果有效期以实际运营期限为准。',
      ...term,
    },
    {
      key: 'agreementFiledNo',
      label: '授权协议备案号',
      kind: 'text',
      max: 100,
      required: 'N',
      visible: IN_SCOPE,
      help: '协议已备案的填写备案号。',
      basis: basis('XJO-16-2', 'XJO-16-3'),
    },
    {
      key: 'authMode',
      label: '授权运营模式',
      kind: 'enum',
      list: 'CL-AUTHMODE',
      required,
      visible: IN_SCOPE,
      basis: basis('XJO-5-1', 'XJO-5-2'),
    },
    {
      key: 'agreementFile',
      label: '授权运营协议',
      kind: 'files',
      attachmentType: '08',
      required,
      visible: IN_SCOPE,
      basis: basis('XJO-21-1', 'XJO-17-1'),
    },
  ];
}
