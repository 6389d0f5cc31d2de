/** The invented people and offices of practice stores. Data only. */
import type { SetUpInput } from '#electron/services/desk/set-up';
import type { PersonRole } from '#shared/access/roles';
import type { AccountId, DivisionCode } from '#shared/domain/ids';

const person = (account: string, name: string, ...roles: PersonRole[]): SetUpInput['people'][number] => ({
  account: account as AccountId,
  name,
  roles,
  passphrase: '',
});

/** Enough people for every step and for every refusal of separation of duties. */
export const PRACTICE_STAFF: SetUpInput['people'] = [
  person('clerk', '王敏', 'SUBJECT_CLERK', 'ACCEPTANCE_CLERK'),
  person('reviewer', '李强', 'SUBJECT_REVIEWER', 'REVIEWER'),
  person('supervisor', '赵华', 'SUPERVISOR'),
  person('deputy', '孙丽', 'REVIEWER', 'SUPERVISOR'),
  person('admin', '周平', 'SYSADMIN'),
  person('security', '郑洁', 'SECADMIN'),
  person('auditor', '吴静', 'AUDITOR'),
  person('oversight', '马建国', 'OVERSIGHT'),
];

/** The sample offices: two with agency powers by the rules, one without (XJR-5). */
export const PRACTICE_OFFICES: { readonly [K in 'region' | 'prefecture' | 'county']: SetUpInput['office'] } =
  {
    region: {
      name: '自治区数据资源和政务服务中心（练习）',
      level: 'region',
      division: '650000' as DivisionCode,
      documentWord: '新数登',
      address: '乌鲁木齐市练习路9号',
      phone: '0991-1234567',
    },
    prefecture: {
      name: '喀什地区公共数据登记中心（练习）',
      level: 'prefecture',
      division: '653100' as DivisionCode,
      documentWord: '喀数登',
      address: '喀什市练习路1号政务服务中心三楼',
      phone: '0998-1234567',
    },
    county: {
      name: '疏附县数据服务中心（练习）',
      level: 'county',
      division: '653121' as DivisionCode,
      documentWord: '疏附数登',
      address: '疏附县练习路2号政务服务中心',
      phone: '0998-7654321',
    },
  };
