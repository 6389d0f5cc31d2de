/** Telephone numbers as written on a form: a mainland mobile number, or a landline with area code. */

const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^0\d{2,3}-?\d{7,8}(-\d{1,6})?$/;

/** Whether a text is a mainland mobile number. */
export function isMobile(text: string): boolean {
  return MOBILE.test(text);
}

/** What is wrong with a telephone number; undefined when it is usable. */
export function phoneProblem(text: string): string | undefined {
  if (isMobile(text) || LANDLINE.test(text)) return undefined;
  return /^1\d*$/.test(text) ? '手机号码应为 11 位，请核对' : '固定电话请写区号，如 0991-2345678';
}
