/** The key under which a query code is found: signs that are taken for one another, and hyphens, make no other code. */
export const codeKey = (code: string): string =>
  code.toUpperCase().replaceAll('O', '0').replaceAll('I', '1').replaceAll('L', '1').replaceAll('-', '');
