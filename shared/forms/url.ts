/** Web addresses: http or https, at most 500 signs. Stored and printed, never opened. */

const URL_SHAPE = /^https?:\/\/[^\s/?#@:]+(:\d{1,5})?([/?#]\S*)?$/i;
const MAX_LENGTH = 500;

/** What is wrong with an address; undefined when it is usable. */
export function urlProblem(text: string): string | undefined {
  return text.length <= MAX_LENGTH && URL_SHAPE.test(text)
    ? undefined
    : '网址应以 http:// 或 https:// 开头，不超过 500 字';
}
