/** The text of a page as it is read aloud and copied: in the characters that people type. */
import type { PDFPageProxy } from 'pdfjs-dist';

type PageText = Awaited<ReturnType<PDFPageProxy['getTextContent']>>;

/**
 * Browsers that print to PDF often name a character by the radical that looks like it (U+2F45 for 方). Copied so,
 * a name would match nothing; Unicode maps each Kangxi radical to the character it stands for.
 */
const asTyped = (text: string): string => text.replace(/[\u2f00-\u2fd5]/g, (sign) => sign.normalize('NFKC'));

export async function wordsOf(page: PDFPageProxy): Promise<PageText> {
  const content = await page.getTextContent();
  const items = content.items.map((item) => ('str' in item ? { ...item, str: asTyped(item.str) } : item));
  return { ...content, items };
}
