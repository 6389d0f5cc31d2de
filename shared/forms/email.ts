/** E-mail addresses: one @, a domain with a dot, at most 100 signs. The address is stored, never written to. */

const EMAIL = /^[^\s@,;<>"'()[\]\\]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;
const MAX_LENGTH = 100;

/** What is wrong with an address; undefined when it is usable. */
export function emailProblem(text: string): string | undefined {
  return text.length <= MAX_LENGTH && EMAIL.test(text)
    ? undefined
    : '电子邮箱格式不正确，应如 name@example.cn，不超过 100 字';
}
