/**
 * The few phrases yearly notices are written in. A phrase is understood only when every word of it is known:
 * one unknown word (不放假, 部分人员) may turn the meaning round, so it makes a question.
 */

/** Holidays that a notice names, with the words it uses for them. */
const HOLIDAYS: readonly (readonly [name: string, scope: 'national' | 'xinjiang', words: RegExp])[] = [
  ['元旦', 'national', /元旦节?/],
  ['春节', 'national', /春节/],
  ['清明节', 'national', /清明节?/],
  ['劳动节', 'national', /["“”]?五一["“”]?(?:国际)?(?:劳动节)?|(?:国际)?劳动节/],
  ['端午节', 'national', /端午节?/],
  ['中秋节', 'national', /中秋节?/],
  ['国庆节', 'national', /["“”]?十一["“”]国庆节|国庆节?/],
  ['肉孜节', 'xinjiang', /肉孜节?(?:\(开斋节\))?|开斋节/],
  ['古尔邦节', 'xinjiang', /古尔邦节?(?:\(宰牲节\))?|宰牲节/],
];
const ANY_HOLIDAY = new RegExp(HOLIDAYS.map(([, , words]) => words.source).join('|'), 'g');

/** The holidays a notice has to arrange. */
export const NATIONAL_HOLIDAYS = HOLIDAYS.filter(([, scope]) => scope === 'national').map(([name]) => name);
export const XINJIANG_HOLIDAYS = HOLIDAYS.filter(([, scope]) => scope === 'xinjiang').map(([name]) => name);

/** The known holidays of a phrase in its own order, joined as calendars join them; empty when none. */
export function holidayName(phrase: string): string {
  const found = [...phrase.matchAll(ANY_HOLIDAY)].map(
    ([word]) => HOLIDAYS.find(([, , words]) => new RegExp(`^(?:${words.source})$`).test(word))?.[0] ?? '',
  );
  return [...new Set(found)].filter((name) => name !== '').join('、');
}

/** Where the days of a holiday hold; null when the name is unknown or mixes both. */
export function holidayScope(name: string): 'national' | 'xinjiang' | null {
  const scopes = new Set(
    name.split('、').map((one) => HOLIDAYS.find(([known]) => known === one)?.[1] ?? null),
  );
  const [only] = scopes;
  return scopes.size === 1 && only ? only : null;
}

/** What is left of a heading once its holidays are taken out; empty for a heading that only names them. */
export function headingRest(heading: string): string {
  return heading
    .replace(ANY_HOLIDAY, '')
    .replace(/放假(?:时间|日期|安排|调休)?|时间|安排|[、,和及与"“”]|\(\)/g, '');
}

const BEFORE =
  /^(?:(?:根据|按照|依据|经)[^,]{0,80},)?(?:其中,?)?(?:全(?:疆|区|国|体))?(?:各族|各级)?(?:人民|公民|干部|职工|群众|机关|单位)*(?:放假(?:时间|日期|调休)?)?(?:为|于|定于|将于)?[:,]?(?:自|从)?$/;

/** Words before the first date that nobody needs to ask about, holidays and marks apart. */
export function isKnownLeadIn(words: string): boolean {
  return BEFORE.test(words.replace(ANY_HOLIDAY, '').replace(/^[、,和及与"“”]+/, ''));
}

/** What a notice says of a group of dates. */
export type Phrase =
  | {
      readonly kind: 'off';
      /** 放假n天 right behind the date. */
      readonly own: number | null;
      /** 共n天, wherever it stands. */
      readonly totals: readonly number[];
      /** 起: the first day and a number are given instead of the last day. */
      readonly from: boolean;
      /** 与周末连休: weekend days around may be in the total. */
      readonly joined: boolean;
      readonly end: number;
    }
  | { readonly kind: 'makeup_workday'; readonly end: number }
  /** `…是肉孜节`: says when the festival is, arranges nothing. */
  | { readonly kind: 'fact' }
  | { readonly kind: 'unknown'; readonly about: 'off' | 'makeup_workday' };

const NUMBER = String.raw`(?:\d{1,3}|[一二两三四五六七八九十]{1,3})`;
const OFF = new RegExp(
  `^(起)?,?(?:均|都|统一|全区|全疆|全体公民)?(?:放假(?:调休|休息|公休|连休)?|调休放假|休息|公休|连休)(?:共?(${NUMBER})天)?`,
);
const COUNT = new RegExp(`^(?:共计?|合计|总共|一共|为期|连休|放假|共放假|共休息)(${NUMBER})天$`);
const JOINED = /^(?:与|和)(?:周末|双休日|公休日|周六周日|周六日|周六|周日)(?:连休|相连|连续休息|连在一起)$/;
const PLAIN = /^(?:不(?:再)?调休|无需调休|调休|放假调休|连休)$/;
const MAKEUP =
  /^,?(?:均|都|全部|正常|照常|统一)?(?:上班|补班|调休上班|正常工作|为(?:调休)?工作日|(?:需|应)上班)(?:1天|一天)?[,、]?$/;
const FACT = /^(?:是|为|系)[^,。]{0,30}(?:节|元旦|除夕|纪念日)(?:\([^()]{0,10}\))?[,、]?$/;

/** Reads the words that follow a group of dates up to the next group or the end of the sentence. */
export function readPhrase(tail: string): Phrase {
  const off = OFF.exec(tail);
  if (off) return readOff(tail, off);
  const about = /上班|补班|工作日/.test(tail) ? 'makeup_workday' : 'off';
  if (MAKEUP.test(tail)) return { kind: 'makeup_workday', end: tail.replace(/[,、]$/, '').length };
  return FACT.test(tail) ? { kind: 'fact' } : { kind: 'unknown', about };
}

function readOff(tail: string, off: RegExpExecArray): Phrase {
  const own = off[2] === undefined ? null : numberOf(off[2]);
  const totals: number[] = [];
  let joined = false;
  const rest = tail.slice(off[0].length).replace(/[,、]$/, '');
  for (const clause of rest.replace(/^[,、]/, '').split(',')) {
    const counted = COUNT.exec(clause);
    if (counted) totals.push(numberOf(counted[1] ?? ''));
    else if (JOINED.test(clause)) joined = true;
    else if (clause !== '' && !PLAIN.test(clause)) return { kind: 'unknown', about: 'off' };
  }
  return { kind: 'off', own, totals, from: off[1] !== undefined, joined, end: off[0].length + rest.length };
}

function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const digit = (char: string) => '零一二三四五六七八九'.indexOf(char === '两' ? '二' : char);
  const ten = text.indexOf('十');
  if (ten < 0) return text.length === 1 ? digit(text) : 0;
  const tens = ten === 0 ? 1 : digit(text.slice(0, ten));
  const ones = ten === text.length - 1 ? 0 : digit(text.slice(ten + 1));
  return tens * 10 + ones;
}

/** Sentences that speak of office hours, or of the grounds of the notice. */
export const OFFICE_HOURS = /[夏冬]季作息时间|作息时间|上班时间为|办公时间/;
export const GROUNDS = /修订|原则/;
export const ISSUE_DATE = /^[^,:月日]{0,30}\d{4}年\d{1,2}月\d{1,2}日(?:印发|发布)?$/;
