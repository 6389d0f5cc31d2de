/** What a second supervisor is told that he answers for. */
import { describe, expect, it } from 'vitest';
import { bundleWords, type SecondReason } from '#shared/bundle/codes';

const words = (...because: readonly SecondReason[]): string => bundleWords({ code: 'G01_SECOND', because });

describe('the words of a second approval', () => {
  it.each<readonly [SecondReason, string]>([
    [{ is: 'doubtful' }, '人员、签名密钥或工作站有变'],
    [{ is: 'set-aside' }, '曾被隔离'],
    [{ is: 'revocation' }, '吊销名单有新增'],
    [{ is: 'rules' }, '自治区新规则'],
    [{ is: 'old-list' }, '吊销名单过旧'],
    [{ is: 'conflicts', n: 21 }, '将产生冲突 21 项'],
    [{ is: 'many', n: 301 }, '将改动 301 件'],
  ])('say the reason %j, and no other', (reason, said) => {
    expect(words(reason)).toContain(said);
    expect(words(reason).includes('件')).toBe(reason.is === 'many');
  });

  it('say all reasons that hold, and what to do', () => {
    const both = words({ is: 'revocation' }, { is: 'many', n: 12 });
    expect(both).toContain('吊销名单有新增；将改动 12 件（超过阈值）');
    expect(both).toContain('请另一名登记机构主管复核同意后导入');
  });
});
