/** What a check of all records says in one sentence: the same at the desk and on the command line. */
import { damageText } from './fault-messages';
import type { VerifyReport } from './store-types';

/** What a check found first, in words; null when everything is sound. */
export function findingText({ firstBreak, security, blobs }: VerifyReport): string | null {
  const broken = firstBreak ?? security.firstBreak;
  if (broken) return damageText(broken);
  const lost = blobs.missing.length + blobs.damaged.length;
  return lost > 0 ? `附件缺失或损坏 ${lost} 件` : null;
}
