/** What a file really is, by its first bytes: a name that promises something else is refused. */

const SIGNATURES: readonly {
  readonly bytes: readonly number[];
  readonly types: { readonly [ending: string]: string };
}[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46, 0x2d], types: { pdf: 'application/pdf' } },
  { bytes: [0x89, 0x50, 0x4e, 0x47], types: { png: 'image/png' } },
  { bytes: [0xff, 0xd8, 0xff], types: { jpg: 'image/jpeg', jpeg: 'image/jpeg' } },
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    types: {
      ofd: 'application/ofd',
      xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    },
  },
];

/** Text files carry no signature; they may not hold a NUL byte. */
const TEXT_TYPES: { readonly [ending: string]: string } = {
  csv: 'text/csv',
  txt: 'text/plain',
  json: 'application/json',
  xml: 'application/xml',
};

/** The media type of a file whose name and first bytes agree; `null` when they do not or it is unknown.
 * `hasNul`: whether there is a NUL byte anywhere in it. */
export function mediaTypeOf(fileName: string, bytes: Uint8Array, hasNul: boolean): string | null {
  const ending = /\.([A-Za-z]{3,4})$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const signature = SIGNATURES.find(({ bytes: start }) => start.every((byte, at) => bytes[at] === byte));
  if (signature) return signature.types[ending] ?? null;
  return hasNul ? null : (TEXT_TYPES[ending] ?? null);
}
