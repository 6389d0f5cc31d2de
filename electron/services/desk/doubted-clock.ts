/**
 * Nothing that makes a date in law is done while the machine's clock is behind what its store knows (workflow 9.8): a
 * supervisor says first that it is right. Bundles, receipts and taking a case that was handed over go on: they count
 * from days that others said, the entries bear the doubt, and holding them back would keep from others what they wait for.
 */
import type { SignedInCall } from '#electron/services/service';
import type { Answer } from '#shared/contract/failure';
import { refusal } from './trouble';

/** The refusal of an act while the clock is in doubt; null when it is not. `left`: what may be done all the same. */
export const clockInDoubt = ({ desk, caller }: SignedInCall, left = ''): Answer<never> | null =>
  desk.clockIsBehind(caller.now)
    ? refusal(
        'CLOCK_BEHIND',
        `计算机时间早于最近一次办理的时间，期限可能算错，本步骤没有保存。${left}`,
        '请校正计算机时间；时间无误的，由主管在窗口上方的提示中确认时间并写明理由后再办。',
      )
    : null;
