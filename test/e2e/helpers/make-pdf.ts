// Writes small PDF files for tests: pages of Chinese text in a font that is named and not embedded, as many
// office programs write them, with room for the entries that a test is about.

interface PdfParts {
  /** One line of text for each page. */
  readonly pages: readonly string[];
  /** Further entries of the catalogue, e.g. /OpenAction. */
  readonly catalog?: string;
  /** Further entries of every page, e.g. /Annots. */
  readonly page?: string;
  /** Further entries of the trailer, e.g. /Encrypt. */
  readonly trailer?: string;
}

const FIXED = 5;

/** UTF-16BE in hexadecimal, which is what the character map UniGB-UCS2-H reads. */
const hex = (text: string): string =>
  [...text].map((sign) => sign.charCodeAt(0).toString(16).padStart(4, '0')).join('');

/** The file: one numbered object after the other, the table of their places, the trailer. */
export function makePdf({ pages, catalog = '', page = '', trailer = '' }: PdfParts): Buffer {
  const pageId = (index: number): number => FIXED + 1 + index * 2;
  const kids = pages.map((_, index) => `${pageId(index)} 0 R`).join(' ');
  const objects = [
    `<</Type/Catalog/Pages 2 0 R ${catalog}>>`,
    `<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`,
    '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo' +
      '<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 5 0 R>>',
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0' +
      '/Ascent 880/Descent -120/CapHeight 880/StemV 93>>',
    ...pages.flatMap((text, index) => {
      const content = `BT /F 28 Tf 72 720 Td <${hex(text)}> Tj ET`;
      return [
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>` +
          `/Contents ${pageId(index) + 1} 0 R ${page}>>`,
        `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const end = `trailer\n<</Size ${size}/Root 1 0 R ${trailer}>>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(`${file}xref\n0 ${size}\n0000000000 65535 f \n${table}${end}`, 'latin1');
}
