/**
 * Guard over every text that will be published (XJR-16-3, XJR-16-4): finds personal data, secrecy words
 * and inner addresses. It points, it never changes the text; each hit is masked, edited or accepted with a
 * reason by a person. Places are UTF-16 units of the text as given.
 */
import { idCardProblem } from './id-card';
import { passesLuhn } from './luhn';
import { PERSON_PATTERNS } from './public-text-names';
import { foldWidth } from './text';

/** `secrecyHint` and `dataLevel` are warnings: ordinary wording often has them. The others block. */
export type PublicTextKind =
  | 'idCard'
  | 'bankCard'
  | 'mobile'
  | 'email'
  | 'plate'
  | 'coordinates'
  | 'personName'
  | 'secrecy'
  | 'secrecyHint'
  | 'dataLevel'
  | 'internalAddress'
  | 'internalName';

export interface PublicTextHit {
  readonly kind: PublicTextKind;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly message: string;
}

interface Rule {
  readonly kind: PublicTextKind;
  readonly what: string;
  readonly pattern: RegExp;
  /** Second look at a match, with the whole text and the place. */
  readonly confirm?: (match: string, whole: string, from: number) => boolean;
}

const digitsOf = (text: string): string => text.replace(/[ -]/g, '');

/** 「不涉及国家秘密」 states that there is none; it is no secret itself. */
const NEGATION = /(不|未|无|非|免|没有|排除|剔除|禁止|除)[^。；;!！?？\n]{0,16}$/;
const COMMERCIAL = /商业$/;
const isAsserted = (_match: string, whole: string, from: number): boolean => {
  const before = whole.slice(Math.max(0, from - 24), from);
  return !NEGATION.test(before) && !COMMERCIAL.test(before);
};

const isPair = (match: string): boolean => {
  const [first = Number.NaN, second = Number.NaN] = (match.match(/\d+\.\d+/g) ?? []).map(Number);
  const fits = (longitude: number, latitude: number) =>
    longitude >= 73 && longitude <= 136 && latitude >= 3 && latitude <= 54;
  return fits(first, second) || fits(second, first);
};

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';

/** In order of weight: a later hit that overlaps an earlier one is dropped. */
const RULES: readonly Rule[] = [
  {
    kind: 'idCard',
    what: '身份证号码',
    pattern: /(?<![0-9A-Za-z])[1-9](?:[ -]?\d){16}[ -]?[\dXx](?![0-9A-Za-z])/g,
    confirm: (match) => idCardProblem(digitsOf(match)) === undefined,
  },
  {
    kind: 'mobile',
    what: '手机号码',
    pattern: /(?<![0-9A-Za-z.])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![0-9A-Za-z])/g,
  },
  {
    kind: 'bankCard',
    what: '银行卡号',
    pattern: /(?<![0-9A-Za-z.])[3-6]\d{3}(?:[ -]?\d){12,15}(?![0-9A-Za-z])/g,
    confirm: (match) => passesLuhn(digitsOf(match)),
  },
  { kind: 'email', what: '电子邮箱', pattern: /[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g },
  {
    kind: 'plate',
    what: '车牌号',
    pattern:
      /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•・ ]?(?=[A-HJ-NP-Z]*\d[A-HJ-NP-Z]*\d)[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳](?![0-9A-Za-z])/g,
  },
  {
    kind: 'coordinates',
    what: '精确坐标',
    pattern:
      /(?<![\d.])\d{1,3}\.\d{4,}[°度]?[EN]?[ ,、;/]+(?:东经|北纬|经度|纬度|[EN])?[: ]*\d{1,3}\.\d{4,}/g,
    confirm: isPair,
  },
  {
    kind: 'coordinates',
    what: '精确坐标',
    pattern: /(?:东经|北纬|经度|纬度|坐标)[为是:= ]*\d{1,3}\.\d{4,}|(?<![\d.])\d{1,3}\.\d{4,}°/g,
  },
  ...PERSON_PATTERNS.map((pattern): Rule => ({ kind: 'personName', what: '个人姓名', pattern })),
  {
    kind: 'secrecy',
    what: '密级字样',
    pattern: /绝密|机密|工作秘密|国家秘密|秘密/g,
    confirm: isAsserted,
  },
  {
    kind: 'secrecyHint',
    what: '内部或敏感字样',
    pattern: /内部(?:资料|文件|使用|数据|信息|掌握|系统)|敏感(?:个人)?(?:信息|数据|内容|字段)/g,
    confirm: isAsserted,
  },
  { kind: 'dataLevel', what: '重要数据或核心数据字样', pattern: /重要数据|核心数据/g, confirm: isAsserted },
  {
    kind: 'internalAddress',
    what: '内部网络地址',
    pattern: new RegExp(
      `(?<![\\d.])(?:10\\.${OCTET}\\.|172\\.(?:1[6-9]|2\\d|3[01])\\.|192\\.168\\.)${OCTET}\\.?${OCTET}(?![\\d.])`,
      'g',
    ),
    confirm: (match) => match.split('.').length === 4,
  },
  {
    kind: 'internalName',
    what: '数据库或库表名称',
    pattern:
      /jdbc:\S+|(?:表名|库名|实例名)[为是: ]*[A-Za-z][\w.$]{2,}|(?<![A-Za-z0-9_])(?:tb?|tbl|tab|db|dw|ods|dwd|dws|dim|ads|sys|vw?)_[A-Za-z0-9_]{2,}|(?<![A-Za-z0-9_])[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*_(?:info|table|tab|tbl|db|log|bak|dtl|detail)(?![A-Za-z0-9_])/gi,
  },
];

const overlaps = (a: { from: number; to: number }, b: { from: number; to: number }): boolean =>
  a.from < b.to && b.from < a.to;

/** Everything in a public text that a person must look at, in reading order. */
export function scanPublicText(text: string): readonly PublicTextHit[] {
  const folded = foldWidth(text);
  const hits: PublicTextHit[] = [];
  for (const { kind, what, pattern, confirm } of RULES) {
    for (const match of folded.matchAll(pattern)) {
      const from = match.index;
      const to = from + match[0].length;
      if (confirm && !confirm(match[0], folded, from)) continue;
      if (hits.some((hit) => overlaps(hit, { from, to }))) continue;
      const found = text.slice(from, to);
      hits.push({
        kind,
        from,
        to,
        text: found,
        message: `公示文字疑含${what}“${found}”，请删除、遮盖或说明理由`,
      });
    }
  }
  return hits.sort((a, b) => a.from - b.from);
}

/** Whether a kind only asks for a second look instead of blocking. */
export function isPublicTextHint(kind: PublicTextKind): boolean {
  return kind === 'secrecyHint' || kind === 'dataLevel';
}
