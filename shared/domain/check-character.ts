/** The check character of a number that people copy by hand: ISO/IEC 7064, MOD 37,36. */
const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const MODULUS = CHARACTERS.length;

/** One character over digits and capital letters: every wrong character and every exchange of two neighbours shows. */
export function checkCharacter(text: string): string {
  let product = MODULUS;
  for (const character of text) {
    const sum = (product + CHARACTERS.indexOf(character)) % MODULUS || MODULUS;
    product = (sum * 2) % (MODULUS + 1);
  }
  return CHARACTERS.charAt((MODULUS + 1 - product) % MODULUS);
}
