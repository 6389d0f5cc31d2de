/** What a 登记结果查询码 looks like by itself: as the region issues it, and no local number of an office (XJR-17-1). */

const CODE = /^[0-9A-Za-z][0-9A-Za-z-]{5,63}$/;

/** A local number of any office, with or without its head. */
const LOCAL_NUMBER = /^(?:L-.*|\d{6}-20\d{2}-(?:\d{6}|[A-Z]{1,3}\d{6}-[0-9A-Z]))$/i;

/** Whether a text can be a code of the region. */
export const hasCodeForm = (code: string): boolean => CODE.test(code) && !isLocalNumber(code);

/** Whether a text is the number of a case of some office, or looks like one. */
export const isLocalNumber = (text: string): boolean => LOCAL_NUMBER.test(text);
